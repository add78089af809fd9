import { type ChatId, splitChatId } from '../core/chat.js';
import type { Outcome, UnpublishedPost } from '../core/delivery.js';
import type { ChatAdapter, Clock, DeliveryStore, Log } from '../core/ports.js';
import type { Ask } from './queue/token-gate.js';

/** How many posts of a place are published within how long, in milliseconds. */
const publishLimit = { count: 10, ms: 3_600_000 };

/** How long a post may wait for its turn, in milliseconds. After that it is no longer news. */
const maxWaitMs = 3_600_000;

/** How long a chat rests after the platform refused to publish there, in milliseconds. */
const refusedRestMs = 600_000;

/** How often chats with something to publish are looked for, in milliseconds. */
const everyMs = 60_000;

/** How many posts are looked at: of a token, and of one chat. */
const maxRead = { token: 10_000, chat: 500 };

/** What publishing needs. */
export interface PublishingParts {
  adapter: ChatAdapter;
  store: DeliveryStore;
  clock: Clock;
  log: Log;
  /** Asks for a turn of a chat, behind everything that is delivered there. */
  wake: (chat: ChatId) => void;
}

/** A part of a list, of which the ledger keeps no message. A kill forgets it. */
interface ListPart {
  messageId: string;
  carriers: number;
  at: number;
}

/** Something that can be published. `article` is null for a part of a list. */
type Candidate = ListPart & { article: string | null };

/** What this process knows of a chat. */
interface ChatState {
  /** When it published, by `Clock.elapsed`. */
  published: number[];
  restsUntil: number;
  lists: ListPart[];
}

/**
 * Lets posts go on to the places that follow theirs, the story that most publishers carry first. It takes its turn behind
 * delivery and never holds that up: nothing waits for its answers. To publish a post twice does nothing, so that whatever
 * is in doubt, also after a kill, is tried again.
 */
export class Publishing {
  readonly #parts: PublishingParts;
  readonly #chats = new Map<ChatId, ChatState>();
  readonly #underWay = new Map<ChatId, Promise<void>>();
  #cancel = () => {};
  #stopped = false;

  constructor(parts: PublishingParts) {
    this.#parts = parts;
  }

