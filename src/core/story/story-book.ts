import { BoundedMap } from '../bounded-map.js';
import { backgroundOf, type Likeness, likenessOf, relationOf } from './judge.js';
import { unpackKept } from './kept-profile.js';
import { type HeadlineAndSummary, profileOf, type ReadProfile } from './profile.js';
import { readReading, repeats, writeReading } from './stored-reading.js';
import { type IndexedStory, StoryIndex } from './story-index.js';
import type { Weight } from './weight.js';

/** No two articles of a story are further apart than this. 48 hours, in milliseconds. */
export const storySpan = 48 * 3_600_000;

/** An article as far as its story goes. */
export interface StoryArticle extends HeadlineAndSummary {
  id: string;
  publisher: { id: string };
  language: string | null;
  /** When it was published, as the publisher says, and when Kabar saw it. */
  publishedAt: number | null;
  seenAt: number;
  /** The id of its story's first article; null for one that is the first, or alone. */
  story: string | null;
  /** The id of the first article of the affair that its story is a later stage of; null for none. */
  affair?: string | null | undefined;
  /** The beginning of its text and its meaning, packed; absent or null where neither is known. */
  bodyProfile?: string | null;
}

/** Where an article belongs. */
export interface Placing {
  /** The id of its story's first article; null for one that is the first, or alone. */
  story: string | null;
  /** The story that it likely tells as well; null where it has a story, or none is likely. */
  near: string | null;
  /** The first article of the affair that its story is a later stage of; null for none. */
  affair: string | null;
}

/** The first article of a story, which all others are compared to: so that a story does not drift from event to event. */
interface First extends IndexedStory {
  at: number;
  /** When its earliest and its latest article were published. */
  from: number;
  to: number;
  affair: string | null;
  /** The publishers that tell it: each tells a story once. */
  publishers: Set<string>;
  /** The other articles of the story. */
  members: Map<string, string>;
}

/** An article as it was read, and how like it is to the stories that it was compared with. */
interface Read {
  profile: ReadProfile;
  /** What words weigh in `likeness`. Another function where they weigh otherwise now. */
  weight: Weight;
  likeness: Map<First, Likeness>;
}

interface Found {
  same: First | null;
  near: First | null;
  next: First | null;
}

/** So many articles are read ahead at most. */
const maxPrepared = 2_000;

const alone: Placing = { story: null, near: null, affair: null };

/**
 * Which articles tell the same event: those of different publishers in one language, within 48 h of the first of
 * them, that are enough like that first one; and which tell a later stage of the same affair. All in memory; what is
 * older leaves by `forgetBefore`. How rare a word is comes from the background alone where there is one, so that
 * neither the order of articles nor the age of this book makes a difference.
 */
export class StoryBook {
  readonly #firsts = new Map<string, First>();
  /** Story by its members. */
  readonly #storyOf = new Map<string, string>();
  readonly #index = new StoryIndex<First>();
  /** Articles that were read ahead. */
  readonly #prepared = new BoundedMap<string, { article: StoryArticle; read: Read }>(maxPrepared);

  /** How many articles are in it. */
  get size(): number {
    return this.#storyOf.size;
  }

