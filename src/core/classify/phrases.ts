import { everyWord } from '../linguistics/languages.js';
import { words } from '../text.js';

/** A phrase where it stands: words `start` to `end` (exclusive) of a text. */
export interface Occurrence {
  /** The number that {@link PhraseTree.add} gave. */
  phrase: number;
  start: number;
  end: number;
}

/** How many numbers the table has for each beginning: its hash, and 1 more than the first phrase that ends there, or 0. */
const stride = 2;

/**
 * All phrases of all rules as one tree of words: a text is read in one pass, however many phrases there are. What a phrase
 * begins with is found by its hash: tens of thousands of nodes and words would take six times the memory.
 */
export class PhraseTree {
  readonly #phrases: string[] = [];
  /** By the number of a phrase, 1 more than the next one with the same hash, or 0. */
  readonly #next: number[] = [];
  #table: Int32Array = new Int32Array(stride * 8);
  #beginnings = 0;

  /** Takes up a phrase. Numbers count from 0; the same phrase twice has two numbers. */
  add(phrase: string): number {
    let hash = noWords;
    let place = 0;
    for (const word of words(phrase)) {
      hash = hashOf(word, hash);
      place = this.#placeFor(hash);
    }
    const number = this.#phrases.push(phrase);
    this.#next.push(0);
    let last = this.#table[place + 1] as number;
    if (last === 0) this.#table[place + 1] = number;
    else {
      while (this.#next[last - 1] !== 0) last = this.#next[last - 1] as number;
      this.#next[last - 1] = number;
    }
    return number - 1;
  }

  /** A phrase as it was added. */
  textOf(phrase: number): string {
    return this.#phrases[phrase] as string;
  }

  /** Every occurrence of every phrase in the words of one text, by where it starts. */
  find(list: readonly string[]): Occurrence[] {
    const forms = list.map((word) => [word, ...inflectedFrom(word)]);
    const initials = list.map((_, at) => initialsFrom(list, at));
    const found: Occurrence[] = [];
    const look = (word: string, hash: number, read: string, start: number, end: number) => {
      const longer = hashOf(word, hash);
      const place = placeIn(this.#table, longer);
      if (this.#table[place] === 0) return;
      const text = read + word;
      for (let next = this.#table[place + 1] as number; next > 0; next = this.#next[next - 1] as number) {
        if (this.#reads(next - 1, text)) found.push({ phrase: next - 1, start, end });
      }
      goOn(longer, `${text} `, start, end);
    };
    const goOn = (hash: number, read: string, start: number, at: number) => {
      for (const form of forms[at] ?? []) look(form, hash, read, start, at + 1);
      for (const joined of initials[at] ?? []) look(joined, hash, read, start, at + joined.length);
    };
    for (let start = 0; start < list.length; start++) goOn(noWords, '', start, start);
    return found;
  }

  /** Whether a phrase has the words of a text, and not their hash alone. */
  #reads(phrase: number, text: string): boolean {
    const written = this.#phrases[phrase] as string;
    return written === text || words(written).join(' ') === text;
  }

  /** The place of a beginning, which gets one if it has none. */
  #placeFor(hash: number): number {
    const place = placeIn(this.#table, hash);
    if (this.#table[place] === hash) return place;
    this.#table[place] = hash;
    this.#beginnings += 1;
    if (this.#beginnings * stride < this.#table.length * 0.75) return place;
    this.#table = enlarged(this.#table);
    return placeIn(this.#table, hash);
  }
}

/** The hash of no words. A hash is never 0, which stands for an empty place. */
const noWords = 0x811c9dc5;

/** The hash of some words with one more: FNV-1a, whose beginning is the hash of the words before. */
function hashOf(word: string, before: number): number {
  let hash = before;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ 0x20, 0x01000193) || 1;
}

/** Where a hash stands in a table, or would stand. */
function placeIn(table: Int32Array, hash: number): number {
  const last = table.length / stride - 1;
  let place = (hash ^ (hash >>> 16)) & last;
  while (table[place * stride] !== 0 && table[place * stride] !== hash) place = (place + 1) & last;
  return place * stride;
}

function enlarged(table: Int32Array): Int32Array {
  const larger = new Int32Array(table.length * 2);
  for (let at = 0; at < table.length; at += stride) {
    const [hash = 0, end = 0] = table.subarray(at, at + stride);
    if (hash !== 0) larger.set([hash, end], placeIn(larger, hash));
  }
  return larger;
}

/** What letters in a row may be short for: `H.I.V.` is also read as `HIV`, so that a phrase is written once. */
function initialsFrom(list: readonly string[], at: number): string[] {
  const found: string[] = [];
  let joined = '';
  for (let next = at; /^[a-z]$/.test(list[next] ?? ''); next++) {
    joined += list[next];
    if (joined.length > 1) found.push(joined);
  }
  return found;
}

/** Endings that leave a word what it is, of all languages. */
const endings = [...everyWord(({ inflection }) => inflection?.endings)];

/** Words that only look like an inflected form of a shorter one. */
const ownWords = everyWord(({ inflection }) => inflection?.ownWords);

const isLongEnough = (word: string) => /^\p{L}{5,}$/u.test(word);

/**
 * The forms under which a word of a phrase is found too: only those of words of five letters or more, else `masalah`
 * (problem) would be taken for `masa` (time).
 */
export function inflections(word: string): string[] {
  if (!isLongEnough(word)) return [];
  return endings.map((ending) => `${word}${ending}`).filter((form) => !ownWords.has(form));
}

/** What a word may be an inflection of: the words that have it among their {@link inflections}. */
export function inflectedFrom(word: string): string[] {
  if (ownWords.has(word)) return [];
  return endings
    .filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length))
    .filter(isLongEnough);
}
