import { PermissionFlagsBits } from 'discord.js';
import { noteFault } from '../faults.js';
import { discordFaults } from '../spec/check.js';
import type { ApiAnswer, ApiContext, ApiRequest, Handler } from './api.js';
import { forumTypes, type StandInChannel, type StandInMessage, snowflake, threadTypes } from './entities.js';
import { errors, formRefusal, invalid } from './errors.js';
import { crosspost } from './followers.js';
import { Forums } from './forums.js';
import { InteractionRoutes } from './interaction-routes.js';
import { Bucket, Buckets, limitHeaders } from './limits.js';
import { formFaults } from './validate.js';
import { commandFaults, type RegisteredCommand } from './validate-commands.js';
import { Webhooks } from './webhooks.js';

interface Route {
  method: string;
  path: RegExp;
  handler: Handler;
  /** By the first id in the path. */
  buckets: Buckets | null;
}

const route = (method: string, path: RegExp, handler: Handler, buckets: Buckets | null = null): Route => ({
  method,
  path,
  handler,
  buckets,
});

const textTypes = new Set([0, 1, 2, 5, 10, 11, 12, 13]);

/** The part of Discord's REST API that a bot like Kabar uses. */
export class Api {
  readonly #context: ApiContext;
  readonly #tokenBucket: Bucket;
  readonly #nonces = new Map<string, { message: StandInMessage; at: number }>();
  readonly #routes: Route[];