  /** Looks for what waits now, and then every minute. */
  async start(): Promise<void> {
    if (this.#parts.adapter.publish === undefined) return;
    await this.#look();
    if (!this.#stopped) this.#cancel = this.#parts.clock.after(everyMs, () => void this.start());
  }

  /** Starts no further publication, and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await Promise.all(this.#underWay.values());
  }

  /** Something was posted that may go on. @param list a part of a list; null for a post, which the ledger knows. */
  posted(chat: ChatId, list: Omit<ListPart, 'at'> | null): void {
    const { clock, wake } = this.#parts;
    if (list !== null) this.#stateOf(chat).lists.push({ ...list, at: clock.now() });
    wake(chat);
  }

  /** Begins to publish the next post of a chat, if one may be now. */
  async begin(chat: ChatId, ask: Ask): Promise<void> {
    if (this.#stopped || this.#parts.adapter.publish === undefined || this.#underWay.has(chat)) return;
    const next = await this.#next(chat);
    if (next === null) return;
    const done = this.#publish(chat, next, ask).finally(() => this.#underWay.delete(chat));
    this.#underWay.set(chat, done);
  }

  async #look(): Promise<void> {
    const { store, adapter, log, wake } = this.#parts;
    try {
      const waiting = await store.unpublished(maxRead.token, { adapter: adapter.name });
      const chats = new Set(waiting.map(({ posted }) => posted.chat));
      for (const [chat, { lists }] of this.#chats) if (lists.length > 0) chats.add(chat);
      for (const chat of chats) wake(chat);
    } catch (error) {
      log.error({ err: error }, 'posts that are to be published could not be looked for');
    }
  }

  /** Chooses what a chat publishes next: the story that most publishers carry. What has waited too long is passed over. */
  async #next(chat: ChatId): Promise<Candidate | null> {
    const { store, clock, adapter } = this.#parts;
    const waiting = await store.unpublished(maxRead.chat, { chat });
    const state = this.#stateOf(chat);
    if (adapter.hasFollowers?.(splitChatId(chat).address) === false) {
      await this.#forget(chat, waiting);
      return null;
    }
    const isLate = ({ at }: { at: number }) => clock.now() - at > maxWaitMs;
    for (const { posted } of waiting)
      if (isLate(posted)) await store.notePublication(chat, posted.article, 'passed-over');
    state.lists = state.lists.filter((part) => !isLate(part));
    const now = clock.elapsed();
    state.published = state.published.filter((at) => now - at < publishLimit.ms);
    if (now < state.restsUntil || state.published.length >= publishLimit.count) return null;
    const posts = waiting.flatMap(({ posted: { messageId, article, at }, carriers }): Candidate[] =>
      messageId === null || isLate({ at }) ? [] : [{ messageId, article, at, carriers }],
    );
    const all = [...posts, ...state.lists.map((part) => ({ ...part, article: null }))];
    // Sorting is stable: among equals the oldest goes first.
    const [first = null] = all.sort((left, right) => right.carriers - left.carriers);
    return first;
  }

  /** Never rejects. */
  async #publish(chat: ChatId, next: Candidate, ask: Ask): Promise<void> {
    const { adapter, clock, log, wake } = this.#parts;
    const outcome = await ask(async () => {
      this.#stateOf(chat).published.push(clock.elapsed());
      return (await adapter.publish?.(splitChatId(chat).address, next.messageId)) ?? null;
    });
    try {
      if (outcome !== null) await this.#settle(chat, next, outcome);
      if (outcome?.kind === 'sent') wake(chat);
    } catch (error) {
      log.error({ chat, err: error }, 'what became of a post that is to be published could not be recorded');
    }
  }

  async #settle(chat: ChatId, next: Candidate, outcome: Outcome): Promise<void> {
    const { store, clock, log } = this.#parts;
    const state = this.#stateOf(chat);
    const facts = { chat, ...(next.article !== null && { article: next.article }) };
    const reason = 'reason' in outcome ? outcome.reason : null;
    switch (outcome.kind) {
      case 'sent':
        return this.#end(chat, next, 'published');
      case 'retry-later':
        state.restsUntil = clock.elapsed() + outcome.afterMs;
        log.info({ ...facts, reason, afterMs: outcome.afterMs }, 'a post will be published later');
        return;
      case 'misplaced':
        return this.#forget(chat, await store.unpublished(maxRead.chat, { chat }));
      case 'paused': {
        log.warn({ ...facts, reason }, 'posts may not be published to those who follow the place');
        state.lists = [];
        state.restsUntil = clock.elapsed() + refusedRestMs;
        for (const { posted } of await store.unpublished(maxRead.chat, { chat }))
          await store.notePublication(chat, posted.article, 'refused');
        return;
      }
      case 'rejected':
      case 'gone':
        log.warn({ ...facts, reason }, 'a post was not published to those who follow the place');
        return this.#end(chat, next, 'refused');
      case 'in-doubt':
      case 'fatal':
      case 'moved':
        log.info({ ...facts, outcome: outcome.kind, reason }, 'it is not known whether a post was published');
        return;
    }
  }

  async #end(chat: ChatId, { article, messageId }: Candidate, how: 'published' | 'refused'): Promise<void> {
    const state = this.#stateOf(chat);
    state.lists = state.lists.filter((part) => part.messageId !== messageId);
    if (article !== null) await this.#parts.store.notePublication(chat, article, how);
  }

  /** Nobody can follow the place: nothing is said of its posts. */
  async #forget(chat: ChatId, waiting: readonly UnpublishedPost[]): Promise<void> {
    this.#chats.delete(chat);
    for (const { posted } of waiting) await this.#parts.store.notePublication(chat, posted.article, null);
  }

  #stateOf(chat: ChatId): ChatState {
    const state = this.#chats.get(chat) ?? { published: [], restsUntil: 0, lists: [] };
    this.#chats.set(chat, state);
    return state;
  }
}
