import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import { describeError, networkCode, neverConnected } from '../../src/core/errors.js';
import { codeOf, isOfArchivedThread } from './errors.js';
import { RestingError } from './gate.js';

/** How long to wait, in milliseconds, where Discord does not say: it is busy, or cannot be reached. */
const pauses = { busy: 2_000, unreachable: 5_000 };

/** A thread that is gone or closed. */
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

/** Says what a failed request means for the message. */
export type ToOutcome = (error: unknown) => Outcome;

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
  if (neverConnected(code)) {
    return retryLater(pauses.unreachable, `Discord cannot be reached (${code})`, 'token');
  }
  const cause = error instanceof Error && error.name === 'AbortError' ? 'time-out' : describeError(error);
  return { kind: 'in-doubt', reason: `no answer from Discord: ${cause}` };
}

/** The same for a message to the thread of a story: a thread that is gone or closed says nothing of its forum. Pure. */
export function outcomeInThread(error: unknown): Outcome {
  const outcome = outcomeOf(error);
  return closedThread.has(codeOf(error))
    ? { kind: 'rejected', reason: `its thread is closed: ${describeError(error)}` }
    : outcome;
}

/** The same for an edit. It does not wake up an archived thread, as a post does. Pure. */
export function outcomeOfEdit(error: unknown): Outcome {
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

/** `retry-later`, of the chat unless the scope says otherwise. */
export function retryLater(
  afterMs: number,
  reason: string,
  scope: 'chat' | 'token' = 'chat',
): Outcome & { kind: 'retry-later' } {
  return { kind: 'retry-later', afterMs, scope, reason };
}

/** A refusal of a thread, or of a message in one, says nothing of its channel: that goes on. */
export function rejectedAlone(outcome: Outcome): Outcome {
  return outcome.kind === 'paused' || outcome.kind === 'misplaced' || outcome.kind === 'gone'
    ? { kind: 'rejected', reason: outcome.reason }
    : outcome;
}
