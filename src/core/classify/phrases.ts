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
  /** By the next word; most nodes are the end of a phrase and have none. */
  next: Map<string, Node> | null;
  /** Numbers of the phrases that end here. There are very many nodes: nearly all have one, which needs no list. */
  ends: number | number[] | null;
}

/** All phrases of all rules as one tree of words: a text is read in one pass, however many phrases there are. */
export class PhraseTree {
  readonly #root = newNode();
  #count = 0;

  /** Takes up a phrase. Numbers count from 0; the same phrase twice has two numbers. */
  add(phrase: string): number {
    let node = this.#root;
    for (const word of words(phrase)) node = step(node, word);
    const number = this.#count++;
    // Just as long as it is: a list that grows, as by `flat`, has room for 17 more.
    node.ends = node.ends === null ? number : noNumbers.concat(node.ends, number);
    return number;
  }

  /** Every occurrence of every phrase in the words of one text, by where it starts. */
  find(list: readonly string[]): Occurrence[] {
    const forms = list.map((word) => [word, ...inflectedFrom(word)]);
    const initials = list.map((_, at) => initialsFrom(list, at));
    const found: Occurrence[] = [];
    const collect = (node: Node, start: number, end: number) => {
      if (typeof node.ends === 'number') found.push({ phrase: node.ends, start, end });
      else for (const phrase of node.ends ?? []) found.push({ phrase, start, end });
      if (node.next === null) return;
      for (const form of forms[end] ?? []) {
        const next = node.next.get(form);
        if (next !== undefined) collect(next, start, end + 1);
      }
      for (const joined of initials[end] ?? []) {
        const next = node.next.get(joined);
        if (next !== undefined) collect(next, start, end + joined.length);
      }
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
const newNode = (): Node => ({ next: null, ends: null });

function step(node: Node, word: string): Node {
  node.next ??= new Map();
  let next = node.next.get(word);
  if (next === undefined) {
    next = newNode();
    node.next.set(word, next);
  }
  return next;
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