  /**
   * Puts in an article whose story is known, e.g. when the book is made from what is stored: in the order in which they
   * were assigned, as far as that is known.
   * @param reading what {@link readingOf} told where it was placed; without it the article is read again.
   */
  add(article: StoryArticle, reading: string | null = null): void {
    if (this.#storyOf.has(article.id) || reading === repeats) return;
    const first = article.story === null ? undefined : this.#firsts.get(article.story);
    if (first !== undefined) {
      this.#join(first, article);
      return;
    }
    if (reading !== null) {
      const packed = readReading(reading, article.bodyProfile ?? null);
      this.#begin(article, article.affair ?? null, (make) => this.#index.addPacked(packed, make));
      return;
    }
    const read = this.#readOf(article);
    if (article.story === null && this.#repeats(article, read)) return;
    this.#begin(article, article.affair ?? null, (make) => this.#index.add(read.profile, make));
  }

  /**
   * How an article that was placed here was read: with it other books can {@link add} it for a tenth of the work. Null for
   * one that has joined a story, of which nothing is read.
   */
  readingOf(id: string): string | null {
    const first = this.#firsts.get(id);
    if (first !== undefined) return writeReading(first.profile);
    return this.#storyOf.has(id) ? null : repeats;
  }

  /**
   * Whether an article tells what its own publisher has told. Only where one of that publisher's stories is alike are all
   * others compared: what others have recorded is taken over so much faster.
   */
  #repeats(article: StoryArticle, read: Read): boolean {
    const isOwn = ({ publishers }: First) => publishers.has(article.publisher.id);
    if (this.#find(article, read, isOwn).same === null) return false;
    const told = this.#find(article, read).same;
    return told !== null && isOwn(told);
  }

  /**
   * Finds the stories of new articles, puts them in, and returns the story of each by its id: the id of the
   * story's first article, null for one that is the first or alone. The order in which they are given is nothing to it.
   */
  assign(articles: readonly StoryArticle[]): Map<string, string | null> {
    return new Map([...this.place(articles)].map(([id, { story }]) => [id, story]));
  }

  /**
   * Reads an article for {@link place} ahead, and compares it with what is there: nearly all of its work, to be done before
   * what others wait for is locked. Changes no answer.
   */
  prepare(article: StoryArticle): void {
    const read = this.#read(article);
    this.#prepared.set(article.id, { article, read });
    this.#find(article, read);
  }

  /** Like {@link assign}, with all that is found of each article. */
  place(articles: readonly StoryArticle[]): Map<string, Placing> {
    const inOrder = [...articles].sort(
      (left, right) => timeOf(left) - timeOf(right) || (left.id < right.id ? -1 : 1),
    );
    return new Map(inOrder.map((article) => [article.id, this.#place(article)]));
  }

  /** Takes articles out, e.g. when they were not stored after all. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) {
      const first = this.#firsts.get(this.#storyOf.get(id) ?? '');
      this.#storyOf.delete(id);
      if (first === undefined) continue;
      const publisher = first.members.get(id);
      if (publisher !== undefined) {
        first.members.delete(id);
        first.publishers.delete(publisher);
      } else this.#end(first);
    }
  }

  /** Takes out the stories whose newest article is from before an instant. */
  forgetBefore(instant: number): void {
    for (const first of this.#firsts.values()) if (first.to < instant) this.#end(first);
  }

  #place(article: StoryArticle): Placing {
    const read = this.#readOf(article);
    const { same, near, next } = this.#find(article, read);
    if (same !== null) {
      // A publisher's second article on an event stays by itself, and gathers no others.
      if (same.publishers.has(article.publisher.id)) return alone;
      this.#join(same, article);
      return { story: same.id, near: null, affair: same.affair };
    }
    const affair = next === null ? null : (next.affair ?? next.id);
    this.#begin(article, affair, (make) => this.#index.add(read.profile, make));
    return { story: null, near: near?.id ?? null, affair };
  }

  #readOf(article: StoryArticle): Read {
    const ready = this.#prepared.get(article.id);
    this.#prepared.delete(article.id);
    const isReady =
      ready !== undefined &&
      ready.article.headline === article.headline &&
      ready.article.summary === article.summary &&
      ready.article.language === article.language &&
      ready.article.bodyProfile === article.bodyProfile &&
      timeOf(ready.article) === timeOf(article);
    return isReady ? ready.read : this.#read(article);
  }

  #read({ headline, summary, language, bodyProfile }: StoryArticle): Read {
    const kept = bodyProfile ? unpackKept(bodyProfile) : undefined;
    const profile = profileOf({ headline, summary }, language, backgroundOf(language), kept);
    return { profile, weight: this.#index.weightIn(language), likeness: new Map() };
  }

  /** The stories whose first article an article is most like, as the same event, likely the same, or an earlier stage. */
  #find(article: StoryArticle, read: Read, isAsked = (_: First) => true): Found {
    const at = timeOf(article);
    const known = this.#likenessesOf(read, article.language);
    const best: Found = { same: null, near: null, next: null };
    const most = { same: 0, near: 0, next: 0 };
    for (const first of this.#index.worthComparing(read.profile, (each) => isWithinSpan(each, at))) {
      if (!isAsked(first)) continue;
      let likeness = known.get(first);
      if (likeness === undefined) {
        likeness = likenessOf(read.profile, first.profile, read.weight, Math.abs(at - first.at));
        known.set(first, likeness);
      }
      const relation = relationOf(likeness, article.language);
      if (relation === 'other' || (relation === 'next' && at < first.at)) continue;
      if (relation === 'near' && first.publishers.has(article.publisher.id)) continue;
      const score = relation === 'next' ? likeness.affair : likeness.same;
      if (score > most[relation]) [best[relation], most[relation]] = [first, score];
    }
    return best.near === null ? best : { ...best, next: null };
  }

  /** What was computed of an article before; nothing where words weigh otherwise now. */
  #likenessesOf(read: Read, language: string | null): Map<First, Likeness> {
    const weight = this.#index.weightIn(language);
    if (read.weight !== weight) {
      read.weight = weight;
      read.likeness.clear();
    }
    return read.likeness;
  }

  /** @param index puts the story that is made of its slot into the index. */
  #begin(
    article: StoryArticle,
    affair: string | null,
    index: (make: (indexed: Pick<First, 'slot' | 'profile'>) => First) => First,
  ): void {
    const { id, publisher, language } = article;
    const at = timeOf(article);
    this.#storyOf.set(id, id);
    const first = index((indexed) => ({
      ...indexed,
      id,
      at,
      from: at,
      to: at,
      language,
      affair,
      publishers: new Set([publisher.id]),
      members: new Map(),
    }));
    this.#firsts.set(id, first);
  }

  #join(first: First, article: StoryArticle): void {
    const { id, publisher } = article;
    first.from = Math.min(first.from, timeOf(article));
    first.to = Math.max(first.to, timeOf(article));
    first.publishers.add(publisher.id);
    first.members.set(id, publisher.id);
    this.#storyOf.set(id, first.id);
  }

  #end(first: First): void {
    this.#firsts.delete(first.id);
    this.#index.remove(first);
    for (const id of [first.id, ...first.members.keys()]) this.#storyOf.delete(id);
  }
}

const isWithinSpan = (first: First, at: number) =>
  Math.max(first.to, at) - Math.min(first.from, at) <= storySpan;

/** When the event was told: what says that it will be published later is taken for seen. */
function timeOf({ publishedAt, seenAt }: StoryArticle): number {
  return Math.min(publishedAt ?? seenAt, seenAt);
}
