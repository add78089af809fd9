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
  /** Numbers of the phrases that end here. */
  ends: number[] | null;
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
    node.ends = [...(node.ends ?? []), number];
    return number;
  }

  /** Every occurrence of every phrase in the words of one text, by where it starts. */
  find(list: readonly string[]): Occurrence[] {
    const forms = list.map(basesOf);
    const found: Occurrence[] = [];
    const collect = (node: Node, start: number, end: number) => {
      for (const phrase of node.ends ?? []) found.push({ phrase, start, end });
      if (node.next === null) return;
      for (const form of forms[end] ?? []) {
        const next = node.next.get(form);
        if (next !== undefined) collect(next, start, end + 1);
      }
    };
    for (let start = 0; start < list.length; start++) collect(this.#root, start, start);
    return found;
  }
}

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

/** Endings that leave a word what it is: Indonesian possessive and emphasis, English plural. */
const endings = ['nya', 'lah', 's'];

/** Words that only look like an inflected form of a shorter one. */
const wordsOfTheirOwn = new Set([
  ...['akhirnya', 'biasanya', 'masalah', 'misalnya', 'sebaiknya', 'sebelumnya', 'sebenarnya', 'seharusnya'],
  ...['customs', 'economics', 'mathematics', 'physics', 'politics'],
]);

const isLongEnough = (word: string) => /^\p{L}{5,}$/u.test(word);

/**
 * The forms under which a word of a phrase is found too: only those of words of five letters or more, else `masalah`
 * (problem) would be taken for `masa` (time).
 */
export function inflections(word: string): string[] {
  if (!isLongEnough(word)) return [];
  return endings.map((ending) => `${word}${ending}`).filter((form) => !wordsOfTheirOwn.has(form));
}

/** A word of a text and what it may be an inflection of: the words that have it among their {@link inflections}. */
function basesOf(word: string): string[] {
  const bases = [word];
  for (const ending of endings) {
    if (!word.endsWith(ending) || wordsOfTheirOwn.has(word)) continue;
    const base = word.slice(0, -ending.length);
    if (isLongEnough(base)) bases.push(base);
  }
  return bases;
}
