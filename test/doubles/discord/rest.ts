import { PermissionFlagsBits } from 'discord.js';
import { type Interactions, responseTypes, responseWindow, type StandInInteraction } from './interactions.js';
import { Bucket, Buckets, limitHeaders, type Verdict } from './limits.js';
import { invalidForm, messageFaults } from './validate.js';
import { commandFaults, type RegisteredCommand } from './validate-commands.js';
import type { Waiting } from './waiting.js';
import { type StandInChannel, type StandInMessage, snowflake, type World } from './world.js';

/** A request, taken apart. */
export interface ApiRequest {
  method: string;
  /** Decoded, behind `/api/v10`. */
  path: string;
  authorization: string;
  body: Record<string, unknown>;
  /** The files that came beside the body. */
  files?: readonly Upload[];
}

/** A file that was sent. */
export interface Upload {
  name: string;
  text: string;
}

/** What is answered. Without a body: 204. */
export interface ApiAnswer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

/** Discord's limits; a test may lift them. */
export interface ApiLimits {
  /** Messages into one channel within `ms` milliseconds. */
  channel: { count: number; ms: number };
  /** Requests of the token a second. */
  perSecond: number;
  /** How long a nonce is remembered, in milliseconds. */
  nonceMs: number;
}

/** What the API needs of the stand-in. */
export interface ApiContext {
  world: World;
  interactions: Interactions;
  waiting: Waiting;
  limits: ApiLimits;
  now: () => number;
  token: () => string;
  gatewayUrl: () => string;
}

type Handler = (request: ApiRequest, ids: string[]) => ApiAnswer;

const errors = {
  unauthorized: { status: 401, body: { message: '401: Unauthorized', code: 0 } },
  notFound: { status: 404, body: { message: '404: Not Found', code: 0 } },
  unknownChannel: { status: 404, body: { message: 'Unknown Channel', code: 10003 } },
  unknownUser: { status: 404, body: { message: 'Unknown User', code: 10013 } },
  unknownMember: { status: 404, body: { message: 'Unknown Member', code: 10007 } },
  unknownMessage: { status: 404, body: { message: 'Unknown Message', code: 10008 } },
  unknownWebhook: { status: 404, body: { message: 'Unknown Webhook', code: 10015 } },
  unknownInteraction: { status: 404, body: { message: 'Unknown interaction', code: 10062 } },
  acknowledged: { status: 400, body: { message: 'Interaction has already been acknowledged.', code: 40060 } },
  missingAccess: { status: 403, body: { message: 'Missing Access', code: 50001 } },
  emptyMessage: { status: 400, body: { message: 'Cannot send an empty message', code: 50006 } },
  notText: { status: 400, body: { message: 'Cannot send messages in a non-text channel', code: 50008 } },
  missingPermissions: { status: 403, body: { message: 'Missing Permissions', code: 50013 } },
  lockedThread: { status: 403, body: { message: 'Thread is locked', code: 160005 } },
} as const satisfies Record<string, ApiAnswer>;

const textTypes = new Set([0, 1, 2, 5, 10, 11, 12, 13]);
const threadTypes = new Set([10, 11, 12]);

/** The part of Discord's REST API that a bot like Kabar uses. */
export class Api {
  readonly #context: ApiContext;
  readonly #tokenBucket: Bucket;
  readonly #channelBuckets: Buckets;
  readonly #editBuckets: Buckets;
  readonly #nonces = new Map<string, { message: StandInMessage; at: number }>();
  readonly #routes: [method: string, path: RegExp, auth: boolean, handler: Handler][];

