import type { ChatId } from '../../core/chat.js';
import { type LedgerItem, maxEdits, maxNamed } from '../../core/delivery.js';

/** What many posts of an article have in common; the last four only where there is something to say. */
interface Facts {
  readonly seq: number;
  readonly revision: number;
  readonly edits: number;
  readonly also?: readonly string[];
  readonly named?: number;
  readonly publication?: LedgerItem['publication'];
  readonly mentions?: string[];
}

/** What is kept of each post: milliseconds behind the first one, the message's id, and its facts. */
type Cell = number | string | null | Facts;
const cellsOfPost = 3;

/** How many different facts are looked through. */
const maxKnown = 8;

const none: ReadonlySet<ChatId> = new Set();

/**
 * The posts of one article, by their chats. There may be millions, so they lie in one list without an object for each: 60 to
 * 80 bytes a post.
 */
export class ArticlePosts {
  readonly article: string;
  readonly firstAt: number;
  newestAt: number;
  /** The article's revision by which `outdated` was made up; 0 when the article is not known. */
  #revision: number;
  /** Where the cells of a chat's post begin. */
  readonly #places = new Map<ChatId, number>();
  readonly #cells: Cell[] = [];
  /** Facts of posts without anything special, the last ones last. */
  readonly #known: Facts[] = [];
  #outdated: Set<ChatId> | null = null;
  /** The chats whose posts were changed, in the order of the changes: one can be named more than once. */
  #touched: ChatId[] = [];

  constructor(article: string, firstAt: number, revision: number) {
    this.article = article;
    this.firstAt = firstAt;
    this.newestAt = firstAt;
    this.#revision = revision;
  }

  get size(): number {
    return this.#places.size;
  }

  /** The chats that show an older revision which can be edited. */
  get outdated(): ReadonlySet<ChatId> {
    return this.#outdated ?? none;
  }

  /** The chats that `touch` named, and `saved` has not taken off. */
  get touched(): readonly ChatId[] {
    return this.#touched;
  }

  /** When it was posted in a chat. */
  at(chat: ChatId): number | undefined {
    const place = this.#places.get(chat);
    return place === undefined ? undefined : this.firstAt + (this.#cells[place] as number);
  }

  get(chat: ChatId): LedgerItem | undefined {
    const place = this.#places.get(chat);
    if (place === undefined) return undefined;
    const { seq, revision, edits, also = [], named = 0, ...rare } = this.#factsAt(place);
    const { article, firstAt } = this;
    const messageId = this.#messageAt(place);
    const at = firstAt + (this.#cells[place] as number);
    return { chat, article, seq, messageId, revision, edits, ...rare, also: [...also], named, at };
  }

  /** Each chat with what a count of posts asks for: making an item of each would take long. */
  *lines(): Generator<
    [chat: ChatId, at: number, messageId: string | null, also: readonly string[] | undefined]
  > {
    for (const [chat, place] of this.#places) {
      const at = this.firstAt + (this.#cells[place] as number);
      yield [chat, at, this.#messageAt(place), this.#factsAt(place).also];
    }
  }

  /** The chats that it was posted in. */
  chats(): Iterable<ChatId> {
    return this.#places.keys();
  }

  /** The chat's text is kept, so it should be the one that others share. */
  put(item: LedgerItem): void {
    const { chat, at, messageId } = item;
    const place = this.#places.get(chat) ?? this.#cells.length;
    if (place === this.#cells.length) this.#places.set(chat, place);
    this.#cells[place] = at - this.firstAt;
    this.#cells[place + 1] = shortened(messageId);
    const facts = this.#factsOf(item);
    this.#cells[place + 2] = facts;
    this.newestAt = Math.max(this.newestAt, at);
    this.#mark(chat, place, facts);
  }

  /** Lets go of a chat's post. Its cells stay empty: only chats that are forgotten lose posts. */
  drop(chat: ChatId): void {
    const place = this.#places.get(chat);
    if (place === undefined) return;
    this.#places.delete(chat);
    this.#outdated?.delete(chat);
    this.#cells.fill(null, place, place + cellsOfPost);
  }

  /** Makes up `outdated` by the revision that the article has now. */
  recheck(revision: number): void {
    if (this.#revision === revision) return;
    this.#revision = revision;
    for (const [chat, place] of this.#places) this.#mark(chat, place, this.#factsAt(place));
  }

  touch(chat: ChatId): void {
    this.#touched.push(chat);
  }

  /** So many of the chats in `touched`, from its beginning, are saved. */
  saved(count: number): void {
    this.#touched = this.#touched.slice(count);
  }

  #factsAt(place: number): Facts {
    return this.#cells[place + 2] as Facts;
  }

  #messageAt(place: number): string | null {
    const id = this.#cells[place + 1] as string | number | null;
    return typeof id === 'number' ? String(id) : id;
  }

  #mark(chat: ChatId, place: number, { revision, edits, also, named = 0 }: Facts): void {
    const isOlder = revision < this.#revision && edits < maxEdits;
    const namesFewer = also !== undefined && Math.min(also.length, maxNamed) > named;
    if (this.#cells[place + 1] !== null && (isOlder || namesFewer)) {
      this.#outdated ??= new Set();
      this.#outdated.add(chat);
    } else this.#outdated?.delete(chat);
  }

  /** The same object for all that have nothing special. */
  #factsOf({ seq, revision, edits, also, named, publication, mentions }: LedgerItem): Facts {
    if (also.length > 0 || publication !== undefined || mentions !== undefined) {
      return {
        ...{ seq, revision, edits },
        ...(also.length > 0 && { also, named }),
        ...(publication !== undefined && { publication }),
        ...(mentions !== undefined && { mentions }),
      };
    }
    for (let index = this.#known.length - 1; index >= 0; index--) {
      const known = this.#known[index] as Facts;
      if (known.seq === seq && known.revision === revision && known.edits === edits) return known;
    }
    if (this.#known.length >= maxKnown) this.#known.shift();
    const facts = { seq, revision, edits };
    this.#known.push(facts);
    return facts;
  }
}

/** A message's id as a small number, where it is one: that takes no memory of its own, and a text of it takes 24 bytes. */
function shortened(messageId: string | null): string | number | null {
  if (messageId === null || messageId.length > 9 || !/^[1-9]\d*$/.test(messageId)) return messageId;
  return Number(messageId);
}
