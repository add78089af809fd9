import { everyWord } from '../linguistics/languages.js';
import { words } from '../text.js';

/** A phrase where it stands: words `start` to `end` (exclusive) of a text. */
export interface Occurrence {
  /** The number that {@link PhraseTree.add} gave. */
  phrase: number;
  start: number;
  end: number;
}

interface Node {
  /** By the next word. Most phrases end without another that goes on: their number stands here, without a node of its own. */
  next: Map<string, Node | number> | null;
  /** Numbers of the phrases that end here. Nearly always at most one, which needs no list. */
  ends: number | number[] | null;
}

/** All phrases of all rules as one tree of words: a text is read in one pass, however many phrases there are. */
export class PhraseTree {
  readonly #root: Node = { next: null, ends: null };
  #count = 0;

  /** Takes up a phrase. Numbers count from 0; the same phrase twice has two numbers. */
  add(phrase: string): number {
    const all = words(phrase);
    const last = all.pop();
    const number = this.#count++;
    let node = this.#root;
    for (const word of all) node = nodeAt(node, word);
    if (last === undefined || node.next?.has(last)) {
      const end = last === undefined ? node : nodeAt(node, last);
      // Just as long as it is: a list that grows, as by `flat`, has room for 17 more.
      end.ends = end.ends === null ? number : noNumbers.concat(end.ends, number);
    } else {
      node.next ??= new Map();
      node.next.set(last, number);
    }
    return number;
  }

  /** Every occurrence of every phrase in the words of one text, by where it starts. */
  find(list: readonly string[]): Occurrence[] {
    const forms = list.map((word) => [word, ...inflectedFrom(word)]);
    const initials = list.map((_, at) => initialsFrom(list, at));
    const found: Occurrence[] = [];
    const collect = (at: Node | number | undefined, start: number, end: number) => {
      if (at === undefined) return;
      const ends = typeof at === 'number' ? at : at.ends;
      if (typeof ends === 'number') found.push({ phrase: ends, start, end });
      else for (const phrase of ends ?? []) found.push({ phrase, start, end });
      if (typeof at === 'number' || at.next === null) return;
      for (const form of forms[end] ?? []) collect(at.next.get(form), start, end + 1);
      for (const joined of initials[end] ?? []) collect(at.next.get(joined), start, end + joined.length);
    };
    for (let start = 0; start < list.length; start++) collect(this.#root, start, start);
    return found;
  }
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

const noNumbers: number[] = [];

/** The node behind a word; made where there is none, or only the end of a phrase. */
function nodeAt(node: Node, word: string): Node {
  node.next ??= new Map();
  const found = node.next.get(word) ?? null;
  if (found !== null && typeof found !== 'number') return found;
  const made: Node = { next: null, ends: found };
  node.next.set(word, made);
  return made;
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
