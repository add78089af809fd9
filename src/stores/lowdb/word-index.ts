import { type Article, articleTime } from '../../core/article.js';
import { editDistance, words } from '../../core/text.js';
import { newestFirst } from './newest-first.js';
import type { Fitting } from './scan.js';
import { firstIndex } from './sorted.js';

/** In which fields of an article a word stands, as bits; and how much it says there of what the article is about. */
const fields = { headline: 1, names: 2, summary: 4 } as const;
const fieldBits = 3;
const weights = Array.from(
  { length: 2 ** fieldBits },
  (_, bits) =>
    (bits & fields.headline ? 3 : 0) + (bits & fields.names ? 2 : 0) + (bits & fields.summary ? 1 : 0),
);

/** Where a word stands. */
interface Word {
  /** Of each article that has it the place, and behind that the bits of the fields; in any order. */
  readonly entries: number[];
  /** Which letters it has, as bits: see {@link lettersOf}. */
  readonly letters: number;
}

interface Known {
  /** As it came: by its words it is taken out again. */
  article: Article;
  place: number;
}

/**
 * The words of articles, each with the articles that have it. What a question costs is as many steps as its words stand in
 * articles: a few milliseconds where all of 20,000 have them.
 */
export class WordIndex {
  readonly #words = new Map<string, Word>();
  readonly #known = new Map<string, Known>();
  /** The articles by their places, null where one has left; and when each was published. */
  readonly #articles: (Article | null)[] = [];
  readonly #times: number[] = [];
  readonly #freePlaces: number[] = [];

  has(id: string): boolean {
    return this.#known.has(id);
  }

  get wordCount(): number {
    return this.#words.size;
  }

  /** Puts in an article, in the place of what was known of it. */
  put(article: Article): void {
    const { id } = article;
    this.drop(id);
    const place = this.#freePlaces.pop() ?? this.#articles.length;
    this.#articles[place] = article;
    this.#times[place] = articleTime(article);
    this.#known.set(id, { article, place });
    for (const [text, bits] of fieldsByWord(article)) {
      let word = this.#words.get(text);
      if (word === undefined) {
        word = { entries: [], letters: lettersOf(text) };
        this.#words.set(text, word);
      }
      word.entries.push((place << fieldBits) | bits);
    }
  }

  /** Forgets an article, with its words. */
  drop(id: string): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    const { article, place } = known;
    this.#known.delete(id);
    this.#articles[place] = null;
    this.#freePlaces.push(place);
    for (const [text, bits] of fieldsByWord(article)) {
      const entries = this.#words.get(text)?.entries ?? [];
      // The last one goes into its place.
      const last = entries.pop();
      const entry = (place << fieldBits) | bits;
      if (last !== undefined && last !== entry) entries[entries.indexOf(entry)] = last;
      if (entries.length === 0) this.#words.delete(text);
    }
  }

  /**
   * Finds the articles that have a word of each of these groups, and none of the unwanted words: the newest of them, as many
   * as `limit` says. A common word is in thousands: nothing is made of the others.
   * @param groups a word with its other forms is one; at most 250.
   */
  find(
    groups: readonly (readonly string[])[],
    {
      unwanted = [],
      limit = Number.POSITIVE_INFINITY,
    }: { unwanted?: readonly string[]; limit?: number } = {},
  ): Fitting[] {
    // How many of the groups each article has, as far as it has all before them.
    const reached = new Uint8Array(this.#articles.length);
    const inHeadline = new Uint16Array(this.#articles.length);
    const counted = new Set<string>();
    for (const [index, group] of groups.entries()) {
      for (const text of group) {
        const counts = counted.has(text) ? 0 : fields.headline;
        counted.add(text);
        this.#eachEntry([text], (place, bits) => {
          if (reached[place] === index) reached[place] = index + 1;
          if (bits & counts) (inHeadline[place] as number) += 1;
        });
      }
    }
    this.#eachEntry(unwanted, (place) => {
      reached[place] = 0;
    });
    return this.#newest(reached, groups.length, limit).map((place) => ({
      article: this.#articles[place] as Article,
      inHeadline: inHeadline[place] as number,
    }));
  }

  /** The places that have reached all groups: the newest of them, as many as `limit` says. */
  #newest(reached: Uint8Array, all: number, limit: number): number[] {
    const newest: number[] = [];
    // From the end, where the newest mostly are: hardly any takes the place of another.
    for (let place = reached.length - 1; place >= 0; place--) {
      if (reached[place] !== all || this.#articles[place] === null) continue;
      if (limit === Number.POSITIVE_INFINITY) newest.push(place);
      else this.#putNewest(newest, place, limit);
    }
    return newest;
  }

  #putNewest(newest: number[], place: number, limit: number): void {
    const last = newest.at(-1);
    if (newest.length === limit && this.#isNewer(last as number, place)) return;
    newest.splice(
      firstIndex(newest, (other) => this.#isNewer(place, other)),
      0,
      place,
    );
    if (newest.length > limit) newest.pop();
  }

  #isNewer(place: number, than: number): boolean {
    const apart = (this.#times[place] as number) - (this.#times[than] as number);
    if (apart !== 0) return apart > 0;
    return newestFirst(this.#articles[place] as Article, this.#articles[than] as Article) < 0;
  }

  /** The words that one which may be misspelt is like: with so many letters wrong, missing or too many. */
  alike(term: string, slips: number): string[] {
    const letters = lettersOf(term);
    const found: string[] = [];
    for (const [text, word] of this.#words) {
      // A letter that is wrong makes two differences at the most.
      if (Math.abs(text.length - term.length) > slips || bitsIn(letters ^ word.letters) > 2 * slips) continue;
      if (editDistance(term, text, slips) <= slips) found.push(text);
    }
    return found;
  }

  /**
   * How much each article has in common with what has these words: the rarer a word, and the more telling its field, the
   * more. Those that have none are left out.
   */
  common(groups: readonly (readonly string[])[]): Map<string, number> {
    const scores = new Float64Array(this.#articles.length);
    for (const group of groups) {
      const entries = group.reduce((sum, text) => sum + (this.#words.get(text)?.entries.length ?? 0), 0);
      const rarity = Math.log(1 + this.#known.size / entries);
      this.#eachEntry(group, (place, bits) => {
        (scores[place] as number) += rarity * (weights[bits] as number);
      });
    }
    const found = new Map<string, number>();
    for (const [place, article] of this.#articles.entries()) {
      const score = scores[place] as number;
      if (article !== null && score > 0) found.set(article.id, score);
    }
    return found;
  }

  #eachEntry(texts: Iterable<string>, visit: (place: number, bits: number) => void): void {
    for (const text of texts) {
      for (const entry of this.#words.get(text)?.entries ?? [])
        visit(entry >>> fieldBits, entry & (weights.length - 1));
    }
  }
}

/** The words of an article, each with the bits of its fields. */
function fieldsByWord({ headline, summary, publisher, authors }: Article): Map<string, number> {
  const found = new Map<string, number>();
  const note = (text: string, bit: number) => {
    for (const word of words(text)) found.set(word, (found.get(word) ?? 0) | bit);
  };
  note(headline, fields.headline);
  note([publisher.name, ...authors].join(' '), fields.names);
  note(summary ?? '', fields.summary);
  return found;
}

/** Which characters a word has, as 32 bits; other characters than letters share them. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function bitsIn(given: number): number {
  let [left, bits] = [given, 0];
  for (; left !== 0; left &= left - 1) bits += 1;
  return bits;
}
