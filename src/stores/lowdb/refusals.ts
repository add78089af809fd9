import type { ChatId } from '../../core/chat.js';
import type { Settlement } from '../../core/delivery.js';
import { maxRefusals } from '../shared/retention.js';

/** The newest settlements that were not posted, with their reasons. */
export class Refusals {
  readonly #kept = new Map<string, Settlement>();

  /** All of them, the oldest first. */
  get all(): Settlement[] {
    return [...this.#kept.values()];
  }

  /** Keeps one. The same entry in the same lane of a chat is kept once. */
  add(settlement: Settlement): void {
    const key = `${settlement.chat} ${settlement.lane} ${settlement.seq}`;
    this.#kept.delete(key);
    this.#kept.set(key, settlement);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxRefusals) break;
      this.#kept.delete(oldest);
    }
  }

  /** Those of one chat, the oldest first. */
  of(chat: ChatId): Settlement[] {
    return this.all.filter((each) => each.chat === chat);
  }

  /** Lets go of those of a chat. */
  forget(chat: ChatId): void {
    for (const [key, each] of this.#kept) if (each.chat === chat) this.#kept.delete(key);
  }
}
