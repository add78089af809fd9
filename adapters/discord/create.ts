import { REST, type RESTOptions } from 'discord.js';
import type { AdapterDeps, ChatAdapter } from '../../src/core/ports.js';
import { createAdmins } from './admins.js';
import { DiscordCommands } from './commands.js';
import type { DiscordConfig } from './config.js';
import { Connection } from './connection.js';
import { type Part, render } from './format.js';
import { limitsOfNow } from './limits.js';
import { createSender } from './send.js';

/** The adapter of one bot token, over discord.js. */
export function createDiscord(config: DiscordConfig, deps: AdapterDeps): ChatAdapter<Part> {
  const token = config.DISCORD_TOKEN ?? '';
  const clientRest = restOptions(config);
  // Posts have a client of their own: discord.js drops the other one's token when it stops, or is refused once.
  const rest = new REST(clientRest).setToken(token);
  const commands = new DiscordCommands(deps, rest);
  const connection = new Connection({
    token,
    clientRest,
    deps,
    onInteraction: (interaction) => commands.handle(interaction),
  });
  return {
    name: 'discord',
    limits: {
      token: [{ count: config.DISCORD_REQUESTS_PER_SECOND, ms: 1000 }],
      // What Discord's headers typically tell for posting to one channel.
      place: (address) => ({ key: address, windows: [{ count: 5, ms: 5000 }] }),
    },
    render,
    ...createSender(rest, limitsOfNow(rest, deps.clock)),
    admins: createAdmins(rest, (channelId) => connection.placeOf(channelId), deps.log),
    start: async () => connection.open(),
    stop: () => connection.close(() => commands.idle()),
  };
}

/** Nothing is retried or waited for in here: the send queue alone decides when what is sent. */
function restOptions(config: DiscordConfig): Partial<RESTOptions> {
  return {
    api: config.DISCORD_API_ROOT,
    version: '10',
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: 15_000,
    globalRequestsPerSecond: config.DISCORD_REQUESTS_PER_SECOND,
  };
}
