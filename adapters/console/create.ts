import type { AdapterDeps, ChatAdapter } from '../../src/core/ports.js';
import { capabilities } from './capabilities.js';
import { CommandHandler } from './commands.js';
import type { Config } from './config.js';
import { type Part, render } from './format.js';
import { createMessageSender, ownTerminal, Screen, type Terminal } from './send.js';

/** The adapter of one terminal, which is one chat, `console:terminal`. */
export function createAdapter(
  _config: Config,
  deps: AdapterDeps,
  terminal: Terminal = ownTerminal(),
): ChatAdapter<Part> {
  const screen = new Screen(terminal);
  const commands = new CommandHandler(terminal, screen, deps);
  const sender = createMessageSender(terminal, screen);
  return {
    name: 'console',
    limits: { token: [], place: (address) => ({ key: address, windows: [] }) },
    capabilities,
    render,
    async send(_address, part) {
      commands.offer(part);
      return sender.send(part);
    },
    start: async () => {
      commands.start();
      deps.onConnection?.('connected');
    },
    stop: () => commands.stop(),
  };
}
