import type { Article } from '../core/article.js';
import { type ChatId, idsOf } from '../core/chat.js';
import { type Explanation, explain } from '../core/explain.js';
import { withInheritedSuspension } from '../core/inherited-suspension.js';
import { laneSchema } from '../core/subscription.js';
import type { WindowDeps, WindowStore } from './context.js';

/** What became of an article in a chat, as far as it is told apart; the first four are what happened there. */
export const chatReasons = [
  'posted',
  'listed',
  'held',
  'refused',
  'muted',
  'words',
  'language',
  'suspended',
  'resting',
  'waiting',
  'before',
  'history',
  'settled',
] as const;

/** See {@link chatReasons}. */
export type ChatReason = (typeof chatReasons)[number];

/** What it asks of the store. */
type ReasonStore = Pick<WindowStore, 'spread' | 'subscribers' | 'undelivered' | 'suspended' | 'chat'>;

/** What it needs. */
interface ReasonDeps extends Pick<WindowDeps, 'clock' | 'belongsTo'> {
  store: ReasonStore;
}

/** How many chats are looked through before others have their turn: a few milliseconds' worth. */
const lookedAtOnce = 250;

/** Chats that are looked through for an article, at most. */
const maxLooked = 200_000;

/** How long a page waits until all chats are looked through, in milliseconds. Then it shows what is found so far. */
const patienceMs = 60;

/** How long a result that took longer is kept for the next look, in milliseconds. */
const keptMs = 60_000;

/** Articles whose chats are looked through, or kept, at most. */
const maxKept = 20;

/** The chats of an article by what became of it there. */
export interface ReasonedChats {
  counts: ReadonlyMap<ChatReason, number>;
  /** How many of the chats that follow its topics were looked through. */
  looked: number;
  followers: number;
  /** Whether more are being looked through meanwhile. */
  goesOn: boolean;
  /** At least the first `limit` chats of a reason, as far as they are found. */
  chatsOf(reason: ChatReason, limit: number): Promise<readonly ChatId[]>;
}

/**
 * Finds what became of articles in the chats that follow their topics. What happened is counted by the store; why nothing
 * did is asked chat by chat, some at a time, so that nobody else waits, and goes on behind a page that cannot.
 */
export class ReasonFinder {
  readonly #deps: ReasonDeps;
  readonly #known = new Map<string, Look>();

  constructor(deps: ReasonDeps) {
    this.#deps = deps;
  }

  async of(article: Article): Promise<ReasonedChats> {
    const { store, clock } = this.#deps;
    const look = this.#lookFor(article);
    let endWaiting = () => {};
    const patience = new Promise<void>((resolve) => {
      endWaiting = clock.after(patienceMs, resolve);
    });
    const looking = Promise.race([look.done, patience]).finally(endWaiting);
    // A database counts while the chats are looked through.
    const [{ counts }] = await Promise.all([store.spread(article.id, 0), looking]);
    // What is known at once is asked anew each time.
    if (look.isDone && !look.isSlow) this.#known.delete(article.id);
    else look.isSlow = true;
    const total = new Map<ChatReason, number>(Object.entries(counts) as [keyof typeof counts, number][]);
    for (const [reason, chats] of look.found) total.set(reason, (total.get(reason) ?? 0) + chats.length);
    return {
      counts: total,
      looked: look.looked,
      followers: look.followers,
      goesOn: !look.isDone,
      chatsOf: async (reason, limit) =>
        (await this.countedChats(article, reason, limit)) ?? look.found.get(reason) ?? [],
    };
  }

  /** The first chats in which this happened, by their ids; null for what did not happen, which chats are looked through for. */
  async countedChats({ id }: Article, reason: ChatReason, limit: number): Promise<readonly ChatId[] | null> {
    return isSpread(reason) ? (await this.#deps.store.spread(id, limit)).chats[reason] : null;
  }

  #lookFor(article: Article): Look {
    const now = this.#deps.clock.elapsed();
    for (const [id, { endedAt }] of this.#known)
      if (endedAt !== null && now - endedAt > keptMs) this.#known.delete(id);
    const known = this.#known.get(article.id);
    if (known !== undefined) return known;
    const [oldest] = this.#known.keys();
    if (this.#known.size >= maxKept && oldest !== undefined) {
      this.#known.get(oldest)?.stop();
      this.#known.delete(oldest);
    }
    const look = new Look(this.#deps, article);
    this.#known.set(article.id, look);
    // What failed is tried again by whoever asks next.
    look.done.catch(() => this.#known.delete(article.id));
    return look;
  }
}

/** Looks through the chats of one article. */
class Look {
  readonly found = new Map<ChatReason, ChatId[]>();
  readonly done: Promise<void>;
  looked = 0;
  followers = 0;
  isDone = false;
  isSlow = false;
  endedAt: number | null = null;
  #isStopped = false;

  constructor(deps: ReasonDeps, article: Article) {
    this.done = this.#run(deps, article).finally(() => {
      this.isDone = true;
      this.endedAt = deps.clock.elapsed();
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #run({ store, clock, belongsTo }: ReasonDeps, article: Article): Promise<void> {
    const chats = await followersOf(store, article);
    this.followers = chats.length;
    const end = Math.min(chats.length, maxLooked);
    while (this.looked < end && !this.#isStopped) {
      const suspended = await store.suspended();
      const paused = { suspended: async () => suspended, chat: (id: ChatId) => store.chat(id) };
      const some = chats.slice(this.looked, this.looked + lookedAtOnce);
      for (const { chat, facts } of await store.undelivered(article.id, some)) {
        const own = reasonOf(explain(facts, chat, clock.now(), article));
        const isHeld = own === 'waiting' && (await withInheritedSuspension(chat, paused, belongsTo)) !== chat;
        const reason = isHeld ? 'suspended' : own;
        if (reason !== null) this.found.set(reason, withOne(this.found.get(reason), chat.id));
      }
      this.looked += some.length;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }
}

function withOne(chats: ChatId[] | undefined, chat: ChatId): ChatId[] {
  if (chats === undefined) return [chat];
  chats.push(chat);
  return chats;
}

function isSpread(reason: ChatReason): reason is 'posted' | 'listed' | 'held' | 'refused' {
  return chatReasons.indexOf(reason) < 4;
}

async function followersOf(store: ReasonStore, { topics }: Article): Promise<ChatId[]> {
  const [instant = [], digest = []] = await Promise.all(
    laneSchema.options.map((lane) => idsOf(store.subscribers({ topics, lane }))),
  );
  return digest.length === 0 ? instant : [...new Set([...instant, ...digest])];
}

/** The kind of an explanation; null where the chat has nothing to do with the article. */
function reasonOf(explanation: Explanation): ChatReason | null {
  switch (explanation.kind) {
    case 'posted':
      return explanation.inList ? 'listed' : 'posted';
    case 'same-story':
      return 'held';
    case 'planned':
    case 'quiet':
    case 'digest':
      return 'waiting';
    case 'unknown':
    case 'not-followed':
      return null;
    default:
      return explanation.kind;
  }
}
