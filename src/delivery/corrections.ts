import type { ChatId } from '../core/chat.js';
import { correctionRest, type LedgerItem } from '../core/delivery.js';
import type { Clock, DeliveryStore, Log } from '../core/ports.js';

/** How often outdated posts are looked for: every minute, in milliseconds. */
const everyMs = 60_000;

/** How many are found at a time. The others are found once these are edited. */
const maxAtOnce = 1000;

/** What finding them needs. */
export interface CorrectionsParts {
  store: DeliveryStore;
  clock: Clock;
  log: Log;
  /** The adapter whose posts are looked for. One with many edits does not delay the others. */
  adapter: string;
  wake: (chat: ChatId) => void;
  /** Whether the operator has paused a chat, or a place that it belongs to. */
  isSuspended: (chat: ChatId) => Promise<boolean>;
}

/** Finds the posts that show an older revision of their article, once the article has rested unchanged. */
export class Corrections {
  readonly #waiting = new Map<ChatId, LedgerItem[]>();
  readonly #parts: CorrectionsParts;
  /** How many posts the last look found in suspended chats. They must not take the place of others. */
  #suspended = 0;
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
    const { store, clock, log, adapter, wake, isSuspended } = this.#parts;
    try {
      const outdated = await store.outdatedPosts(maxAtOnce + this.#suspended, adapter);
      this.#waiting.clear();
      for (const { posted, changedAt } of outdated) {
        // A change that seems to lie far ahead was noted while a clock was wrong.
        if (Math.abs(clock.now() - changedAt) < correctionRest) continue;
        this.#waiting.set(posted.chat, [...(this.#waiting.get(posted.chat) ?? []), posted]);
      }
      this.#suspended = 0;
      for (const [chat, { length }] of this.#waiting) {
        if (await isSuspended(chat)) this.#suspended += length;
        else wake(chat);
      }
    } catch (error) {
      log.error({ err: error }, 'corrected articles could not be looked for');
    }
  }

  /** Returns the next post of a chat to edit. It is not returned again until the next look. */
  take(chat: ChatId): LedgerItem | null {
    const [next, ...rest] = this.#waiting.get(chat) ?? [];
    if (rest.length > 0) this.#waiting.set(chat, rest);
    else this.#waiting.delete(chat);
    return next ?? null;
  }
}