  constructor(context: ApiContext) {
    this.#context = context;
    this.#tokenBucket = new Bucket(context.limits.perSecond, 1000);
    this.#channelBuckets = new Buckets(context.limits.channel.count, context.limits.channel.ms);
    this.#editBuckets = new Buckets(context.limits.channel.count, context.limits.channel.ms);
    this.#routes = [
      ['GET', /^\/gateway\/bot$/, true, () => this.#gateway()],
      ['GET', /^\/users\/@me$/, true, () => ({ status: 200, body: context.world.bot() })],
      ['POST', /^\/users\/@me\/channels$/, true, (request) => this.#directChannel(request)],
      ['POST', /^\/channels\/(\d+)\/messages$/, true, (request, [id]) => this.#post(request, id)],
      ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, true, (request, ids) => this.#change(request, ids)],
      ['PUT', /^\/applications\/(\d+)\/commands$/, true, (request) => this.#register(request)],
      ['GET', /^\/guilds\/(\d+)\/members\/(\d+)$/, true, (_, ids) => this.#member(ids)],
      [
        'POST',
        /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
        false,
        (request, ids) => this.#respond(request, ids),
      ],
      ['POST', /^\/webhooks\/\d+\/([^/]+)$/, false, (request, [token]) => this.#followUp(request, token)],
      [
        'PATCH',
        /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
        false,
        (request, [token]) => this.#edit(request, token),
      ],
      [
        'GET',
        /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
        false,
        (_, [token]) => this.#original(token),
      ],
    ];
  }

  handle(request: ApiRequest): ApiAnswer {
    for (const [method, path, auth, handler] of this.#routes) {
      const match = path.exec(request.path);
      if (match === null || method !== request.method) continue;
      if (!auth) return handler(request, match.slice(1));
      if (request.authorization !== `Bot ${this.#context.token()}`) return errors.unauthorized;
      return this.#globallyLimited() ?? handler(request, match.slice(1));
    }
    return errors.notFound;
  }

  #globallyLimited(): ApiAnswer | null {
    const verdict = this.#tokenBucket.take(this.#context.now());
    if (verdict.allowed) return null;
    const seconds = verdict.resetAfter / 1000;
    const headers = {
      'Retry-After': seconds.toFixed(3),
      'X-RateLimit-Global': 'true',
      'X-RateLimit-Scope': 'global',
    };
    return {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: seconds, global: true },
      headers,
    };
  }

  /** The channel of a person with the bot; made when it is asked for first. */
  #directChannel({ body }: ApiRequest): ApiAnswer {
    const recipient = String(body.recipient_id);
    if (!/^\d+$/.test(recipient)) return errors.unknownUser;
    const { id } = this.#context.world.directChannel(recipient);
    return { status: 200, body: { id, type: 1, recipients: [{ id: recipient }] } };
  }

  #gateway(): ApiAnswer {
    const session_start_limit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 };
    return { status: 200, body: { url: this.#context.gatewayUrl(), shards: 1, session_start_limit } };
  }

  #post({ body }: ApiRequest, channelId = ''): ApiAnswer {
    const verdict = this.#channelBuckets.take(channelId, this.#context.now());
    return this.#limited(verdict, 'a0f5b1c2d3e4f5061728394a5b6c7d8e', () => this.#create(body, channelId));
  }

  /** A bot changes what it posted. The route has a bucket of its own for each channel. */
  #change({ body }: ApiRequest, [channelId = '', id]: string[]): ApiAnswer {
    const verdict = this.#editBuckets.take(channelId, this.#context.now());
    const change = () => this.#changeMessage(body, channelId, id);
    return this.#limited(verdict, 'b1c2d3e4f5061728394a5b6c7d8ea0f5', change);
  }

  #limited(verdict: Verdict, bucket: string, run: () => ApiAnswer): ApiAnswer {
    const headers = limitHeaders(verdict, bucket, this.#context.now());
    if (verdict.allowed) return { ...run(), headers };
    const retry_after = verdict.resetAfter / 1000;
    const body = { message: 'You are being rate limited.', retry_after, global: false };
    return { status: 429, body, headers };
  }

