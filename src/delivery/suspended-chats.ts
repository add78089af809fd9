import type { ChatId } from '../core/chat.js';
import type { ChatStore, Clock, Log } from '../core/ports.js';

/** How often it is looked whether the operator lets chats go on, in milliseconds. */
const everyMs = 5_000;

/** What looking needs. */
export interface SuspendedChatsParts {
  store: Pick<ChatStore, 'suspended'>;
  clock: Pick<Clock, 'after'>;
  log: Log;
  wake: (chat: ChatId) => void;
}

/**
 * Wakes the chats that were passed over because the operator had paused them, soon after they may go on. It looks in the
 * store, since whoever lets them go on may do so in another process.
 */
export class SuspendedChats {
  readonly #parts: SuspendedChatsParts;
  readonly #passedOver = new Set<ChatId>();
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(parts: SuspendedChatsParts) {
    this.#parts = parts;
  }

  /** A chat was found paused, and is to be woken later. */
  put(chat: ChatId): void {
    this.#passedOver.add(chat);
    this.#lookLater();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#passedOver.clear();
  }

  #lookLater(): void {
    if (this.#stopped || this.#passedOver.size === 0) return;
    this.#cancel ??= this.#parts.clock.after(everyMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { store, log, wake } = this.#parts;
    try {
      const still = new Set(await store.suspended());
      const going = [...this.#passedOver].filter((chat) => !still.has(chat));
      for (const chat of going) {
        this.#passedOver.delete(chat);
        if (!this.#stopped) wake(chat);
      }
    } catch (error) {
      log.warn({ err: error }, 'paused chats could not be looked for: they are looked for again');
    }
    this.#cancel = null;
    this.#lookLater();
  }
}
