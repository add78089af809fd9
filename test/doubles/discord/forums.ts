import { PermissionFlagsBits } from 'discord.js';
import type { ApiAnswer, ApiContext, Handler } from './api.js';
import { forumTypes, type StandInChannel, type StandInMessage, snowflake, threadTypes } from './entities.js';
import { errors } from './errors.js';

/** What forums need of the API for messages. */
export interface MessageRules {
  refusal(channel: StandInChannel, body: Record<string, unknown>): ApiAnswer | null;
  /** @param id Default: a new one. */
  store(channelId: string, body: Record<string, unknown>, id?: string): StandInMessage;
}

const requiresTag = 1 << 4;

/** In which channels a thread can stand under a message: text and announcements. */
const underMessages = new Set([0, 5]);

/** Threads: opening them in forums, looking for them, renaming them. https://discord.com/developers/docs/topics/threads */
export class Forums {
  readonly #context: ApiContext;
  readonly #rules: MessageRules;

  constructor(context: ApiContext, rules: MessageRules) {
    this.#context = context;
    this.#rules = rules;
  }

  routes(): [method: string, path: RegExp, handler: Handler][] {
    return [
      ['POST', /^\/channels\/(\d+)\/threads$/, (request, [id]) => this.#open(request.body, id)],
      [
        'POST',
        /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
        (request, ids) => this.#start(request.body, ids),
      ],
      ['PATCH', /^\/channels\/(\d+)$/, (request, [id]) => this.#change(request.body, id)],
      ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, (_, ids) => this.#message(ids)],
      ['GET', /^\/guilds\/(\d+)\/threads\/active$/, (_, [id]) => this.#active(id)],
      ['GET', /^\/channels\/(\d+)\/threads\/archived\/public$/, (_, [id]) => this.#archived(id)],
    ];
  }

  /** There is no nonce here: the same request again is a second thread. */
  #open(body: Record<string, unknown>, forumId = ''): ApiAnswer {
    const { world, interactions, dispatch } = this.#context;
    const forum = world.channels.get(forumId);
    if (forum === undefined) return errors.unknownChannel;
    if (!forumTypes.has(forum.type)) return errors.notText;
    const message = body.message as Record<string, unknown>;
    const refusal = this.#rules.refusal(forum, message) ?? this.#tagRefusal(forum, body.applied_tags);
    if (refusal !== null) return refusal;
    const thread = world.addChannel(this.#guildOf(forum), {
      type: 11,
      name: String(body.name),
      parentId: forum.id,
      appliedTags: (body.applied_tags ?? []) as string[],
    });
    const first = this.#rules.store(thread.id, message, thread.id);
    dispatch('THREAD_CREATE', { ...world.channel(thread), newly_created: true });
    return { status: 201, body: { ...world.channel(thread), message: interactions.messageObject(first) } };
  }

  /** A thread under a message, whose id it has. https://discord.com/developers/docs/resources/channel#start-thread-from-message */
  #start(body: Record<string, unknown>, [channelId = '', id = '']: string[]): ApiAnswer {
    const { world, dispatch, waiting } = this.#context;
    const channel = world.channels.get(channelId);
    if (channel === undefined) return errors.unknownChannel;
    if (!underMessages.has(channel.type)) return errors.notInThisChannel;
    const rights = world.botPermissions(channel);
    if ((rights & PermissionFlagsBits.ViewChannel) === 0n) return errors.missingAccess;
    if ((rights & PermissionFlagsBits.CreatePublicThreads) === 0n) return errors.missingPermissions;
    if (!world.messages.some((each) => each.id === id && each.channelId === channelId))
      return errors.unknownMessage;
    if (world.channels.has(id)) return errors.threadExists;
    const type = channel.type === 5 ? 10 : 11;
    const given = { id, type, name: String(body.name), parentId: channelId };
    const thread = world.addChannel(this.#guildOf(channel), given);
    dispatch('THREAD_CREATE', { ...world.channel(thread), newly_created: true });
    waiting.changed();
    return { status: 201, body: world.channel(thread) };
  }

  #tagRefusal({ availableTags = [], flags = 0 }: StandInChannel, applied: unknown): ApiAnswer | null {
    const ids = Array.isArray(applied) ? applied.map(String) : [];
    if (ids.length === 0 && (flags & requiresTag) !== 0) return errors.tagRequired;
    const isFree = (id: string) => availableTags.some((tag) => tag.id === id && !tag.moderated);
    return ids.every(isFree) ? null : { status: 400, body: { message: 'Invalid tag', code: 10087 } };
  }

  /** The tags of a forum, or the name of a thread. */
  #change(body: Record<string, unknown>, id = ''): ApiAnswer {
    const { world, waiting } = this.#context;
    const channel = world.channels.get(id);
    if (channel === undefined) return errors.unknownChannel;
    const ofThread = threadTypes.has(channel.type) && (channel.ownerId ?? world.botId) === world.botId;
    const mayManage = (world.botPermissions(channel) & PermissionFlagsBits.ManageChannels) !== 0n;
    if (!ofThread && !mayManage) return errors.missingPermissions;
    if (channel.archived) return errors.archivedThread;
    const tags = body.available_tags as { id?: string; name: string; moderated?: boolean }[] | undefined;
    if (tags !== undefined && tags.length > 20) return errors.tooManyTags;
    if (tags !== undefined) {
      channel.availableTags = tags.map(({ id = snowflake(), name, moderated = false }) => ({
        id,
        name,
        moderated,
      }));
    }
    if (typeof body.name === 'string') channel.name = body.name;
    waiting.changed();
    return { status: 200, body: world.channel(channel) };
  }

  #message([channelId = '', id]: string[]): ApiAnswer {
    const { world, interactions } = this.#context;
    const channel = world.channels.get(channelId);
    if (channel === undefined) return errors.unknownChannel;
    const rights = world.botPermissions(channel);
    if ((rights & PermissionFlagsBits.ReadMessageHistory) === 0n) return errors.missingAccess;
    const found = world.messages.find((each) => each.channelId === channelId && each.id === id);
    return found === undefined
      ? errors.unknownMessage
      : { status: 200, body: interactions.messageObject(found) };
  }

  #active(guildId = ''): ApiAnswer {
    return this.#threads((each) => each.guildId === guildId && !each.archived);
  }

  #archived(forumId = ''): ApiAnswer {
    return this.#threads((each) => each.parentId === forumId && each.archived === true);
  }

  #threads(fits: (thread: StandInChannel) => boolean): ApiAnswer {
    const { world } = this.#context;
    const found = [...world.channels.values()].filter((each) => threadTypes.has(each.type) && fits(each));
    const threads = found.map((each) => world.channel(each));
    return { status: 200, body: { threads, members: [], has_more: false } };
  }

  #guildOf({ guildId }: StandInChannel) {
    const guild = this.#context.world.guilds.get(guildId);
    if (guild === undefined) throw new Error('a forum stands in a server');
    return guild;
  }
}
