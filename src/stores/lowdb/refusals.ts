import { BoundedMap } from '../../core/bounded-map.js';
import type { ChatId } from '../../core/chat.js';
import type { Settlement } from '../../core/delivery.js';
import { maxRefusals } from '../shared/retention.js';

/** The newest settlements that were not posted, with their reasons. */
export class Refusals {
  readonly #kept = new BoundedMap<string, Settlement>(maxRefusals);

  /** All of them, the oldest first. */
  get all(): Settlement[] {
    return [...this.#kept.values()];
  }

  /** Keeps one. The same entry in the same lane of a chat is kept once. */
  add(settlement: Settlement): void {
    this.#kept.set(`${settlement.chat} ${settlement.lane} ${settlement.seq}`, settlement);
  }

  /** Those of one chat, the oldest first. */
  ofChat(chat: ChatId): Settlement[] {
    return this.all.filter((each) => each.chat === chat);
  }

  /** Lets go of those of a chat. */
  forget(chat: ChatId): void {
    for (const [key, each] of this.#kept) if (each.chat === chat) this.#kept.delete(key);
  }
}