  constructor(context: ApiContext) {
    this.#context = context;
    this.#tokenBucket = new Bucket(context.limits.perSecond, 1000);
    const { count, ms } = context.limits.channel;
    // Each route has a bucket of its own for each channel.
    const [posts, edits] = [new Buckets(count, ms), new Buckets(count, ms)];
    const { crossposts } = context.limits;
    const forums = new Forums(context, {
      refusal: (channel, body) => this.#forbidden(channel, body) ?? formRefusal(body),
      store: (channelId, body, id) => this.#store(channelId, body, id),
    });
    const interactions = new InteractionRoutes(context, {
      store: (channelId, body) => this.#store(channelId, body),
      show,
    });
    const webhooks = new Webhooks(context, {
      store: (channelId, body, more) => Object.assign(this.#store(channelId, body), more),
      show,
    });
    this.#routes = [
      route('GET', /^\/gateway\/bot$/, () => this.#gateway()),
      route('GET', /^\/applications\/@me$/, () => ({
        status: 200,
        body: { id: context.world.applicationId, name: 'kabar' },
      })),
      route('GET', /^\/users\/@me$/, () => ({ status: 200, body: context.world.bot() })),
      route('POST', /^\/users\/@me\/channels$/, (request) => this.#directChannel(request)),
      route(
        'GET',
        /^\/channels\/(\d+)$/,
        (_, [id]) => context.world.channelAnswer(id) ?? errors.unknownChannel,
      ),
      route('POST', /^\/channels\/(\d+)\/messages$/, (request, [id]) => this.#create(request, id), posts),
      route(
        'PATCH',
        /^\/channels\/(\d+)\/messages\/(\d+)$/,
        (request, ids) => this.#change(request, ids),
        edits,
      ),
      route(
        'POST',
        /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
        (_, ids) => crosspost(context, ids),
        new Buckets(crossposts.count, crossposts.ms),
      ),
      ...forums.routes().map(([method, path, handler]) => route(method, path, handler)),
      route('PUT', /^\/applications\/(\d+)\/commands$/, (request) => this.#register(request)),
      route('GET', /^\/guilds\/(\d+)\/members\/(\d+)$/, (_, ids) => this.#member(ids)),
      ...interactions.routes().map(([method, path, handler]) => route(method, path, handler)),
      ...webhooks.routes().map(([method, path, handler, buckets]) => route(method, path, handler, buckets)),
    ];
  }

  handle(request: ApiRequest): ApiAnswer {
    for (const { method, path, handler, buckets } of this.#routes) {
      const ids = path.exec(request.path)?.slice(1);
      if (ids === undefined || method !== request.method) continue;
      const answer =
        this.#admitted(request) ?? this.#limited(ids[0], buckets, () => checked(request, handler, ids));
      noteInvalid(request, answer);
      return answer;
    }
    const faults = ['no such route'];
    noteFault({ platform: 'discord', request: nameOf(request), faults, body: request.body });
    return errors.notFound;
  }

  /** What the token says of a request. An interaction's own endpoints need none, and are bound to no limit. */
  #admitted({ path, authorization }: ApiRequest): ApiAnswer | null {
    if (/^\/(interactions|webhooks)\//.test(path)) return null;
    if (authorization !== `Bot ${this.#context.token()}`) return errors.unauthorized;
    return this.#globallyLimited();
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
    const remaining = this.#context.sessionsLeft();
    const session_start_limit = { total: 1000, remaining, reset_after: 86_400_000, max_concurrency: 1 };
    return { status: 200, body: { url: this.#context.gatewayUrl(), shards: 1, session_start_limit } };
  }

  #limited(key = '', buckets: Buckets | null, run: () => ApiAnswer): ApiAnswer {
    if (buckets === null) return run();
    const now = this.#context.now();
    const verdict = buckets.take(key, now);
    const headers = limitHeaders(verdict, buckets.name, now);
    if (verdict.allowed) return { ...run(), headers };
    const retry_after = verdict.resetAfter / 1000;
    const body = { message: 'You are being rate limited.', retry_after, global: false };
    return { status: 429, body, headers };
  }

  /** A bot changes what it posted. */
  #change({ body }: ApiRequest, [channelId = '', id]: string[]): ApiAnswer {
    const { world, interactions, waiting } = this.#context;
    const channel = world.channels.get(channelId);
    if (channel === undefined) return errors.unknownChannel;
    if ((world.botPermissions(channel) & PermissionFlagsBits.ViewChannel) === 0n) return errors.missingAccess;
    const message = world.messages.find((each) => each.id === id && each.channelId === channelId);
    if (message === undefined) return errors.unknownMessage;
    if (message.webhookId !== undefined) return errors.notOwnMessage;
    if (channel.locked) return errors.lockedThread;
    if (channel.archived) return errors.archivedThread;
    // What stays is checked with what changes: the bounds are those of the whole message.
    const { content, embeds, components } = message;
    const refusal = formRefusal({ content, embeds, components, ...body });
    if (refusal !== null) return refusal;
    show(message, body).edits += 1;
    waiting.changed();
    return { status: 200, body: interactions.messageObject(message) };
  }

  #create({ body }: ApiRequest, channelId = ''): ApiAnswer {
    const { world, now, limits, interactions } = this.#context;
    const channel = world.channels.get(channelId);
    if (channel === undefined) return errors.unknownChannel;
    const refusal = this.#forbidden(channel, body) ?? formRefusal(body);
    if (refusal !== null) return refusal;
    if (forumTypes.has(channel.type)) return errors.inForum;
    // Whoever writes in a thread that rests wakes it up.
    channel.archived = false;
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
    if (!textTypes.has(channel.type) && !forumTypes.has(channel.type)) return errors.notText;
    if (lacks(isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages)) {
      return errors.missingPermissions;
    }
    if (Array.isArray(body.embeds) && body.embeds.length > 0 && lacks(PermissionFlagsBits.EmbedLinks)) {
      return errors.missingPermissions;
    }
    return channel.locked ? errors.lockedThread : null;
  }

  #store(channelId: string, body: Record<string, unknown>, id = snowflake()): StandInMessage {
    const { world, waiting, now } = this.#context;
    const message: StandInMessage = {
      id,
      channelId,
      at: now(),
      content: '',
      embeds: [],
      components: [],
      flags: 0,
      edits: 0,
      called: world.called(world.channels.get(channelId), body),
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
    if (faults.length > 0) return invalid(faults);
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
}

const nameOf = ({ method, path }: ApiRequest) => `${method} ${path}`;

/** A request is looked at by the specification before anything is done about it. */
function checked(request: ApiRequest, handler: Handler, ids: string[]): ApiAnswer {
  const faults = discordFaults(request.method, request.path, request.parameters.keys(), request.body);
  if (faults === null) throw new Error(`the specification has no ${nameOf(request)}`);
  return faults.length > 0 ? invalid(formFaults(faults)) : handler(request, ids);
}

/** Codes of Discord for a form that it would never take: an invalid one, and an empty message. */
const invalidCodes: ReadonlySet<unknown> = new Set([50035, 50006]);

function noteInvalid(request: ApiRequest, { body }: ApiAnswer): void {
  if (body === undefined || !('code' in body) || !invalidCodes.has(body.code)) return;
  noteFault({
    platform: 'discord',
    request: nameOf(request),
    faults: [JSON.stringify(body)],
    body: request.body,
  });
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
