import type { ChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import type { SendResult } from './queue.js';
import type { Tried } from './settle.js';

/** Outcomes that are known and could not be committed: while there are any, nothing else is sent. */
export class Leftovers {
  readonly #commit: (tried: Tried, outcome: Outcome) => Promise<SendResult>;
  readonly #outcomes = new Map<ChatId, { tried: Tried; outcome: Outcome }>();
  /** What chats do next whose leftovers were committed in the turn of another chat. */
  readonly #next = new Map<ChatId, SendResult>();
  #settling: Promise<void> | null = null;

  /** @param commit rejects where it still cannot be committed; it is told of in `put` and `remove`. */
  constructor(commit: (tried: Tried, outcome: Outcome) => Promise<SendResult>) {
    this.#commit = commit;
  }

  put(tried: Tried, outcome: Outcome): void {
    this.#outcomes.set(tried.chat.id, { tried, outcome });
  }

  remove(chat: ChatId): void {
    this.#outcomes.delete(chat);
  }

  /** What a chat does next, if its leftover was committed since its last turn. */
  takeNext(chat: ChatId): SendResult | undefined {
    const next = this.#next.get(chat);
    this.#next.delete(chat);
    return next;
  }

  /** Commits what could not be committed before, once for all who wait for it. Rejects when the store still cannot. */
  async settle(): Promise<void> {
    if (this.#outcomes.size === 0) return;
    this.#settling ??= this.#settleAll().finally(() => {
      this.#settling = null;
    });
    await this.#settling;
  }

  async #settleAll(): Promise<void> {
    for (const [chat, { tried, outcome }] of [...this.#outcomes]) {
      this.#next.set(chat, { ...(await this.#commit(tried, outcome)), sent: false });
    }
  }
}
