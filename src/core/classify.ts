import type { Article } from './article.js';
import { type Catalog, publisherTopic } from './catalog.js';
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

/** Compiles the rules of a catalog once: a text is then read in one pass, however many phrases there are. */
export function compileTopics(catalog: Pick<Catalog, 'topics'>): Classifier {
  const phrases = new PhraseTree();
  const rules = catalog.topics.map((topic) => compileRule(topic, phrases));
  return (article) => {
    const inHeadline = phrases.find([article.headline]);
    const anywhere = phrases.find([article.summary ?? '', ...article.categories], inHeadline);
    const found = rules.filter((rule) => rule.matches(article, anywhere));
    const [first, others] = [true, false].map((wanted) =>
      found.filter((rule) => rule.isNamed(inHeadline) === wanted).map((rule) => rule.id),
    );
    return [...(first ?? []), ...(others ?? []), publisherTopic(article.publisher.id)];
  };
}

function compileRule({ id, match }: Topic, phrases: PhraseTree) {
  const any = match.any.map((phrase) => phrases.add(phrase));
  const all = match.all.map((phrase) => phrases.add(phrase));
  const none = match.none.map((phrase) => phrases.add(phrase));
  const categories = new Set(match.categories.map(normalised));
  const feeds = new Set(match.feeds);
  const needsOne = any.length + categories.size + feeds.size > 0;
  return {
    id,
    /** Whether one of the phrases that make it match is among these. */
    isNamed: (found: ReadonlySet<number>) => [...any, ...all].some((phrase) => found.has(phrase)),
    matches(article: Classifiable, found: ReadonlySet<number>): boolean {
      if (none.some((phrase) => found.has(phrase)) || !all.every((phrase) => found.has(phrase))) return false;
      return (
        !needsOne ||
        any.some((phrase) => found.has(phrase)) ||
        feeds.has(article.feed) ||
        article.categories.some((category) => categories.has(normalised(category)))
      );
    },
  };
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
