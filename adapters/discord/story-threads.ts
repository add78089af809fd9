import { type APIChannel, ChannelType, RESTJSONErrorCodes as Code, type REST, Routes } from 'discord.js';
import { BoundedMap } from '../../src/core/bounded-map.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { Log, SendOptions } from '../../src/core/ports.js';
import { squash, truncate } from '../../src/core/text.js';
import { codeOf, errorFacts } from './errors.js';
import { limits, type Part } from './format.js';
import { parseMessageId } from './message-ids.js';
import { outcomeOf, rejectedAlone } from './outcome.js';

/** How many threads, and channels, this process keeps in mind; of the others it is asked again. */
const maxKept = 10_000;

/** What posting under posts needs. */
interface StoryThreadsParts {
  rest: REST;
  log: Log;
  /** The type of a channel that the gateway has told of; undefined for others. */
  typeOf: (channel: string) => ChannelType | undefined;
  /** Posts a message to a thread; the platform takes a second one with the same nonce for the first. */
  post: (thread: string, part: Part, options: SendOptions) => Promise<Outcome>;
}

/**
 * Threads under posts, for what goes on with their stories. A thread has the id of the message that it stands under, so
 * that it is never opened twice and has to be remembered nowhere.
 * https://discord.com/developers/docs/resources/channel#start-thread-from-message
 */
export class StoryThreads {
  readonly #parts: StoryThreadsParts;
  readonly #opened = new BoundedMap<string, true>(maxKept);
  readonly #canHoldThreads = new BoundedMap<string, boolean>(maxKept);

  constructor(parts: StoryThreadsParts) {
    this.#parts = parts;
  }

  /** Whether posts of a channel can have threads: not those within a thread, and not in private. Rejects where Discord does not tell. */
  async arePossible(channel: string): Promise<boolean> {
    const told = this.#parts.typeOf(channel);
    if (told !== undefined) return isMainChannel(told);
    const known = this.#canHoldThreads.get(channel);
    if (known !== undefined) return known;
    const { type } = (await this.#parts.rest.get(Routes.channel(channel))) as APIChannel;
    this.#canHoldThreads.set(channel, isMainChannel(type));
    return isMainChannel(type);
  }

  /** Posts to the thread under a message, which is opened where it has none. `rejected` where that cannot be. */
  async send(channel: string, part: Part, options: SendOptions): Promise<Outcome> {
    const under = parseMessageId(channel, options.inThread ?? '');
    if (under === null) return { kind: 'rejected', reason: 'not the id of a Discord message' };
    // A message that stands in a thread itself is followed there.
    const thread = under.channel === channel ? under.message : under.channel;
    if (under.channel === channel && !this.#opened.has(thread)) {
      const failure = await this.#open(channel, thread, options.threadName ?? part.thread?.name ?? '…');
      if (failure !== null) return failure;
    }
    return rejectedAlone(await this.#parts.post(thread, part, options));
  }

  async #open(channel: string, message: string, name: string): Promise<Outcome | null> {
    const { rest, log } = this.#parts;
    try {
      const shown = truncate(squash(name), limits.threadName) || '…';
      await rest.post(Routes.threads(channel, message), { body: { name: shown } });
    } catch (error) {
      if (codeOf(error) !== Code.ThreadAlreadyCreatedForMessage) {
        const failure = rejectedAlone(outcomeOf(error));
        if (failure.kind === 'rejected') log.info({ channel, ...errorFacts(error) }, 'a post gets no thread');
        return failure;
      }
    }
    this.#opened.set(message, true);
    return null;
  }
}

const isMainChannel = (type: ChannelType) =>
  type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
