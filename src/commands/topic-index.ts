import type { Catalog } from '../core/catalog.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { lettersOf, mayBeNear, slipsBetween, slipsIn } from './misspelt.js';
import { formOf, isOwn, joined, type NameKind, namesOf } from './topic-names.js';

/** How well a topic fits what was typed, the best first. From `slips` on, typing errors are counted. */
export const fit = {
  isName: 0,
  isAlias: 1,
  isSide: 2,
  isRelated: 3,
  isPhrase: 4,
  inName: 5,
  inPhrase: 6,
  beginsName: 7,
  beginsPhrase: 8,
  slips: 9,
} as const;

/** How well a name fits that was typed as a whole. */
const wholeFit: Readonly<Record<NameKind, number>> = {
  name: fit.isName,
  alias: fit.isAlias,
  side: fit.isSide,
  related: fit.isRelated,
  phrase: fit.isPhrase,
};

/** A topic that fits. */
export interface Hit {
  topic: TopicId;
  /** See {@link fit}. */
  rank: number;
  /** Whether all words that were typed stand in one of its names. */
  isNamed: boolean;
}

interface Name {
  topic: number;
  kind: NameKind;
  words: readonly string[];
  /** Its words without their endings. */
  forms: readonly string[];
  /** The forms with spaces between them. */
  whole: string;
  letters: number;
}

/** The most words in which typing errors are looked for one by one, and the most errors in all of them together. */
const [maxSlippedWords, maxSlips] = [6, 4];

/** Finds topics by their names. It is made once for a catalog: a lookup costs no more than what it finds. */
export class TopicIndex {
  readonly #topics: TopicId[] = [];
  readonly #names: Name[] = [];
  readonly #byWhole = new Map<string, number[]>();
  readonly #byForm = new Map<string, number[]>();
  readonly #byWord = new Map<string, number[]>();
  /** All words in their order, so that those with a beginning stand together. */
  #sorted: string[] = [];
  /** The words of all but phrases. */
  readonly #inNames = new Set<string>();
  /** The same words without their endings, which alone may be misspelt, each with its letters. */
  readonly #spelt = new Map<string, number>();

  constructor(entries: Iterable<{ topic: TopicId; names: readonly [NameKind, string][] }>) {
    for (const { topic, names } of entries) {
      const seen = new Set<string>();
      for (const [kind, text] of names) this.#add(this.#topics.length, kind, words(text), seen);
      this.#topics.push(topic);
    }
    this.#sorted = [...this.#byWord.keys()].sort();
  }

