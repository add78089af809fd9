import { DiscordServer } from '../../test/doubles/discord-server.js';
import { TelegramServer } from '../../test/doubles/telegram-server.js';

/*
 * A platform in a process of its own, so that its work does not count and it judges by arrival:
 * `platform.ts telegram|discord <messages a second> <places>`.
 */

/** Where a side finds the platform. */
export interface Address {
  root: string;
  token: string;
  /** The places that may be posted to. */
  places: string[];
}

/** What the platform saw, when it is asked. */
export interface Seen {
  /** When each message was taken, in milliseconds. */
  arrivals: number[];
  refused: number;
}

interface Platform extends Address {
  seen(): Seen;
}

async function telegram(perSecond: number, count: number): Promise<Platform> {
  const server = await TelegramServer.start({ openToAll: true, limits: { perSecond } });
  return {
    root: server.root,
    token: server.token,
    places: Array.from({ length: count }, (_, index) => String(10_000 + index)),
    seen: () => ({
      arrivals: server.messages.map(({ at }) => at),
      refused: server.calls.filter((method) => method === 'sendMessage').length - server.messages.length,
    }),
  };
}

async function discord(perSecond: number, count: number): Promise<Platform> {
  const server = await DiscordServer.start({ limits: { perSecond } });
  return {
    root: server.apiRoot,
    token: server.token,
    places: Array.from({ length: count }, () => server.world.addChannel(server.guild).id),
    seen: () => ({
      arrivals: server.messages.map(({ at }) => at),
      refused:
        server.requests.filter((request) => request.endsWith('/messages')).length - server.messages.length,
    }),
  };
}

if (process.send !== undefined) {
  const [kind, perSecond, count] = process.argv.slice(2);
  const platform = await (kind === 'telegram' ? telegram : discord)(Number(perSecond), Number(count));
  const { seen, ...address } = platform;
  process.send(address);
  process.on('message', () => process.send?.(seen()));
  process.on('disconnect', () => process.exit());
}
