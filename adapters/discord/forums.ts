import { type APIChannel, DiscordAPIError, MessageFlags, type REST, Routes } from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { Clock, Log, SendOptions } from '../../src/core/ports.js';
import { errorFacts } from './errors.js';
import type { SendWithFallback } from './fallback.js';
import { type Heading, type Part, toRequest } from './format.js';
import { withMentions } from './mentions.js';
import { isSnowflake, parseMessageId, threadMessageId } from './message-ids.js';
import { outcomeOf } from './outcome.js';
import { OwnThreads } from './own-threads.js';
import { isForum } from './rights.js';
import { type Forum, Tags } from './tags.js';

/** What posting to forums needs. */
interface ForumsParts {
  rest: REST;
  clock: Pick<Clock, 'elapsed'>;
  log: Log;
  sendWithFallback: SendWithFallback;
  /** Posts a message to a thread; the platform takes a second one with the same nonce for the first. */
  post: (thread: string, part: Part, options: SendOptions) => Promise<Outcome>;
}

/** What this process knows of a forum that it has posted to. */
interface ForumState {
  /** Sends that may have arrived, by their nonces. */
  inDoubt: Set<string>;
  /** The thread that was opened last, and what it was called. */
  newest: { thread: string; name: string } | null;
}

/**
 * Posts to forums: each post opens a thread, unless it goes on with one. Discord knows no nonce there, so that a thread
 * whose arrival is in doubt is looked for before it is opened again: by what this process sent, and by the first send
 * after a start, which a former process may have sent.
 */
export class Forums {
  readonly #parts: ForumsParts;
  readonly #threads: OwnThreads;
  readonly #tags: Tags;
  readonly #forums = new Map<string, ForumState>();

  constructor(parts: ForumsParts) {
    this.#parts = parts;
    this.#threads = new OwnThreads(parts.rest);
    this.#tags = new Tags(parts.rest, parts.clock, parts.log);
  }

  /** Whether this process has met a channel as a forum. */
  isKnown(address: string): boolean {
    return this.#forums.has(address);
  }

  /** Whether a channel is a forum. Rejects where Discord does not tell. */
  async isForum(address: string): Promise<boolean> {
    if (this.isKnown(address)) return true;
    try {
      return isSnowflake(address) && (await this.#fetch(address)) !== null;
    } catch (error) {
      // A channel that is not there, or not to be seen: the next post finds out what that means.
      if (error instanceof DiscordAPIError && [403, 404].includes(error.status)) return false;
      throw error;
    }
  }

  /** Posts to a forum. @param otherwise what is said where the channel turns out to be none. */
  async send(address: string, part: Part, options: SendOptions, otherwise: Outcome): Promise<Outcome> {
    const { inThread, replyTo } = options;
    const place = parseMessageId(address, inThread ?? replyTo ?? '');
    if (place !== null) {
      const outcome = await this.#parts.post(place.channel, part, options);
      // Where the thread is gone or closed, an update opens one of its own.
      if (outcome.kind !== 'rejected' || inThread !== undefined) return outcome;
    }
    try {
      const forum = await this.#fetch(address);
      return forum === null ? otherwise : await this.#open(forum, part, options);
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async #open(forum: Forum, part: Part, options: SendOptions): Promise<Outcome> {
    const heading = part.thread ?? { name: '…', tags: [], isNews: false, continues: false };
    const earlier = await this.#findEarlier(forum, part, heading, options);
    if (earlier !== null) return earlier;
    const applied_tags = await this.#tags.idsFor(forum, heading.tags);
    const open = async (form: Part) => {
      const { body, files } = toRequest(withMentions(form, options.mentions));
      const message = { ...body, ...(options.silent && { flags: MessageFlags.SuppressNotifications }) };
      return (await this.#parts.rest.post(Routes.threads(forum.id), {
        // A file goes beside the whole body, which names it inside the message.
        body: { name: heading.name, ...(applied_tags.length > 0 && { applied_tags }), message },
        ...(files !== undefined && { files }),
      })) as { id: string };
    };
    const outcome = await this.#parts.sendWithFallback(part, open, outcomeOf);
    return this.#noteOutcome(forum.id, heading, options.nonce, outcome);
  }

  /** What was sent before that this part is, or goes on with; null where a thread has to be opened. */
  async #findEarlier(
    forum: Forum,
    part: Part,
    heading: Heading,
    options: SendOptions,
  ): Promise<Outcome | null> {
    const { id, guild_id: server = '' } = forum;
    const known = this.#forums.get(id);
    if (heading.continues) {
      const isNewest = known?.newest?.name === heading.name;
      const thread = isNewest
        ? (known.newest?.thread ?? null)
        : await this.#threads.findByName(id, server, heading.name);
      const outcome = thread === null ? null : await this.#parts.post(thread, part, options);
      return outcome?.kind === 'rejected' ? null : outcome;
    }
    if (!heading.isNews || (known !== undefined && !known.inDoubt.has(options.nonce))) return null;
    const found = await this.#threads.findByFirstMessage(id, server, part);
    if (found !== null)
      return this.#noteOutcome(id, heading, options.nonce, { kind: 'sent', messageId: found });
    this.#forums.set(id, known ?? { inDoubt: new Set(), newest: null });
    return null;
  }

  #noteOutcome(forum: string, { name, isNews }: Heading, nonce: string, outcome: Outcome): Outcome {
    const known = this.#forums.get(forum);
    const mayHaveArrived =
      outcome.kind === 'in-doubt' || (outcome.kind === 'retry-later' && outcome.mayHaveArrived === true);
    if (outcome.kind !== 'sent') {
      if (mayHaveArrived) known?.inDoubt.add(nonce);
      return outcome;
    }
    // The message by which a thread begins bears the thread's id.
    const { messageId: thread } = outcome;
    // An answer says nothing of what a former process may have sent.
    if (isNews || known !== undefined) {
      this.#forums.set(forum, { inDoubt: without(known?.inDoubt, nonce), newest: { thread, name } });
    }
    return { kind: 'sent', messageId: threadMessageId(thread, thread) };
  }

  /** Gives a thread the name of what it begins with now. A name that stays is no fault of the edit. */
  async rename(thread: string, { name }: Heading): Promise<void> {
    const { rest, log } = this.#parts;
    try {
      const channel = (await rest.get(Routes.channel(thread))) as APIChannel;
      if ('name' in channel && channel.name !== name)
        await rest.patch(Routes.channel(thread), { body: { name } });
    } catch (error) {
      log.info({ channel: thread, ...errorFacts(error) }, 'a thread keeps its former title');
    }
  }

  async #fetch(address: string): Promise<Forum | null> {
    const channel = (await this.#parts.rest.get(Routes.channel(address))) as APIChannel;
    return isForum(channel.type) ? (channel as unknown as Forum) : null;
  }
}

function without(inDoubt: ReadonlySet<string> = new Set(), nonce: string): Set<string> {
  return new Set([...inDoubt].filter((each) => each !== nonce));
}
