import type { ChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import { isOfValue } from '../core/errors.js';
import type { SendResult } from './queue/chat-queue.js';
import type { SendAttempt } from './settle.js';

/**
 * Outcomes that the store could not commit yet. While there are any, nothing else is sent; but for those that the store cannot
 * keep as they are, which only their own chat waits for.
 */
export class UncommittedOutcomes {
  readonly #commit: (attempt: SendAttempt, outcome: Outcome) => Promise<SendResult>;
  readonly #outcomes = new Map<ChatId, { attempt: SendAttempt; outcome: Outcome }>();
  /** The chats whose outcome the store refused for what it is. */
  readonly #refused = new Set<ChatId>();
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
    this.#refused.delete(chat);
  }

  /** What a chat does next if its outcome was committed since its last turn. */
  takeNext(chat: ChatId): SendResult | undefined {
    const next = this.#next.get(chat);
    this.#next.delete(chat);
    return next;
  }

  /** Commits what there is before a turn of a chat. Rejects if the store still cannot, or refuses what is this chat's. */
  async settle(chat: ChatId): Promise<void> {
    if (this.#outcomes.size === 0) return;
    this.#settling ??= this.#settleAll().finally(() => {
      this.#settling = null;
    });
    await this.#settling;
    if (this.#refused.has(chat)) await this.#settleOne(chat);
  }

  async #settleAll(): Promise<void> {
    for (const chat of [...this.#outcomes.keys()].filter((each) => !this.#refused.has(each))) {
      await this.#settleOne(chat).catch((error: unknown) => {
        if (!isOfValue(error)) throw error;
        this.#refused.add(chat);
      });
    }
  }

  async #settleOne(chat: ChatId): Promise<void> {
    const kept = this.#outcomes.get(chat);
    if (kept !== undefined) this.#next.set(chat, await this.#commit(kept.attempt, kept.outcome));
  }
}
