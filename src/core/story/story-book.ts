import { likeness, sameEvent, type Weight } from './likeness.js';
import { type PackedSignature, pack, type Signature, signatureOf, type Told, unpack } from './signature.js';

/** No two articles of a story are further apart than this. 48 hours, in milliseconds. */
export const storySpan = 48 * 3_600_000;

/** An article as far as its story goes. */
export interface StoryArticle extends Told {
  id: string;
  publisher: { id: string };
  language: string | null;
  /** When it was published, as the publisher says, and when Kabar saw it. */
  publishedAt: number | null;
  seenAt: number;
  /** The id of its story's first article; null for one that is the first, or alone. */
  story: string | null;
}

/** The first article of a story, which all others are compared to: so that a story does not drift from event to event. */
interface First {
  id: string;
  /** When its earliest and its latest article were published. */
  from: number;
  to: number;
  language: string;
  signature: PackedSignature;
  /** The publishers that tell it: each tells a story once. */
  publishers: Set<string>;
  /** The other articles of the story. */
  members: Map<string, string>;
}

/** The rarest stems of an article by which it is found, and how many of the likeliest stories it is compared to. */
const [keysOfOne, mostCompared] = [12, 24];

/** An article counts as so many when it is asked how rare a stem is: in a small book nothing is rare. */
const prior = 200;

/**
 * Which articles tell the same event: those of different publishers in one language, within 48 h of the first of
 * them, that are enough like that first one. All in memory; what is older leaves by `forgetBefore`.
 */
export class StoryBook {
  readonly #firsts = new Map<string, First>();
  /** Story by its members. */
  readonly #storyOf = new Map<string, string>();
  /** Language and stem → the stories whose first article has it. */
  readonly #index = new Map<string, { stem: string; stories: Set<string> }>();

  /** How many articles are in it. */
  get size(): number {
    return this.#storyOf.size;
  }

  /**
   * Puts in an article whose story is known, e.g. when the book is made from what is stored: in the order in which they
   * were assigned, as far as that is known.
   */
  add(article: StoryArticle): void {
    if (this.#storyOf.has(article.id)) return;
    const first = article.story === null ? undefined : this.#firsts.get(article.story);
    if (first !== undefined) {
      this.#join(first, article);
      return;
    }
    const signature = signatureOf(article);
    const alike = article.story === null ? this.#mostAlike(article, signature) : null;
    if (!alike?.publishers.has(article.publisher.id)) this.#begin(article, signature);
  }

  /**
   * Finds the stories of new articles, puts them in, and returns the story of each by its id: the id of the
   * story's first article, null for one that is the first or alone. The order in which they are given is nothing to it.
   */
  assign(articles: readonly StoryArticle[]): Map<string, string | null> {
    const inOrder = [...articles].sort(
      (left, right) => timeOf(left) - timeOf(right) || (left.id < right.id ? -1 : 1),
    );
    return new Map(inOrder.map((article) => [article.id, this.#assign(article)]));
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

  #assign(article: StoryArticle): string | null {
    const signature = signatureOf(article);
    const first = this.#mostAlike(article, signature);
    if (first === null) {
      this.#begin(article, signature);
      return null;
    }
    // A publisher's second article on an event stays by itself, and gathers no others.
    if (first.publishers.has(article.publisher.id)) return null;
    this.#join(first, article);
    return first.id;
  }

  /** The first article of the story that an article is most like; null where it is like none. */
  #mostAlike(article: StoryArticle, signature: Signature): First | null {
    const at = timeOf(article);
    const weight = this.#weightIn(languageOf(article));
    const fitting = this.#likely(signature, languageOf(article), weight).filter(
      ({ from, to }) => Math.max(to, at) - Math.min(from, at) <= storySpan,
    );
    let best: { first: First; likeness: number } | null = null;
    for (const first of fitting.slice(0, mostCompared)) {
      const found = likeness(signature, unpack(first.signature), weight);
      if (found >= sameEvent && found > (best?.likeness ?? 0)) best = { first, likeness: found };
    }
    return best?.first ?? null;
  }

  /** The stories that share most of what is rare in an article, the likeliest first. */
  #likely(signature: Signature, language: string, weight: Weight): First[] {
    const rare = [...signature.all].sort(
      (left, right) => weight(right) - weight(left) || (left < right ? -1 : 1),
    );
    const scores = new Map<string, number>();
    for (const stem of rare.slice(0, keysOfOne)) {
      for (const id of this.#index.get(keyOf(language, stem))?.stories ?? [])
        scores.set(id, (scores.get(id) ?? 0) + weight(stem));
    }
    return [...scores]
      .sort(([leftId, left], [rightId, right]) => right - left || (leftId < rightId ? -1 : 1))
      .flatMap(([id]) => this.#firsts.get(id) ?? []);
  }

  /** How much a stem says now: little where many stories have it. Asked often, so it remembers. */
  #weightIn(language: string): Weight {
    const all = this.#firsts.size + prior;
    const most = Math.log(1 + all);
    const known = new Map<string, number>();
    return (stem) => {
      let weight = known.get(stem);
      if (weight === undefined) {
        const having = this.#index.get(keyOf(language, stem))?.stories.size ?? 0;
        weight = Math.log(1 + all / (1 + having)) / most;
        known.set(stem, weight);
      }
      return weight;
    };
  }

  #begin(article: StoryArticle, signature = signatureOf(article)): void {
    const { id, publisher } = article;
    const language = languageOf(article);
    const publishers = new Set([publisher.id]);
    const at = timeOf(article);
    this.#storyOf.set(id, id);
    for (const stem of signature.all) {
      const key = keyOf(language, stem);
      const known = this.#index.get(key);
      if (known === undefined) this.#index.set(key, { stem, stories: new Set([id]) });
      else known.stories.add(id);
    }
    const shared = (text: string) => this.#index.get(keyOf(language, text))?.stem ?? text;
    const packed = pack(signature, shared);
    this.#firsts.set(id, {
      id,
      from: at,
      to: at,
      language,
      signature: packed,
      publishers,
      members: new Map(),
    });
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
    for (const id of [first.id, ...first.members.keys()]) this.#storyOf.delete(id);
    for (const stem of first.signature.lists.all) {
      const key = keyOf(first.language, stem);
      const stories = this.#index.get(key)?.stories;
      stories?.delete(first.id);
      if (stories?.size === 0) this.#index.delete(key);
    }
  }
}

/** When the event was told: what says that it will be published later is taken for seen. */
function timeOf({ publishedAt, seenAt }: StoryArticle): number {
  return Math.min(publishedAt ?? seenAt, seenAt);
}

const languageOf = ({ language }: StoryArticle) => language ?? '';
const keyOf = (language: string, stem: string) => `${language} ${stem}`;
