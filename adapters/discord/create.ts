import { REST, type RESTOptions } from 'discord.js';
import { ProxyAgent } from 'undici';
import type { AdapterDeps, ChatAdapter } from '../../src/core/ports.js';
import { createAdmins } from './admins.js';
import { createBelongsTo } from './belongs-to.js';
import { capabilities } from './capabilities.js';
import { CommandHandler } from './commands.js';
import { type Config, proxyTo } from './config.js';
import { Connection } from './connection.js';
import { type Part, render } from './format.js';
import { Gate } from './gate.js';
import { limitsOfNow } from './limits.js';
import { PrivateChannels } from './private-channels.js';
import { leadGatewayThrough } from './proxied-gateway.js';
import { createPublishing } from './publish.js';
import { createMessageSender } from './send.js';
import { wholeAnswerWithin } from './whole-answer.js';

/** How long an answer may take, headers and body, in milliseconds. Whether a message arrived is then in doubt. */
const answerMs = 15_000;

/** The adapter of one bot token, over discord.js. */
export function createAdapter(config: Config, deps: AdapterDeps): ChatAdapter<Part> {
  const token = config.DISCORD_TOKEN ?? '';
  const gate = new Gate(deps.clock, deps.log);
  const clientRest = restOptions(config, deps, gate);
  leadGatewayThrough((address) => proxyTo(address, config));
  // Posts have a client of their own: discord.js drops the other one's token when it stops, or is refused once.
  const makeRequest = gate.guard(wholeAnswerWithin(answerMs, deps.clock), () => false);
  const rest = new LastingRest({ ...clientRest, makeRequest }).setToken(token);
  const privateChannels = new PrivateChannels(rest);
  // Discord's limit of requests a second does not hold for interactions: https://discord.com/developers/docs/topics/rate-limits
  const answers = new REST({ ...clientRest, globalRequestsPerSecond: Number.MAX_SAFE_INTEGER });
  const fetchFile = (url: string, maxBytes: number) => deps.download(url, maxBytes, proxyTo(url, config));
  const commands = new CommandHandler(deps, answers, privateChannels, fetchFile);
  const connection: Connection = new Connection({
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
    capabilities,
    belongsTo: createBelongsTo(rest, (channelId) => connection.parentOf(channelId)),
    render,
    ...createMessageSender(rest, {
      ...deps,
      watchClock: limitsOfNow(rest, deps.clock),
      typeOf: (channelId) => connection.typeOf(channelId),
      isRefused: () => connection.isRefused,
    }),
    ...createPublishing(rest, (channelId) => connection.typeOf(channelId)),
    admins: createAdmins(privateChannels, (channelId) => connection.placeOf(channelId), deps.log),
    start: async () => connection.open(),
    stop: () => connection.close(() => commands.idle()),
  };
}

/** Nothing is retried or waited for in here: the send queue alone decides when what is sent. */
function restOptions(config: Config, { clock }: AdapterDeps, gate: Gate): Partial<RESTOptions> {
  return {
    api: config.DISCORD_API_ROOT,
    version: '10',
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: answerMs,
    makeRequest: gate.guard(wholeAnswerWithin(answerMs, clock)),
    globalRequestsPerSecond: config.DISCORD_REQUESTS_PER_SECOND,
    ...agentFor(config),
  };
}

/** A client that keeps its token, where discord.js would take it away at the first 401. */
class LastingRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}

/** discord.js brings an older undici, which takes what sends requests for a newer one. */
function agentFor(config: Config): Pick<RESTOptions, 'agent'> | null {
  const proxy = proxyTo(config.DISCORD_API_ROOT, config);
  return proxy === null ? null : { agent: new ProxyAgent(proxy) as unknown as RESTOptions['agent'] };
}
