import type { Article } from './article.js';
import { type Catalog, publisherTopic } from './catalog.js';
import { words } from './text.js';
import type { Topic, TopicId } from './topic.js';

/** What a topic's rule looks at. */
export type Classifiable = Pick<Article, 'headline' | 'summary' | 'categories' | 'feed'> & {
  publisher: { id: string };
};

/** Finds the topics of an article, in the catalog's order, the publisher's own last. */
export type Classifier = (article: Classifiable) => TopicId[];

interface Node {
  next: Map<string, Node>;
  /** Numbers of the phrases that end here. */
  ends: number[];
}

/** Compiles the rules of a catalog once: a text is then read in one pass, however many phrases there are. */
export function compileTopics(catalog: Pick<Catalog, 'topics'>): Classifier {
  const phrases = new PhraseTree();
  const rules = catalog.topics.map((topic) => compileRule(topic, phrases));
  return (article) => {
    const found = phrases.find(article);
    const topics = rules.filter((rule) => rule.matches(article, found)).map((rule) => rule.id);
    return [...topics, publisherTopic(article.publisher.id)];
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
  readonly #root: Node = { next: new Map(), ends: [] };
  #count = 0;

  add(phrase: string): number {
    let node = this.#root;
    for (const word of words(phrase)) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), ends: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    const number = this.#count++;
    node.ends.push(number);
    return number;
  }

  /** The phrases that stand anywhere in the article, each text read by itself so that none spans two. */
  find({ headline, summary, categories }: Classifiable): Set<number> {
    const found = new Set<number>();
    for (const text of [headline, summary ?? '', ...categories]) {
      const list = words(text);
      for (let start = 0; start < list.length; start++) {
        let node: Node | undefined = this.#root;
        for (let index = start; node !== undefined && index < list.length; index++) {
          node = node.next.get(list[index] as string);
          for (const number of node?.ends ?? []) found.add(number);
        }
      }
    }
    return found;
  }
}