  #changeMessage(body: Record<string, unknown>, channelId: string, id: string | undefined): ApiAnswer {
    const { world, interactions, waiting } = this.#context;
    const channel = world.channels.get(channelId);
    if (channel === undefined) return errors.unknownChannel;
    if ((world.botPermissions(channel) & PermissionFlagsBits.ViewChannel) === 0n) return errors.missingAccess;
    const message = world.messages.find((each) => each.id === id && each.channelId === channelId);
    if (message === undefined) return errors.unknownMessage;
    if (channel.locked) return errors.lockedThread;
    // What stays is checked with what changes: the bounds are those of the whole message.
    const { content, embeds, components } = message;
    const refusal = formRefusal({ content, embeds, components, ...body });
    if (refusal !== null) return refusal;
    show(message, body).edits += 1;
    waiting.changed();
    return { status: 200, body: interactions.messageObject(message) };
  }

  #create(body: Record<string, unknown>, channelId: string): ApiAnswer {
    const { world, now, limits, interactions } = this.#context;
    const channel = world.channels.get(channelId);
    if (channel === undefined) return errors.unknownChannel;
    const refusal = this.#forbidden(channel, body) ?? formRefusal(body);
    if (refusal !== null) return refusal;
    const nonce = body.nonce == null ? null : String(body.nonce);
    const known = nonce === null || body.enforce_nonce !== true ? undefined : this.#nonces.get(nonce);
    if (known !== undefined && now() - known.at < limits.nonceMs) {
      return { status: 200, body: interactions.messageObject(known.message) };
    }
    const message = this.#store(channelId, body);
    if (nonce !== null) this.#nonces.set(nonce, { message, at: now() });
    return { status: 200, body: interactions.messageObject(message) };
  }

  #forbidden(channel: StandInChannel, body: Record<string, unknown>): ApiAnswer | null {
    const allowed = this.#context.world.botPermissions(channel);
    const lacks = (bit: bigint) => (allowed & bit) === 0n;
    const isThread = threadTypes.has(channel.type);
    if (lacks(PermissionFlagsBits.ViewChannel)) return errors.missingAccess;
    if (!textTypes.has(channel.type)) return errors.notText;
    if (lacks(isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages)) {
      return errors.missingPermissions;
    }
    if (Array.isArray(body.embeds) && body.embeds.length > 0 && lacks(PermissionFlagsBits.EmbedLinks)) {
      return errors.missingPermissions;
    }
    return channel.locked ? errors.lockedThread : null;
  }

  #store(channelId: string, body: Record<string, unknown>): StandInMessage {
    const { world, waiting, now } = this.#context;
    const message: StandInMessage = {
      id: snowflake(),
      channelId,
      at: now(),
      content: '',
      embeds: [],
      components: [],
      flags: 0,
      edits: 0,
      nonce: body.nonce == null ? null : String(body.nonce),
      body,
    };
    show(message, body);
    world.messages.push(message);
    waiting.changed();
    return message;
  }

  #register({ body }: ApiRequest): ApiAnswer {
    const faults = commandFaults(body);
    if (faults.length > 0) return { status: 400, body: invalidForm(faults) };
    const commands = body as unknown as RegisteredCommand[];
    this.#context.interactions.commands = commands;
    this.#context.waiting.changed();
    const application_id = this.#context.world.applicationId;
    const registered = commands.map((each) => ({
      id: snowflake(),
      application_id,
      version: snowflake(),
      type: 1,
      ...each,
    }));
    return { status: 200, body: registered };
  }

  #member([guildId = '', userId]: string[]): ApiAnswer {
    const { world } = this.#context;
    if (!world.guilds.has(guildId) || userId !== world.botId) return errors.unknownMember;
    return { status: 200, body: world.botMember() };
  }

  #respond({ body }: ApiRequest, [id, token = '']: string[]): ApiAnswer {
    const { interactions, waiting, now } = this.#context;
    const interaction = interactions.byToken(token);
    if (interaction === undefined || interaction.id !== id) return errors.unknownInteraction;
    if (interaction.response !== null) return errors.acknowledged;
    if (now() - interaction.at > responseWindow) return errors.unknownInteraction;
    const type = Number(body.type);
    const data = (body.data ?? {}) as Record<string, unknown>;
    const refusal = this.#responseRefusal(interaction, type, data);
    if (refusal !== null) return refusal;
    interaction.response = { type, data };
    if (type === responseTypes.message) interaction.message = this.#store(interaction.channel.id, data);
    if (type === responseTypes.update && interaction.card !== null) {
      interaction.message = show(interaction.card, data);
    }
    waiting.changed();
    return { status: 204 };
  }

  #responseRefusal(
    interaction: StandInInteraction,
    type: number,
    data: Record<string, unknown>,
  ): ApiAnswer | null {
    const { message, deferMessage, deferUpdate, update, autocomplete } = responseTypes;
    const fitting = {
      2: [message, deferMessage],
      3: [message, deferMessage, deferUpdate, update],
      4: [autocomplete],
    }[interaction.type];
    if (!fitting?.includes(type)) {
      return {
        status: 400,
        body: invalidForm([{ path: 'type', code: 'BASE_TYPE_CHOICES', message: 'Not a fitting type' }]),
      };
    }
    if (type === autocomplete) return choicesRefusal(data.choices);
    return type === message || type === update ? formRefusal(data) : null;
  }

  #followUp({ body }: ApiRequest, token = ''): ApiAnswer {
    const { interactions, waiting } = this.#context;
    const interaction = this.#acknowledged(token);
    if (interaction === null) return errors.unknownWebhook;
    const refusal = formRefusal(body);
    if (refusal !== null) return refusal;
    const message = this.#store(interaction.channel.id, body);
    interaction.followUps.push(message);
    waiting.changed();
    return { status: 200, body: interactions.messageObject(message) };
  }

  #edit({ body }: ApiRequest, token = ''): ApiAnswer {
    const { interactions, waiting } = this.#context;
    const interaction = this.#acknowledged(token);
    if (interaction === null) return errors.unknownWebhook;
    const refusal = formRefusal(body);
    if (refusal !== null) return refusal;
    const shown = interaction.message ?? interaction.card;
    interaction.message = shown === null ? this.#store(interaction.channel.id, body) : show(shown, body);
    waiting.changed();
    return { status: 200, body: interactions.messageObject(interaction.message) };
  }

  #original(token = ''): ApiAnswer {
    const interaction = this.#acknowledged(token);
    if (interaction === null) return errors.unknownWebhook;
    if (interaction.message === null) return errors.unknownMessage;
    return { status: 200, body: this.#context.interactions.messageObject(interaction.message) };
  }

  /** The token of an interaction becomes a webhook with its first response, for 15 minutes. */
  #acknowledged(token: string): StandInInteraction | null {
    const interaction = this.#context.interactions.byToken(token);
    if (interaction === undefined || interaction.response === null) return null;
    return interaction.tokenExpired(this.#context.now()) ? null : interaction;
  }
}

function formRefusal(body: Record<string, unknown>): ApiAnswer | null {
  const faults = messageFaults(body);
  if (faults === null) return errors.emptyMessage;
  return faults.length === 0 ? null : { status: 400, body: invalidForm(faults) };
}

function choicesRefusal(choices: unknown): ApiAnswer | null {
  const fits = (choice: { name?: unknown; value?: unknown }) =>
    [choice.name, choice.value].every(
      (text) => typeof text === 'string' && text.length >= 1 && text.length <= 100,
    );
  if (Array.isArray(choices) && choices.length <= 25 && choices.every(fits)) return null;
  return {
    status: 400,
    body: invalidForm([{ path: 'data.choices', code: 'BASE_TYPE_BAD_LENGTH', message: 'Bad choices' }]),
  };
}

/** Writes into a message what a body names; the rest stays. */
function show(message: StandInMessage, body: Record<string, unknown>): StandInMessage {
  if (typeof body.content === 'string') message.content = body.content;
  if (Array.isArray(body.embeds)) message.embeds = body.embeds;
  if (Array.isArray(body.components)) message.components = body.components;
  if (typeof body.flags === 'number') message.flags = body.flags;
  message.body = body;
  return message;
}