  #add(topic: number, kind: NameKind, own: readonly string[], seen: Set<string>): void {
    const written = own.join(' ');
    if (written === '' || seen.has(written)) return;
    seen.add(written);
    const forms = own.map(formOf);
    const whole = forms.join(' ');
    const name = this.#names.length;
    this.#names.push({ topic, kind, words: own, forms, whole, letters: lettersOf(whole) });
    put(this.#byWhole, joined(own), name);
    for (const word of new Set(own)) {
      put(this.#byWord, word, name);
      if (kind !== 'phrase') this.#inNames.add(word);
    }
    for (const form of new Set(forms)) {
      put(this.#byForm, form, name);
      if (kind !== 'phrase') this.#spelt.set(form, lettersOf(form));
    }
  }

  /** The topics that fit, best first; of those that fit alike the one with the shorter name, then the catalog's order. */
  find(asked: readonly string[]): Hit[] {
    if (asked.length === 0) return [];
    const best = new Map<number, { rank: number; length: number; isNamed: boolean }>();
    const note = (index: number, rank: number, isNamed: boolean) => {
      const { topic, words: own } = this.#names[index] as Name;
      const known = best.get(topic);
      const isBetter =
        known === undefined || rank < known.rank || (rank === known.rank && own.length < known.length);
      const now = isBetter ? { rank, length: own.length } : known;
      best.set(topic, { ...now, isNamed: isNamed || (known?.isNamed ?? false) });
    };
    const kindOf = (index: number) => (this.#names[index] as Name).kind;
    for (const index of this.#byWhole.get(joined(asked)) ?? []) {
      const kind = kindOf(index);
      note(index, wholeFit[kind], isOwn(kind));
    }
    for (const index of allOf(asked.map((word) => this.#byForm.get(formOf(word)) ?? []))) {
      const isNamed = isOwn(kindOf(index));
      note(index, isNamed ? fit.inName : fit.inPhrase, isNamed);
    }
    for (const index of allOf(asked.map((word) => this.#beginningWith(word)))) {
      note(index, isOwn(kindOf(index)) ? fit.beginsName : fit.beginsPhrase, false);
    }
    if (best.size === 0) this.#noteSlips(asked, note);
    return [...best]
      .sort(
        ([left, { rank: first, length }], [right, other]) =>
          first - other.rank || length - other.length || left - right,
      )
      .map(([topic, { rank, isNamed }]) => ({ topic: this.#topics[topic] as TopicId, rank, isNamed }));
  }

  /** The names that have a word with this beginning. One or two letters begin too many phrases to mean any. */
  #beginningWith(start: string): number[] {
    const all: number[] = [];
    for (let at = lowerBound(this.#sorted, start); this.#sorted[at]?.startsWith(start); at++) {
      const word = this.#sorted[at] as string;
      if (start.length < 3 && !this.#inNames.has(word)) continue;
      for (const name of this.#byWord.get(word) ?? []) {
        if (start.length > 2 || this.#names[name]?.kind !== 'phrase') all.push(name);
      }
    }
    return all;
  }

  /** Names, not phrases, that are spelt much like what was typed: as a whole, or word by word. */
  #noteSlips(typed: readonly string[], note: (name: number, rank: number, isNamed: boolean) => void): void {
    const whole = typed.map(formOf).join(' ');
    const letters = lettersOf(whole);
    const allowed = slipsIn(typed.join(' '));
    const byWord = typed.length > maxSlippedWords ? [] : typed.map((word) => this.#slips(word));
    for (const [index, name] of this.#names.entries()) {
      if (name.kind === 'phrase') continue;
      let sum = Number.POSITIVE_INFINITY;
      if (byWord.length > 0) {
        sum = 0;
        for (const slips of byWord) {
          let least = Number.POSITIVE_INFINITY;
          for (const form of name.forms) least = Math.min(least, slips.get(form) ?? least);
          sum += least;
          if (sum > maxSlips) break;
        }
      }
      if (mayBeNear(whole, letters, name.whole, name.letters, allowed)) {
        sum = Math.min(sum, slipsBetween(whole, name.whole, allowed));
      }
      if (sum <= maxSlips) note(index, fit.slips + sum, false);
    }
  }

  /** How far each word that is near a typed one is from it. */
  #slips(word: string): Map<string, number> {
    const most = slipsIn(word);
    const form = formOf(word);
    const letters = lettersOf(form);
    const near = new Map<string, number>();
    for (const [known, ofKnown] of this.#spelt) {
      if (!mayBeNear(form, letters, known, ofKnown, most)) continue;
      const slips = slipsBetween(form, known, most);
      if (slips <= most) near.set(known, slips);
    }
    return near;
  }
}

/** One index for each catalog, because every keystroke of a completion looks into it. */
const indexes = new WeakMap<Catalog, TopicIndex>();

/** The index of all topics and publishers of a catalog. */
export function topicIndex(catalog: Catalog): TopicIndex {
  const known = indexes.get(catalog) ?? new TopicIndex(namesOf(catalog));
  indexes.set(catalog, known);
  return known;
}

function put(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** What stands in all lists. The shortest comes first, because nothing outside of it does. */
function allOf(lists: readonly (readonly number[])[]): Set<number> {
  const [first = [], ...others] = [...lists].sort((left, right) => left.length - right.length);
  let all = new Set(first);
  for (const each of others) {
    if (all.size === 0) break;
    const have = new Set(each);
    all = new Set([...all].filter((one) => have.has(one)));
  }
  return all;
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
