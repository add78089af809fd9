import type { Command } from 'commander';
import { holdRoomForNew, keepHeapSmall } from '../app/heap-flags.js';
import { KabarError } from '../core/errors.js';
import { runUntilSignal } from './run.js';
import type { Session } from './session.js';

/** `kabar start`, and `kabar` alone: the bot itself, until a signal ends it. */
export function addStart(program: Command, session: Session): void {
  const { env, folder } = session.io;
  program
    .command('start', { isDefault: true })
    .description('run Kabar: as a bot if a token is set, else as a chat in this terminal')
    .allowExcessArguments()
    .action(async (_flags, { args }: Command) => {
      // The default command also receives arguments that are not commands.
      if (args[0] !== undefined) {
        throw new KabarError(`There is no command "${args[0]}".`, '`kabar --help` lists what there is.');
      }
      keepHeapSmall();
      // Until the store is open.
      holdRoomForNew(true);
      // Loaded only here, so that the other commands start faster.
      const { startKabar } = await import('../main.js');
      await runUntilSignal((signal) => startKabar({ env, folder, signal }), env);
    });
}

/** `kabar demo`: runs Kabar with a sample publisher, without network and tokens. */
export function addDemo(program: Command, session: Session): void {
  program
    .command('demo')
    .description('try Kabar on sample news, without a network or tokens')
    .action(async () => {
      const { startDemo } = await import('./demo.js');
      await runUntilSignal(startDemo, session.io.env);
    });
}
