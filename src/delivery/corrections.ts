import type { ChatId } from '../core/chat.js';
import { correctionRest, type LedgerItem } from '../core/delivery.js';
import type { Clock, DeliveryStore, Log } from '../core/ports.js';

/** How often outdated posts are looked for: every minute, in milliseconds. */
const everyMs = 60_000;

/** How many are taken up at a time. The others are found once these are edited. */
const maxAtOnce = 1000;

/** What finding them needs. */
export interface CorrectionsParts {
  store: DeliveryStore;
  clock: Clock;
  log: Log;
  /** The adapter whose posts are looked for: one that has many to edit holds up no other. */
  adapter: string;
  wake: (chat: ChatId) => void;
  /** Whether the operator has paused a chat, or a place that it belongs to. */
  isHeld: (chat: ChatId) => Promise<boolean>;
}

/** Finds the posts that show an older form of their article, once that has rested unchanged. */
export class Corrections {
  readonly #waiting = new Map<ChatId, LedgerItem[]>();
  readonly #parts: CorrectionsParts;
  /** Posts in chats that are held, at the last look: they must not take the place of others. */
  #held = 0;
  #cancel = () => {};
  #stopped = false;

  constructor(parts: CorrectionsParts) {
    this.#parts = parts;
  }

  /** Looks now, and then every minute. */
  async start(): Promise<void> {
    await this.look();
    if (!this.#stopped) this.#cancel = this.#parts.clock.after(everyMs, () => void this.start());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Finds what is due, and wakes the chats that have it. Never rejects. */
  async look(): Promise<void> {
    const { store, clock, log, adapter, wake, isHeld } = this.#parts;
    try {
      const outdated = await store.outdatedPosts(maxAtOnce + this.#held, adapter);
      this.#waiting.clear();
      for (const { posted, changedAt } of outdated) {
        // A change that seems to lie far ahead was noted while a clock was wrong.
        if (Math.abs(clock.now() - changedAt) < correctionRest) continue;
        this.#waiting.set(posted.chat, [...(this.#waiting.get(posted.chat) ?? []), posted]);
      }
      this.#held = 0;
      for (const [chat, { length }] of this.#waiting) {
        if (await isHeld(chat)) this.#held += length;
        else wake(chat);
      }
    } catch (error) {
      log.error({ err: error }, 'corrected articles could not be looked for');
    }
  }

  /** The next post of a chat that is to be edited; it is not named again until the next look. */
  take(chat: ChatId): LedgerItem | null {
    const [next, ...rest] = this.#waiting.get(chat) ?? [];
    if (rest.length > 0) this.#waiting.set(chat, rest);
    else this.#waiting.delete(chat);
    return next ?? null;
  }
}
