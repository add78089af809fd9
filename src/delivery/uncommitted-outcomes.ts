import type { ChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import type { SendResult } from './queue/chat-queue.js';
import type { SendAttempt } from './settle.js';

/** Outcomes that the store could not commit yet. While there are any, nothing else is sent. */
export class UncommittedOutcomes {
  readonly #commit: (attempt: SendAttempt, outcome: Outcome) => Promise<SendResult>;
  readonly #outcomes = new Map<ChatId, { attempt: SendAttempt; outcome: Outcome }>();
  /** What a chat does next if its outcome was committed in the turn of another chat. */
  readonly #next = new Map<ChatId, SendResult>();
  #settling: Promise<void> | null = null;

  /** @param commit rejects if the store still cannot commit. It calls `put` and `remove` itself. */
  constructor(commit: (attempt: SendAttempt, outcome: Outcome) => Promise<SendResult>) {
    this.#commit = commit;
  }

  put(attempt: SendAttempt, outcome: Outcome): void {
    this.#outcomes.set(attempt.chat.id, { attempt, outcome });
  }

  remove(chat: ChatId): void {
    this.#outcomes.delete(chat);
  }

  /** What a chat does next if its outcome was committed since its last turn. */
  takeNext(chat: ChatId): SendResult | undefined {
    const next = this.#next.get(chat);
    this.#next.delete(chat);
    return next;
  }

  /** Commits all of them, once for everybody who waits. Rejects if the store still cannot. */
  async settle(): Promise<void> {
    if (this.#outcomes.size === 0) return;
    this.#settling ??= this.#settleAll().finally(() => {
      this.#settling = null;
    });
    await this.#settling;
  }

  async #settleAll(): Promise<void> {
    for (const [chat, { attempt, outcome }] of [...this.#outcomes]) {
      this.#next.set(chat, await this.#commit(attempt, outcome));
    }
  }
}
