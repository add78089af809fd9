import type { Priority } from './rate-limiter.js';
import type { Ask } from './token-gate.js';

/**
 * What one turn in a chat came to. `more` says whether the chat wants another turn; `holdMs` how long the chat must wait:
 * all of it, its posts and edits but not its replies (`holdPosts`), or every chat of the token (`holdToken`).
 */
export interface SendResult {
  more: boolean;
  holdMs?: number;
  holdPosts?: boolean;
  holdToken?: boolean;
}

/** One turn: at most one message to one chat, sent by way of `ask`. */
export type SendTask = (ask: Ask) => Promise<SendResult>;

/** How a reply ended: all of it was sent, or before that its time was up or the queue was stopped. */
export type ReplyEnd = 'done' | 'late' | 'stopped';

/** A reply whose turn has not come. */
export interface WaitingReply {
  send: SendTask;
  resolve: (end: ReplyEnd) => void;
  reject: (error: unknown) => void;
}

/** What a chat waits for, beside its next post. */
export interface ChatQueue {
  replies: WaitingReply[];
  wants: Record<'post' | 'edit', boolean>;
  busy: boolean;
  /** By `Clock.elapsed`: for anything, and for posts and edits. */
  notBefore: number;
  postsNotBefore: number;
  /** Set while a timer will offer it again. */
  cancelWait: (() => void) | null;
  /** Since when it has waited for the post that it was woken for: an answer meanwhile does not put it behind others. */
  since: number | null;
}

/** The first instant, by `Clock.elapsed`, at which a chat may take a turn. */
export function notBefore(queue: ChatQueue, priority: Priority): number {
  return priority === 'reply' ? queue.notBefore : Math.max(queue.notBefore, queue.postsNotBefore);
}
