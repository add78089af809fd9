import type { Article } from './article.js';
import { publisherTopic } from './catalog.js';
import { words } from './text.js';
import type { Topic, TopicId } from './topic.js';

/** What a topic's rule looks at. */
export type Classifiable = Pick<Article, 'headline' | 'summary' | 'categories' | 'feed'> & {
  publisher: { id: string };
};

/** Finds the topics of an article: those of its headline first, then the others, in the catalog's order; the publisher's own last. */
export type Classifier = (article: Classifiable) => TopicId[];

interface Node {
  next: Map<string, Node>;
  /** The same, by the inflected forms of the words. */
  inflected: Map<string, Node>;
  /** Numbers of the phrases that end here. */
  ends: number[];
}

/**
 * Compiles the rules of a catalog once: a text is then read in one pass, and only the rules are looked at of
 * which something was found, however many there are.
 */
export function compileTopics(catalog: { topics: readonly Pick<Topic, 'id' | 'match'>[] }): Classifier {
  const phrases = new PhraseTree();
  const rules = catalog.topics.map((topic, place) => compileRule(topic, place, phrases));
  const byPhrase = indexed(rules, ({ any, all }) => [...any, ...all]);
  const byCategory = indexed(rules, ({ categories }) => categories);
  const byFeed = indexed(rules, ({ feeds }) => feeds);
  return (article) => {
    const inHeadline = phrases.find([article.headline]);
    const anywhere = phrases.find([article.summary ?? '', ...article.categories], inHeadline);
    const categories = article.categories.map(normalised);
    const named = lookUp(byPhrase, inHeadline);
    const touched = new Set([
      ...lookUp(byPhrase, anywhere),
      ...lookUp(byCategory, categories),
      ...lookUp(byFeed, [article.feed]),
    ]);
    const found = [...touched]
      .filter((rule) => holds(rule, anywhere, categories, article.feed))
      .sort((left, right) => Number(named.has(right)) - Number(named.has(left)) || left.place - right.place);
    return [...found.map(({ id }) => id), publisherTopic(article.publisher.id)];
  };
}

/** A topic's rule, its phrases as numbers. */
interface Rule {
  id: TopicId;
  /** Where it stands in the catalog. */
  place: number;
  any: readonly number[];
  all: readonly number[];
  none: readonly number[];
  categories: readonly string[];
  feeds: readonly string[];
}

function compileRule({ id, match }: Pick<Topic, 'id' | 'match'>, place: number, phrases: PhraseTree): Rule {
  const numbers = (texts: readonly string[]) => texts.map((text) => phrases.add(text));
  return {
    id,
    place,
    any: numbers(match.any),
    all: numbers(match.all),
    none: numbers(match.none),
    categories: match.categories.map(normalised),
    feeds: match.feeds,
  };
}

function holds(
  { any, all, none, categories, feeds }: Rule,
  found: ReadonlySet<number>,
  own: readonly string[],
  feed: string,
): boolean {
  if (none.some((phrase) => found.has(phrase)) || !all.every((phrase) => found.has(phrase))) return false;
  const needsNone = any.length + categories.length + feeds.length === 0;
  return (
    needsNone ||
    any.some((phrase) => found.has(phrase)) ||
    feeds.includes(feed) ||
    categories.some((category) => own.includes(category))
  );
}

function indexed<Key>(rules: readonly Rule[], keysOf: (rule: Rule) => readonly Key[]): Map<Key, Rule[]> {
  const index = new Map<Key, Rule[]>();
  for (const rule of rules) {
    for (const key of keysOf(rule)) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [rule]);
      else known.push(rule);
    }
  }
  return index;
}

function lookUp<Key>(index: ReadonlyMap<Key, Rule[]>, keys: Iterable<Key>): Set<Rule> {
  const found = new Set<Rule>();
  for (const key of keys) for (const rule of index.get(key) ?? []) found.add(rule);
  return found;
}

const normalised = (category: string) => words(category).join(' ');

/** All phrases of all rules as one tree of words. */
class PhraseTree {
  readonly #root: Node = newNode();
  #count = 0;

  add(phrase: string): number {
    let node = this.#root;
    for (const word of words(phrase)) node = step(node, word);
    const number = this.#count++;
    node.ends.push(number);
    return number;
  }

  /** The phrases that stand anywhere in these texts, beside those `known`; none spans two texts. */
  find(texts: readonly string[], known: ReadonlySet<number> = new Set()): Set<number> {
    const found = new Set(known);
    for (const text of texts) {
      const list = words(text);
      for (let start = 0; start < list.length; start++) collect(this.#root, list, start, found);
    }
    return found;
  }
}

const newNode = (): Node => ({ next: new Map(), inflected: new Map(), ends: [] });

function step(node: Node, word: string): Node {
  let next = node.next.get(word);
  if (next === undefined) {
    next = newNode();
    node.next.set(word, next);
    for (const form of inflections(word)) node.inflected.set(form, next);
  }
  return next;
}

function collect(node: Node, list: readonly string[], index: number, found: Set<number>): void {
  for (const number of node.ends) found.add(number);
  const word = list[index];
  if (word === undefined) return;
  const next = node.next.get(word);
  if (next !== undefined) collect(next, list, index + 1, found);
  const inflected = node.inflected.get(word);
  if (inflected !== undefined) collect(inflected, list, index + 1, found);
}

/** Endings that leave a word what it is: Indonesian possessive and emphasis, English plural. */
const endings = ['nya', 'lah', 's'];

/** Words that only look like an inflected form of a shorter one. */
const wordsOfTheirOwn = new Set([
  ...['akhirnya', 'biasanya', 'masalah', 'misalnya', 'sebaiknya', 'sebelumnya', 'sebenarnya', 'seharusnya'],
  ...['customs', 'economics', 'mathematics', 'physics', 'politics'],
]);

/**
 * The forms under which a word of a phrase is found too. They are added to the phrase and never stripped from
 * the text, and only to words of five letters or more: stripping would take `masalah` (problem) for `masa` (time).
 */
export function inflections(word: string): string[] {
  if (!/^\p{L}{5,}$/u.test(word)) return [];
  return endings.map((ending) => `${word}${ending}`).filter((form) => !wordsOfTheirOwn.has(form));
}
