import { type Chat, type ChatId, splitChatId } from '../core/chat.js';
import { withinNoted } from '../core/inherited-suspension.js';
import type { ChatAdapter, ChatStore, Clock, Log } from '../core/ports.js';
import { recent } from '../core/recent.js';

/** How often the store is asked whether suspended chats may go on, in milliseconds. */
const everyMs = 5_000;

/** How old the list of paused places may be by which what belongs to them is held, in milliseconds. */
const pausedAgeMs = 1_000;

/** What looking needs. */
export interface SuspendedChatsParts {
  store: Pick<ChatStore, 'suspended' | 'changeChat'>;
  clock: Pick<Clock, 'after' | 'elapsed'>;
  log: Log;
  wake: (chat: ChatId) => void;
  adapter: Pick<ChatAdapter, 'name' | 'belongsTo'>;
}

/**
 * Wakes the chats that were passed over because the operator had paused them, soon after they may go on. It looks in the
 * store, since whoever lets them go on may do so in another process.
 */
export class SuspendedChats {
  readonly #parts: SuspendedChatsParts;
  readonly #passedOver = new Set<ChatId>();
  /** Of these it is noted what they belong to. */
  readonly #noted = new Set<ChatId>();
  readonly #paused: () => Promise<ReadonlySet<ChatId>>;
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(parts: SuspendedChatsParts) {
    this.#parts = parts;
    this.#paused = recent(async () => new Set(await parts.store.suspended()), pausedAgeMs, parts.clock);
  }

  /** Whether the operator has paused a chat, or a place that it belongs to: the group of a topic, the channel of a thread. */
  async includes({ id, suspendedAt }: Pick<Chat, 'id' | 'suspendedAt'>): Promise<boolean> {
    if (suspendedAt !== undefined) return true;
    return this.#parts.adapter.belongsTo !== undefined && this.#isWithin(id, await this.#paused());
  }

  /** Notes a suspended chat, to be woken when it may go on. */
  put(chat: ChatId): void {
    this.#passedOver.add(chat);
    this.#lookLater();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#passedOver.clear();
    this.#noted.clear();
  }

  #lookLater(): void {
    if (this.#stopped || this.#passedOver.size === 0) return;
    this.#cancel ??= this.#parts.clock.after(everyMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { store, log, wake } = this.#parts;
    try {
      const still = new Set(await store.suspended());
      for (const chat of [...this.#passedOver]) {
        if (still.has(chat) || (await this.#isWithin(chat, still))) continue;
        this.#passedOver.delete(chat);
        if (!this.#stopped) wake(chat);
      }
    } catch (error) {
      log.warn({ err: error }, 'paused chats could not be looked for: they are looked for again');
    }
    this.#cancel = null;
    this.#lookLater();
  }

  /** Lets every process, and `kabar explain`, see why the chat waits. Only a convenience: nothing depends on it. */
  async #note(chat: ChatId, within: readonly ChatId[]): Promise<void> {
    if (this.#noted.has(chat)) return;
    this.#noted.add(chat);
    const { store, log } = this.#parts;
    await store
      .changeChat(chat, (stored) => withinNoted(stored, within))
      .catch((error: unknown) =>
        log.debug({ chat, err: error }, 'what a chat belongs to could not be noted'),
      );
  }

  async #isWithin(chat: ChatId, paused: ReadonlySet<ChatId>): Promise<boolean> {
    const { adapter, log } = this.#parts;
    // Nearly always nothing is paused: then no platform is asked.
    if (![...paused].some((each) => splitChatId(each).adapter === adapter.name)) return false;
    try {
      const wider = (await adapter.belongsTo?.(splitChatId(chat).address)) ?? [];
      const within = wider.map((address): ChatId => `${adapter.name}:${address}`);
      const isHeld = within.some((each) => paused.has(each));
      if (isHeld) void this.#note(chat, within);
      return isHeld;
    } catch (error) {
      log.warn(
        { chat, err: error },
        'it could not be found out what a chat belongs to, and something is paused: it is asked again soon',
      );
      return true;
    }
  }
}
