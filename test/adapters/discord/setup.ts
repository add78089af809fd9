import { createAdapter } from '../../../adapters/discord/create.js';
import { adapter } from '../../../adapters/discord/index.js';
import { download } from '../../../src/app/download.js';
import type { ChatAdapter, ConnectionState } from '../../../src/core/ports.js';
import { ManualClock } from '../../doubles/clock.js';
import { DiscordServer, type DiscordServerOptions } from '../../doubles/discord-server.js';
import { afterTest } from '../../doubles/environment.js';
import { noFolder, noMount } from '../../doubles/http.js';
import { RecordedLog } from '../../doubles/log.js';
import { FakeCommands, ImmediateOutbox } from './kit.js';

/** A channel that takes more posts than any test sends. */
export const roomy: DiscordServerOptions = { limits: { channel: { count: 100, ms: 1 } } };

/** A stand-in for Discord that closes when the test ends. */
export async function makeServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const server = await DiscordServer.start(options);
  afterTest(() => server.close());
  return server;
}

/** The adapter with everything that it is handed, not started yet. It stops when the test ends. */
export function makeAdapter(
  environment: { token: string; apiRoot: string },
  env: Record<string, string> = {},
) {
  const commands = new FakeCommands();
  const outbox = new ImmediateOutbox();
  const clock = new ManualClock();
  const log = new RecordedLog();
  const config = adapter.config.parse({
    DISCORD_TOKEN: environment.token,
    DISCORD_API_ROOT: environment.apiRoot,
    ...env,
  });
  const states: ConnectionState[] = [];
  const onConnection = (state: ConnectionState) => void states.push(state);
  const discord: ChatAdapter = createAdapter(config, {
    commands,
    outbox,
    mount: noMount,
    download,
    folder: noFolder,
    clock,
    log,
    onConnection,
  });
  outbox.adapter = discord;
  afterTest(async () => {
    const stopped = discord.stop();
    // A stop waits some seconds for commands that hang.
    await clock.advance(10_000);
    await stopped;
  });
  return { discord, commands, outbox, clock, log, states };
}

/** Starts an adapter, and waits until the stand-in has told it of its channels. */
export async function connect({ discord }: { discord: ChatAdapter }, server: DiscordServer): Promise<void> {
  await discord.start();
  await server.ready();
}
