import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiAnswer, ApiLimits, ApiRequest, Upload } from './discord/api.js';
import {
  type StandInChannel,
  type StandInGuild,
  type StandInMessage,
  type StandInUser,
  snowflake,
} from './discord/entities.js';
import { type Failure, posting, scripted } from './discord/failures.js';
import { Gateway } from './discord/gateway.js';
import type { StandInInteraction } from './discord/interaction.js';
import { Interactions } from './discord/interactions.js';
import { Api } from './discord/rest.js';
import type { RegisteredCommand } from './discord/validate-commands.js';
import { readRequest, reply, stall } from './discord/wire.js';
import { World } from './discord/world.js';
import { Waiting } from './waiting.js';

export type {
  StandInChannel,
  StandInGuild,
  StandInMessage,
  StandInUser,
  StandInWebhook,
} from './discord/entities.js';
export type { Failure } from './discord/failures.js';
export type { StandInInteraction } from './discord/interaction.js';

/** What the stand-in may be told otherwise. Its limits are Discord's. */
export interface DiscordServerOptions {
  token?: string;
  limits?: Partial<ApiLimits>;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Milliseconds since 1970; a test may move it. */
  now?: () => number;
}

/**
 * A stand-in for Discord: REST and gateway on loopback, as strict as the platform. It starts with one server
 * (`guild`), one text channel (`channel`), an admin and a member.
 */
export class DiscordServer {
  readonly token: string;
  readonly world = new World();
  readonly guild: StandInGuild;
  readonly channel: StandInChannel;
  readonly admin: StandInUser = { id: snowflake(), name: 'ratna', locale: 'id', admin: true };
  readonly member: StandInUser = { id: snowflake(), name: 'budi', locale: 'en-GB', admin: false };
  readonly gateway: Gateway;
  /** Every request: method and path. */
  readonly requests: string[] = [];
  /** The files that came beside requests. */
  readonly uploads: Upload[] = [];
  /** The answers 401, 403 and 429 so far: 10,000 in ten minutes mean a ban. */
  invalidRequests = 0;
  #port = 0;
  readonly #http: Server;
  readonly #api: Api;
  readonly #interactions: Interactions;
  readonly #waiting = new Waiting();
  readonly #failures: Required<Failure>[] = [];
  #validToken: string;

