import { everyWord } from '../linguistics/languages.js';
import { words } from '../text.js';

/** A phrase where it stands: words `start` to `end` (exclusive) of a text. */
export interface Occurrence {
  /** The number that {@link PhraseTree.add} gave. */
  phrase: number;
  start: number;
  end: number;
}

/**
 * All phrases of all rules as one tree of words: a text is read in one pass, however many phrases there are. What a phrase
 * begins with is found by its hash: tens of thousands of nodes and words would take six times the memory.
 */
export class PhraseTree {
  readonly #phrases: string[] = [];
  /** By the number of a phrase, the next one with the same hash; -1 behind the last. */
  readonly #next: number[] = [];
  /** By the hash of some words, the first phrase that has these; -1 where they only begin one. */
  readonly #first = new Map<number, number>();

  /** Takes up a phrase. Numbers count from 0; the same phrase twice has two numbers. */
  add(phrase: string): number {
    let hash = noWords;
    for (const word of words(phrase)) {
      hash = hashOf(word, hash);
      if (!this.#first.has(hash)) this.#first.set(hash, -1);
    }
    const number = this.#phrases.push(phrase) - 1;
    this.#next.push(this.#first.get(hash) ?? -1);
    this.#first.set(hash, number);
    return number;
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
      const first = this.#first.get(longer);
      if (first === undefined) return;
      const text = read + word;
      for (const phrase of this.#phrasesOf(text, first)) found.push({ phrase, start, end });
      goOn(longer, `${text} `, start, end);
    };
    const goOn = (hash: number, read: string, start: number, at: number) => {
      for (const form of forms[at] ?? []) look(form, hash, read, start, at + 1);
      for (const joined of initials[at] ?? []) look(joined, hash, read, start, at + joined.length);
    };
    for (let start = 0; start < list.length; start++) goOn(noWords, '', start, start);
    return found;
  }

  /** The phrases that have the words of a text, and not their hash alone, in the order in which they came. */
  #phrasesOf(text: string, first: number): number[] {
    const found: number[] = [];
    for (let phrase = first; phrase >= 0; phrase = this.#next[phrase] as number) {
      if (this.#reads(phrase, text)) found.unshift(phrase);
    }
    return found;
  }

  #reads(phrase: number, text: string): boolean {
    const written = this.#phrases[phrase] as string;
    return written === text || words(written).join(' ') === text;
  }
}

/** The hash of no words. */
const noWords = 0x811c9dc5;

/** The hash of some words with one more: FNV-1a, whose beginning is the hash of the words before. */
function hashOf(word: string, before: number): number {
  let hash = before;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ 0x20, 0x01000193);
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
