import {
  type ChannelType,
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  type REST,
} from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import { describeError } from '../../src/core/errors.js';
import type { ChatAdapter, Clock, Log, SendOptions } from '../../src/core/ports.js';
import { ChannelMessages, referenceTo } from './channel-messages.js';
import { codeOf, isOfArchivedThread } from './error-code.js';
import { Faces } from './faces.js';
import type { Part } from './format.js';
import { Forums } from './forums.js';
import { RestingError } from './gate.js';
import { createTry } from './plainer-tries.js';
import { isForum } from './rights.js';
import { StoryThreads } from './story-threads.js';
import { isId, messageInThread, whereIs } from './thread-ids.js';

/** How long to wait, in milliseconds, where Discord does not say: it is busy, or cannot be reached. */
const pauses = { busy: 2_000, unreachable: 5_000, refused: 60_000 };

const closedThread: ReadonlySet<number | null> = new Set([
  Code.UnknownChannel,
  Code.InvalidActionOnArchivedThread,
  Code.ThreadLocked,
]);

/**
 * What Discord's error codes mean for a channel.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
 */
const kinds: Readonly<Record<number, 'gone' | 'paused' | 'misplaced' | 'rejected'>> = {
  [Code.UnknownChannel]: 'gone',
  [Code.UnknownGuild]: 'gone',
  [Code.UnknownWebhook]: 'gone',
  [Code.CannotSendMessagesToThisUser]: 'gone',
  [Code.MissingAccess]: 'paused',
  [Code.MissingPermissions]: 'paused',
  [Code.InvalidActionOnArchivedThread]: 'paused',
  [Code.ThreadLocked]: 'paused',
  [Code.TagRequiredToCreateAForumPostInThisChannel]: 'paused',
  [Code.CannotSendAMessageInAForumChannel]: 'misplaced',
  [Code.CannotSendMessagesInNonTextChannel]: 'misplaced',
  [Code.CannotExecuteActionOnThisChannelType]: 'misplaced',
  [Code.UnknownMessage]: 'rejected',
  [Code.CannotEditMessageAuthoredByAnotherUser]: 'rejected',
  [Code.CannotSendAnEmptyMessage]: 'rejected',
  [Code.InvalidFormBodyOrContentType]: 'rejected',
};

/** Network errors that arise before the request has left. */
const notSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The outcome that an error of Discord's API, of its rate limits or of the network stands for. Pure. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof RestingError) return retryLater(error.afterMs, error.message, 'token');
  if (error instanceof RateLimitError) return rateLimited(error);
  if (error instanceof DiscordAPIError) return refused(error);
  if (error instanceof HTTPError) {
    // A proxy answers so too when it has lost the answer of the server behind it.
    return { ...retryLater(pauses.busy, `Discord answered ${error.status}`), mayHaveArrived: true };
  }
  const code = networkCode(error);
  if (code !== undefined && notSent.has(code)) {
    return retryLater(pauses.unreachable, `Discord cannot be reached (${code})`, 'token');
  }
  const cause = error instanceof Error && error.name === 'AbortError' ? 'time-out' : describeError(error);
  return { kind: 'in-doubt', reason: `no answer from Discord: ${cause}` };
}

/** The same for a message to the thread of a story: a thread that is gone or closed says nothing of its forum. Pure. */
function outcomeInThread(error: unknown): Outcome {
  const outcome = outcomeOf(error);
  return closedThread.has(codeOf(error))
    ? { kind: 'rejected', reason: `its thread is closed: ${describeError(error)}` }
    : outcome;
}

/** The same for an edit. It does not wake up an archived thread, as a post does. Pure. */
function outcomeOfEdit(error: unknown): Outcome {
  const outcome = outcomeOf(error);
  return isOfArchivedThread(error) && outcome.kind === 'paused' ? { ...outcome, kind: 'rejected' } : outcome;
}