  private constructor(options: DiscordServerOptions) {
    this.token = options.token ?? 'stand-in.token.of-a-bot';
    this.#validToken = this.token;
    this.guild = this.world.addGuild();
    this.channel = this.world.addChannel(this.guild);
    const now = options.now ?? Date.now;
    this.#interactions = new Interactions(this.world, this.#waiting, now);
    // A connection that is closed just when it is used again would look like an outage.
    this.#http = createServer(
      { keepAliveTimeout: 0 },
      (request, response) => void this.#serve(request, response),
    );
    const gatewayUrl = () => `ws://127.0.0.1:${this.#port}`;
    const token = () => this.#validToken;
    this.#api = new Api({
      world: this.world,
      interactions: this.#interactions,
      waiting: this.#waiting,
      limits: {
        channel: { count: 5, ms: 5_000 },
        crossposts: { count: 10, ms: 3_600_000 },
        webhooks: { count: 5, ms: 2_000 },
        perSecond: 50,
        nonceMs: 180_000,
        responseMs: 3_000,
        ...options.limits,
      },
      now,
      token,
      gatewayUrl,
      sessionsLeft: () => this.gateway.sessionsLeft,
      dispatch: (event, data) => this.gateway.dispatchGuild(event, data),
    });
    this.gateway = new Gateway(this.#http, { world: this.world, token, url: gatewayUrl });
  }

  static async start(options: DiscordServerOptions = {}): Promise<DiscordServer> {
    const server = new DiscordServer(options);
    await new Promise<void>((resolve) => server.#http.listen(options.port ?? 0, '127.0.0.1', resolve));
    server.#port = (server.#http.address() as AddressInfo).port;
    return server;
  }

  /** What belongs into `DISCORD_API_ROOT`. */
  get apiRoot(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  /** All messages that were accepted and how they look now, in the order of their arrival. */
  get messages(): readonly StandInMessage[] {
    return this.world.messages;
  }

  messagesIn(channel: StandInChannel): StandInMessage[] {
    return this.messages.filter(({ channelId }) => channelId === channel.id);
  }

  /** The commands as they were registered last. */
  get commands(): readonly RegisteredCommand[] {
    return this.#interactions.commands;
  }

  /** Resolves when the bot has registered its commands and listens, also after a restart: from then on people can ask. */
  async ready(): Promise<void> {
    await this.#waiting.for('the commands to be registered', () =>
      this.commands.length > 0 && this.gateway.isHeard ? true : undefined,
    );
  }

  /** The first message that fits, as soon as it is there. */
  waitForMessage(fits: (message: StandInMessage) => boolean, ms?: number): Promise<StandInMessage> {
    return this.#waiting.for('a message', () => this.messages.find(fits), ms);
  }

  /** Resolves with a request (method and path) once it arrived `times` times. */
  async waitForRequest(pattern: RegExp, times = 1): Promise<void> {
    await this.#waiting.for(`${pattern}`, () =>
      this.requests.filter((request) => pattern.test(request)).length >= times ? true : undefined,
    );
  }

  /** Somebody gives a command. A channel among the options is given by its id. */
  slash(
    channel: StandInChannel,
    user: StandInUser,
    name: string,
    options: Record<string, string | number> = {},
  ): StandInInteraction {
    return this.#tell(this.#interactions.command(channel, user, name, options));
  }

  /** Somebody presses a button under a message, or chooses from a menu there. */
  press(message: StandInMessage, customId: string, user: StandInUser = this.admin): StandInInteraction {
    const channel = this.world.channels.get(message.channelId) ?? this.channel;
    return this.#tell(this.#interactions.press(channel, user, message, customId));
  }

  /** Somebody chooses a command from the menu of a message. */
  about(message: StandInMessage, name: string, user: StandInUser = this.admin): StandInInteraction {
    const channel = this.world.channels.get(message.channelId) ?? this.channel;
    return this.#tell(this.#interactions.about(channel, user, name, message));
  }

  /** What is offered to somebody who types into an option. */
  async autocomplete(
    channel: StandInChannel,
    user: StandInUser,
    name: string,
    option: string,
    typed: string,
  ): Promise<{ name: string; value: string }[]> {
    const interaction = this.#tell(this.#interactions.autocomplete(channel, user, name, option, typed));
    await interaction.responded();
    return interaction.response?.data.choices;
  }

  /** The bot is let into a server that it did not know. */
  letInto(guild: StandInGuild): void {
    this.gateway.dispatchGuild('GUILD_CREATE', this.world.guild(guild));
  }

  /** The bot is thrown out of a server, or with `outage` the server is away for a while. */
  removeGuild(guild: StandInGuild, { outage = false } = {}): void {
    if (!outage) {
      this.world.guilds.delete(guild.id);
      for (const channel of this.world.channels.values()) {
        if (channel.guildId === guild.id) this.world.channels.delete(channel.id);
      }
    }
    this.gateway.dispatchGuild('GUILD_DELETE', { id: guild.id, ...(outage && { unavailable: true }) });
  }

  deleteChannel(channel: StandInChannel): void {
    this.world.channels.delete(channel.id);
    this.gateway.dispatchGuild('CHANNEL_DELETE', this.world.channel(channel));
  }

  /** The next requests go wrong; failures are used up in the order in which they were given. */
  fail(failure: Failure): void {
    this.#failures.push({ when: posting, times: 1, ...failure });
  }

  /** From now on the token is refused, as after a reset in the developer portal. */
  revokeToken(): void {
    this.#validToken = 'another.token';
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#http.closeAllConnections();
    await new Promise<void>((resolve) => this.#http.close(() => resolve()));
  }

  #tell({ interaction, event }: { interaction: StandInInteraction; event: object }): StandInInteraction {
    this.gateway.dispatch('INTERACTION_CREATE', event);
    return interaction;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    if (request === null)
      return reply(response, { status: 404, body: { message: '404: Not Found', code: 0 } });
    const line = `${request.method} ${request.path}`;
    this.requests.push(line);
    this.uploads.push(...(request.files ?? []));
    const act = this.#nextFailure(line);
    if (act === 'cut') incoming.socket.destroy();
    else if (act !== null && typeof act === 'object') this.#answer(response, scripted(act));
    else this.#carryOut(request, response, act);
    this.#waiting.changed();
  }

  #carryOut(
    request: ApiRequest,
    response: ServerResponse,
    act: 'stored-then-502' | 'stored-then-cut' | 'stored-then-stall' | 'hang' | null,
  ) {
    const answer = this.#api.handle(request);
    if (act === 'hang') return;
    if (act === 'stored-then-cut') response.socket?.destroy();
    else if (act === 'stored-then-stall') stall(response, answer);
    else this.#answer(response, act === null ? answer : { status: 502 });
  }

  #answer(response: ServerResponse, answer: ApiAnswer): void {
    if ([401, 403, 429].includes(answer.status)) this.invalidRequests++;
    reply(response, answer);
  }

  #nextFailure(line: string): Failure['act'] | null {
    const index = this.#failures.findIndex(({ when }) => when.test(line));
    const failure = this.#failures[index];
    if (failure === undefined) return null;
    if (--failure.times === 0) this.#failures.splice(index, 1);
    return failure.act;
  }
}
