import {
  type ChannelType,
  type Client,
  DiscordAPIError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type Interaction,
  type RESTOptions,
  Routes,
} from 'discord.js';
import { atMost } from '../../src/core/at-most.js';
import { backoffMs } from '../../src/core/delivery.js';
import type { AdapterDeps, ConnectionState } from '../../src/core/ports.js';
import { TokenRefusals } from '../../src/core/token-refusals.js';
import type { OwnedPlace } from './admins.js';
import { createClient, type LeavableClient } from './client.js';
import { errorFacts } from './errors.js';
import { inviteLink } from './invite.js';
import { commandMenu } from './menu.js';
import { welcomeTo } from './welcome.js';

/** First and longest wait, in milliseconds, before Discord is tried again. */
const retryDelays = { first: 2_000, most: 5 * 60_000 };

/** How long a stop waits for commands under way, and then for the gateway's goodbye, in milliseconds. */
const stopTimeouts = { commands: 3_000, goodbye: 1_500 };

/** What a connection needs to know and to tell. */
interface ConnectionOptions {
  token: string;
  clientRest: Partial<RESTOptions>;
  deps: AdapterDeps;
  onInteraction: (interaction: Interaction) => void;
}

/** Listens to Discord's gateway, whatever happens to it, until it is stopped or the token is refused. */
export class Connection {
  readonly #options: ConnectionOptions;
  #current: LeavableClient | null = null;
  #stopTimer: () => void = () => {};
  #stopped = false;
  #failures = 0;
  /** What was said of the failures so far. */
  #told = '';
  #broken = false;
  #isRefused = false;
  readonly #refusals = new TokenRefusals();
  #closing: Promise<void> | null = null;
  #malformed = 0;
  #stopMalformedTimer: () => void = () => {};

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Begins to connect. Returns at once: what goes wrong is logged, and tried again by the clock. */
  open(): void {
    if (this.#stopped) return;
    const { clientRest, deps } = this.#options;
    const onMalformed = (error: unknown) => this.#logMalformed(error);
    const onScarce = (sessionsLeft: number) =>
      deps.log.warn(
        { sessionsLeft },
        'Discord lets this bot connect only a few times more today: five minutes are waited before each',
      );
    const current = createClient(clientRest, deps.clock, onMalformed, onScarce);
    this.#current = current;
    this.#listen(current);
    current.client.login(this.#options.token).catch((error: unknown) => this.#onGaveUp(current, error));
  }

  /** Whether Discord wants no further try, as a token that it refuses. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** A channel that the gateway has told of, and who owns its server; null for others. */
  placeOf(channelId: string): OwnedPlace | null {
    const channel = this.#current?.client.channels.cache.get(channelId);
    if (channel === undefined || channel.isDMBased()) return null;
    return { name: channel.name, ownerId: channel.guild.ownerId };
  }

  /** The channel of a thread that the gateway has told of; null for what is no thread, undefined for what it has not told. */
  parentOf(channelId: string): string | null | undefined {
    const channel = this.#current?.client.channels.cache.get(channelId);
    if (channel === undefined) return undefined;
    return channel.isThread() ? channel.parentId : null;
  }

  /** The type of a channel that the gateway has told of; undefined for others. */
  typeOf(channelId: string): ChannelType | undefined {
    return this.#current?.client.channels.cache.get(channelId)?.type;
  }

  /** Takes no further interaction, waits for those under way, then leaves; never longer than a few seconds. */
  close(idle: () => Promise<void>): Promise<void> {
    this.#closing ??= this.#close(idle);
    return this.#closing;
  }

  async #close(idle: () => Promise<void>): Promise<void> {
    this.#stopped = true;
    this.#stopTimer();
    this.#stopMalformedTimer();
    const { clock } = this.#options.deps;
    const current = this.#current;
    current?.client.removeAllListeners(Events.InteractionCreate);
    await atMost(stopTimeouts.commands, idle(), clock);
    if (current !== null) await atMost(stopTimeouts.goodbye, current.leave(), clock);
  }

  #listen(current: LeavableClient): void {
    const { client } = current;
    const { log } = this.#options.deps;
    client.once(Events.ClientReady, (ready) => {
      this.#failures = 0;
      this.#told = '';
      this.#refusals.forget();
      this.#reportState('connected');
      const facts = { bot: ready.user.username, servers: ready.guilds.cache.size };
      log.info({ ...facts, invite: inviteLink(ready.application.id) }, 'Discord is connected');
      void this.#register(current, ready.application.id);
    });
    client.on(Events.InteractionCreate, this.#options.onInteraction);
    client.on(Events.GuildCreate, (guild) => void welcomeTo(guild, this.#options.deps));
    client.on(Events.ShardReconnecting, () => this.#onDisconnect());
    client.on(Events.ShardReady, () => this.#onReconnect());
    client.on(Events.ShardResume, () => this.#onReconnect());
    client.on(Events.ShardError, (error) => {
      // A refused token is told when the client gives up; a connection that is broken was told already.
      if (remedyOf(error) === null && !this.#broken)
        log.warn(errorFacts(error), 'the connection to Discord has a fault');
    });
    client.on(Events.ShardDisconnect, ({ code }) => this.#onGaveUp(current, code));
    client.on(Events.Error, (error) => log.error(errorFacts(error), 'discord.js met a fault'));
    this.#listenForRemovals(client);
  }

  /** One line a minute, however many come. */
  #logMalformed(error: unknown): void {
    const { log, clock } = this.#options.deps;
    if (this.#malformed++ > 0) return;
    log.warn(errorFacts(error), 'Discord sent an event that cannot be read: it is passed over');
    this.#stopMalformedTimer = clock.after(60_000, () => {
      if (this.#malformed > 1)
        log.warn({ count: this.#malformed - 1 }, 'further events of Discord could not be read');
      this.#malformed = 0;
    });
  }

  /** discord.js tries twice a second for as long as it takes: that is told once. */
  #onDisconnect(): void {
    // Leaving closes the connection too.
    if (this.#stopped) return;
    if (!this.#broken) {
      this.#options.deps.log.warn({}, 'there is no connection to Discord: it is tried again until there is');
    }
    this.#broken = true;
    this.#reportState('connecting');
  }

  #onReconnect(): void {
    if (this.#broken) this.#options.deps.log.info({}, 'the connection to Discord is back');
    this.#broken = false;
    this.#reportState('connected');
  }

  #reportState(state: ConnectionState): void {
    if (!this.#stopped) this.#options.deps.onConnection?.(state);
  }

  #listenForRemovals(client: Client): void {
    // The raw event: discord.js has forgotten the channels of the server when it tells of this itself.
    client.ws.on(GatewayDispatchEvents.GuildDelete, (server: { id: string; unavailable?: boolean }) => {
      if (server.unavailable) return;
      const channels = client.guilds.cache.get(server.id)?.channels.cache.values() ?? [];
      const ids = [...channels]
        .filter((channel) => channel.isTextBased() || channel.isThreadOnly())
        .map(({ id }) => id);
      void this.#noteLeft(ids, 'the bot was removed from the server');
    });
    client.on(Events.ChannelDelete, ({ id }) => void this.#noteLeft([id], 'the channel was deleted'));
    client.on(Events.ThreadDelete, ({ id }) => void this.#noteLeft([id], 'the thread was deleted'));
  }

  async #noteLeft(channelIds: readonly string[], reason: string): Promise<void> {
    const { commands, log } = this.#options.deps;
    try {
      for (const id of channelIds) await commands.left(`discord:${id}`, reason);
    } catch (error) {
      log.error({ err: error }, 'it could not be recorded that the bot was let go');
    }
  }

  async #register(current: LeavableClient, applicationId: string, tries = 0): Promise<void> {
    const { deps } = this.#options;
    try {
      // One request replaces all commands; those that did not change do not count as created.
      await current.client.rest.put(Routes.applicationCommands(applicationId), {
        body: commandMenu(deps.commands),
      });
    } catch (error) {
      const gap = backoffMs(tries, retryDelays.first, retryDelays.most);
      const message = 'the commands could not be registered with Discord: trying again in the background';
      deps.log.warn({ ...errorFacts(error), againInSeconds: gap / 1000 }, message);
      if (this.#stopped || this.#current !== current) return;
      this.#stopTimer = deps.clock.after(gap, () => {
        void this.#register(current, applicationId, tries + 1);
      });
    }
  }

  /** The client gave up. @param cause an error of the login, or the code that the gateway closed with. */
  #onGaveUp(current: LeavableClient, cause: unknown): void {
    // The gateway's refusal is told twice: by the event and by the failed login.
    if (this.#current !== current || this.#stopped) return;
    this.#current = null;
    this.#stopTimer();
    void current.leave().catch(() => {});
    const { log, clock } = this.#options.deps;
    const isToken = isRefusedToken(cause);
    if (!isToken) this.#refusals.forget();
    const isBelieved = isToken && this.#refusals.isForGood(clock.elapsed());
    const remedy = isBelieved ? remedies[GatewayCloseCodes.AuthenticationFailed] : remedyOf(cause);
    this.#reportState(remedy === null ? 'connecting' : 'refused');
    if (remedy !== null) {
      this.#isRefused = true;
      log.error({}, remedy);
      return;
    }
    const gap = backoffMs(this.#failures++, retryDelays.first, retryDelays.most);
    const facts =
      typeof cause === 'number'
        ? { code: cause, reason: 'the gateway closed the connection' }
        : errorFacts(cause);
    const message = isToken
      ? 'Discord refuses the token, but may be unwell: it is tried again for ten minutes'
      : 'Discord cannot be reached: trying again in the background';
    const isNews = message !== this.#told;
    this.#told = message;
    log[isNews ? 'warn' : 'debug']({ ...facts, againInSeconds: gap / 1000 }, message);
    this.#stopTimer = clock.after(gap, () => this.open());
  }
}

/**
 * What can be done about the codes after which Discord wants no further try. Not among them: how many connections there are,
 * which the next try asks anew.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
const remedies = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord refused the token: check DISCORD_TOKEN and start Kabar again',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks with this version (4012): install the newest Kabar and start it again',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord refused what is listened to (4013): install the newest Kabar and start it again',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not allow this bot to listen (4014): allow its intents at discord.com/developers, page Bot, and start Kabar again',
} as const;

/** discord.js's words for the same. */
const codesByWords = new Map<unknown, unknown>([
  ['Authentication failed', GatewayCloseCodes.AuthenticationFailed],
  ['Used an invalid API version', GatewayCloseCodes.InvalidAPIVersion],
  ['Used invalid intents', GatewayCloseCodes.InvalidIntents],
  ['Used disallowed intents', GatewayCloseCodes.DisallowedIntents],
]);

/** The remedy for the gateway's own refusal, which no further try mends; null for whatever may be better the next time. */
function remedyOf(cause: unknown): string | null {
  const code = cause instanceof Error ? codesByWords.get(cause.message) : cause;
  return Object.entries(remedies).find(([each]) => Number(each) === code)?.[1] ?? null;
}

/** Whether the API refused the token, as an unwell one does too. */
function isRefusedToken(cause: unknown): boolean {
  if (cause instanceof DiscordAPIError) return cause.status === 401;
  return cause instanceof Error && 'code' in cause && cause.code === DiscordjsErrorCodes.TokenInvalid;
}