function rateLimited(error: RateLimitError): Outcome {
  const known = Math.max(error.retryAfter, error.timeToReset);
  const afterMs = Number.isFinite(known) && known > 0 ? Math.ceil(known) : pauses.busy;
  const ofToken = error.global || error.scope === 'global';
  return retryLater(afterMs, 'Discord asks to go slower', ofToken ? 'token' : 'chat');
}

function refused(error: DiscordAPIError): Outcome {
  const reason = `Discord answered ${error.status}, code ${error.code ?? 'unknown'}: ${error.message}`;
  if (error.status === 401) return { kind: 'fatal', reason };
  const code = codeOf(error) ?? 0;
  if (code === Code.APIResourceOverloaded || error.status === 429) return retryLater(pauses.busy, reason);
  // A refusal that the table does not name: 403 and 404 may be mended by an admin, others are the content's.
  const otherwise = error.status === 403 || error.status === 404 ? 'paused' : 'rejected';
  return { kind: kinds[code] ?? otherwise, reason };
}

function retryLater(
  afterMs: number,
  reason: string,
  scope: 'chat' | 'token' = 'chat',
): Outcome & { kind: 'retry-later' } {
  return { kind: 'retry-later', afterMs, scope, reason };
}

/** The system's code of a network error. A host with several addresses fails with one error for each. */
function networkCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return networkCode(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : networkCode(error.cause);
}

/** The only place that posts, and changes what was posted: see `ChatAdapter`. */
export interface MessageSender extends Required<Pick<ChatAdapter<Part>, 'send' | 'edit' | 'threadsStories'>> {
  edit(
    address: string,
    messageId: string,
    part: Part,
    options?: Pick<SendOptions, 'mentions' | 'replyTo'>,
  ): Promise<Outcome>;
}

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
  const tried = createTry(watchClock);
  const messages = new ChannelMessages(rest, tried);
  const faces = new Faces({ rest, log, typeOf, tried, outcomeOf });

  async function postInThread(thread: string, part: Part, options: SendOptions): Promise<Outcome> {
    const asBot = () => messages.post(thread, part, options, outcomeInThread);
    const outcome = await faces.sendElse(asBot, thread, part, options, outcomeInThread);
    return outcome.kind === 'sent'
      ? { ...outcome, messageId: messageInThread(thread, outcome.messageId) }
      : outcome;
  }

  const forums = new Forums({ rest, clock, log, tried, post: postInThread, outcomeOf });
  const storyThreads = new StoryThreads({ rest, log, typeOf, post: postInThread, outcomeOf });

  /** Servers that are unwell refuse a token that is right: only the gateway's word ends all. */
  const judged = (outcome: Outcome): Outcome =>
    outcome.kind === 'fatal' && !isRefused() ? retryLater(pauses.refused, outcome.reason, 'token') : outcome;

  const sender: MessageSender = {
    async send(address, part, options) {
      if (!isId(address)) return { kind: 'gone', reason: 'not the id of a Discord channel' };
      const misplaced: Outcome = { kind: 'misplaced', reason: 'not a channel that takes messages' };
      // What a thread of a forum begins with is the bot's own: it finds it again, and renames it.
      const inForum = { ...options, asPublisher: false };
      if (forums.knows(address)) return forums.send(address, part, inForum, misplaced);
      if (options.inThread !== undefined) return storyThreads.send(address, part, options);
      const asBot = () =>
        messages.post(address, part, options, outcomeOf, referenceTo(address, options.replyTo));
      const outcome = await faces.sendElse(asBot, address, part, options);
      // Discord says so of a forum: that is found out by asking once, and by nobody who posts to other channels.
      return outcome.kind === 'misplaced' ? forums.send(address, part, inForum, outcome) : outcome;
    },

    async edit(address, messageId, part, { mentions, replyTo } = {}) {
      const where = whereIs(address, messageId);
      if (!isId(address) || where === null) {
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
      return isWanted && isId(address) && storyThreads.arePossible(address);
    },
  };
  return {
    ...sender,
    send: async (...given) => judged(await sender.send(...given)),
    edit: async (...given) => judged(await sender.edit(...given)),
  };
}
