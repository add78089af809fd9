import type { ChannelType, REST } from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { ChatAdapter, Clock, Log, SendOptions } from '../../src/core/ports.js';
import { ChannelMessages, referenceTo } from './channel-messages.js';
import { Faces } from './faces.js';
import { createSendWithFallback } from './fallback.js';
import type { Part } from './format.js';
import { Forums } from './forums.js';
import { isSnowflake, parseMessageId, threadMessageId } from './message-ids.js';
import { outcomeInThread, outcomeOf, outcomeOfEdit, retryLater } from './outcome.js';
import { isForum } from './rights.js';
import { StoryThreads } from './story-threads.js';

/** How long everything waits, in milliseconds, where a request refuses a token that the gateway takes. */
const refusedPauseMs = 60_000;

/** The only place that posts, and changes what was posted: see `ChatAdapter`. */
export type MessageSender = Required<Pick<ChatAdapter<Part>, 'send' | 'edit' | 'threadsStories'>>;

/** What sending needs. */
interface SenderParts {
  clock: Pick<Clock, 'elapsed'>;
  log: Log;
  /** Called before and after each request. */
  watchClock?: () => void;
  /** The type of a channel that the gateway has told of; undefined for others. Default: it has told of none. */
  typeOf?: (channel: string) => ChannelType | undefined;
  /** Whether the gateway has refused the token. Default: it is refused wherever a request says so. */
  isRefused?: () => boolean;
}

/** Sends to channels by a REST client that neither retries nor waits. */
export function createMessageSender(
  rest: REST,
  { clock, log, watchClock = () => {}, typeOf = () => undefined, isRefused = () => true }: SenderParts,
): MessageSender {
  const sendWithFallback = createSendWithFallback(watchClock);
  const messages = new ChannelMessages(rest, sendWithFallback);
  const faces = new Faces({ rest, log, typeOf, sendWithFallback });

  async function postInThread(thread: string, part: Part, options: SendOptions): Promise<Outcome> {
    const asBot = () => messages.post(thread, part, options, outcomeInThread);
    const outcome = await faces.send(thread, part, options, asBot, outcomeInThread);
    return outcome.kind === 'sent'
      ? { ...outcome, messageId: threadMessageId(thread, outcome.messageId) }
      : outcome;
  }

  const forums = new Forums({ rest, clock, log, sendWithFallback, post: postInThread });
  const storyThreads = new StoryThreads({ rest, log, typeOf, post: postInThread });

  /** Servers that are unwell refuse a token that is right: only the gateway's word ends all. */
  const judged = (outcome: Outcome): Outcome =>
    outcome.kind === 'fatal' && !isRefused() ? retryLater(refusedPauseMs, outcome.reason, 'token') : outcome;

  const sender: MessageSender = {
    async send(address, part, options) {
      if (!isSnowflake(address)) return { kind: 'gone', reason: 'not the id of a Discord channel' };
      const misplaced: Outcome = { kind: 'misplaced', reason: 'not a channel that takes messages' };
      // What a thread of a forum begins with is the bot's own: it finds it again, and renames it.
      const inForum = { ...options, asPublisher: false };
      if (forums.isKnown(address)) return forums.send(address, part, inForum, misplaced);
      if (options.inThread !== undefined) return storyThreads.send(address, part, options);
      const asBot = () =>
        messages.post(address, part, options, outcomeOf, referenceTo(address, options.replyTo));
      const outcome = await faces.send(address, part, options, asBot);
      // Discord says so of a forum: that is found out by asking once, and by nobody who posts to other channels.
      return outcome.kind === 'misplaced' ? forums.send(address, part, inForum, outcome) : outcome;
    },

    async edit(address, messageId, part, { mentions, replyTo } = {}) {
      const where = parseMessageId(address, messageId);
      if (!isSnowflake(address) || where === null) {
        return { kind: 'rejected', reason: 'not the id of a Discord message' };
      }
      const { channel, message, webhook } = where;
      if (webhook !== null) {
        const outcome = await faces.edit(address, { ...where, webhook }, part, {
          ...(replyTo && { replyTo }),
        });
        return outcome.kind === 'sent' ? { kind: 'sent', messageId } : outcome;
      }
      const outcome = await messages.edit(where, part, mentions, outcomeOfEdit);
      const beginsThread = channel === message && channel !== address;
      if (outcome.kind !== 'sent') return outcome;
      if (beginsThread && part.thread !== undefined) await forums.rename(channel, part.thread);
      return { kind: 'sent', messageId };
    },

    async threadsStories(address, isWanted) {
      const told = typeOf(address);
      if (told === undefined ? await forums.isForum(address) : isForum(told)) return true;
      return isWanted && isSnowflake(address) && storyThreads.arePossible(address);
    },
  };
  return {
    ...sender,
    send: async (...given) => judged(await sender.send(...given)),
    edit: async (...given) => judged(await sender.edit(...given)),
  };
}
