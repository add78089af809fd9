import { type Chat, withState } from '../core/chat.js';
import { backoffMs, type Outcome } from '../core/delivery.js';
import type { ChatStore, Log } from '../core/ports.js';
import { pauseMs } from './pauses.js';
import type { SendResult } from './queue/chat-queue.js';

/** The first and the longest wait before an unsettled send is repeated, in milliseconds. */
const retryDelays = { first: 1_000, longest: 5 * 60_000 };

/** One send of a post, a part of a list, or an edit, with what its outcome commits. */
export interface SendAttempt {
  chat: Chat;
  /** What it is, for the log. */
  facts: Readonly<Record<string, string | number>>;
  /** Whether the chat may have more to do once this is settled. */
  hasMore: boolean;
  /** How many attempts before this one settled nothing. */
  tries: number;
  /** Commits that the platform has it. */
  onSent(messageId: string, now: number): Promise<void>;
  /** Commits that the platform will never take it, with the reason. */
  onRejected(reason: string, now: number): Promise<void>;
  /** What the log says of that. Default: that it is left out. */
  whenRejected?: string;
}

interface Tools {
  store: ChatStore;
  now: number;
  log: Log;
  /** The longest wait before the next attempt, in milliseconds: see `FailedAttempts`. */
  maxGapMs: number;
}

/**
 * Commits what became of a send, and says what the chat does next. Nothing that was refused vanishes: it is
 * tried again, or its cursor moves with the reason kept.
 */
export async function settle(attempt: SendAttempt, outcome: Outcome, tools: Tools): Promise<SendResult> {
  const { store, now, log, maxGapMs } = tools;
  const { chat, facts } = attempt;
  switch (outcome.kind) {
    case 'sent':
      await attempt.onSent(outcome.messageId, now);
      if (chat.state.kind === 'paused') await changeState(store, chat, { kind: 'active' });
      return { more: attempt.hasMore };
    case 'rejected':
      log.warn(
        { chat: chat.id, ...facts, reason: outcome.reason },
        attempt.whenRejected ?? 'the platform refused a post; it is left out',
      );
      await attempt.onRejected(outcome.reason, now);
      return { more: attempt.hasMore };
    case 'retry-later':
      log.info(
        { chat: chat.id, reason: outcome.reason, afterMs: outcome.afterMs },
        'the platform asks to wait',
      );
      return { more: true, ...retryHold(outcome, attempt.tries, maxGapMs) };
    case 'in-doubt':
      log.warn({ chat: chat.id, ...facts, reason: outcome.reason }, 'no answer to a post; it is sent again');
      return { more: true, holdMs: retryDelay(attempt.tries, maxGapMs), holdPosts: true };
    case 'paused':
      await pause(chat, outcome.reason, tools);
      // The next turn finds the chat paused, and waits without holding up answers.
      return { more: true };
    case 'misplaced':
    case 'gone':
      log.warn(
        { chat: chat.id, state: outcome.kind, reason: outcome.reason },
        'a chat can no longer be posted to; its subscriptions rest',
      );
      await changeState(store, chat, { kind: outcome.kind, reason: outcome.reason, since: now });
      return { more: false };
    case 'moved':
      log.info({ chat: chat.id, to: outcome.to }, 'a chat has a new id');
      await store.moveChat(chat.id, outcome.to);
      return { more: false };
    case 'fatal':
      return { more: true };
  }
}

async function pause(chat: Chat, reason: string, { store, now, log, maxGapMs }: Tools): Promise<void> {
  const before = chat.state.kind === 'paused' ? chat.state : null;
  const tries = before === null ? 0 : before.tries + 1;
  const waitMs = Math.min(pauseMs(tries), maxGapMs);
  log.warn({ chat: chat.id, reason, retryInMs: waitMs }, 'a chat cannot be posted to; tried again later');
  const since = before?.since ?? now;
  await changeState(store, chat, { kind: 'paused', reason, since, retryAt: now + waitMs, tries });
}

function retryDelay(tries: number, maxGapMs: number): number {
  return Math.min(backoffMs(tries, retryDelays.first, retryDelays.longest), maxGapMs);
}

/** What the platform asks for, but for a send in doubt: that is not put off beyond its nonce for one chat's sake. */
function retryHold(
  { afterMs, scope }: Outcome & { kind: 'retry-later' },
  tries: number,
  maxGapMs: number,
): Pick<SendResult, 'holdMs' | 'holdToken'> {
  const asked = scope === 'token' ? afterMs : Math.min(afterMs, maxGapMs);
  return { holdMs: Math.max(asked, retryDelay(tries, maxGapMs)), holdToken: scope === 'token' };
}

async function changeState(store: ChatStore, chat: Chat, state: Chat['state']): Promise<void> {
  await store.changeChat(chat.id, (stored) => (stored === null ? null : withState(stored, state)));
}
