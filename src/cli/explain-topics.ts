import type { Catalog } from '../core/catalog.js';
import { type Classifiable, compileTopics } from '../core/classify.js';
import type { Topic, TopicId } from '../core/topic.js';

/** One thing by which an article belongs to a topic. */
export type Reason =
  | { kind: 'phrase'; phrase: string; in: 'headline' | 'summary' | 'categories' }
  | { kind: 'category'; category: string }
  | { kind: 'feed'; feed: string }
  | { kind: 'publisher'; publisher: string };

/** A topic that an article belongs to, and everything by which it does. */
export interface ExplainedTopic {
  topic: TopicId;
  because: Reason[];
}

/**
 * Which topics an article belongs to, and why. Each phrase is put to the very rule that intake uses, alone and
 * with one part of the article at a time: what is told here cannot differ from what is done there.
 */
export function explainTopics(
  catalog: Catalog,
  article: Classifiable,
  topics: readonly TopicId[],
): ExplainedTopic[] {
  return topics.map((id) => {
    const topic = catalog.topics.find((candidate) => candidate.id === id);
    const because: Reason[] =
      topic === undefined
        ? [{ kind: 'publisher', publisher: article.publisher.id }]
        : [
            ...phraseReasons(topic, article),
            ...categoryReasons(topic, article),
            ...feedReasons(topic, article),
          ];
    return { topic: id, because };
  });
}

/** A reason as a person reads it. */
export function describeReason(reason: Reason): string {
  switch (reason.kind) {
    case 'phrase':
      return `“${reason.phrase}” in the ${reason.in}`;
    case 'category':
      return `the category “${reason.category}”`;
    case 'feed':
      return `the feed ${reason.feed}`;
    case 'publisher':
      return `the publisher ${reason.publisher}`;
  }
}

function phraseReasons(topic: Topic, article: Classifiable): Reason[] {
  const nothing = { ...article, headline: '', summary: null, categories: [] };
  const parts = {
    headline: { ...nothing, headline: article.headline },
    summary: { ...nothing, summary: article.summary },
    categories: { ...nothing, categories: article.categories },
  };
  return [...topic.match.any, ...topic.match.all].flatMap((phrase) => {
    const part = (['headline', 'summary', 'categories'] as const).find((name) =>
      holds(topic, { any: [phrase] }, parts[name]),
    );
    return part === undefined ? [] : [{ kind: 'phrase' as const, phrase, in: part }];
  });
}

function categoryReasons(topic: Topic, article: Classifiable): Reason[] {
  return topic.match.categories
    .filter((category) => holds(topic, { categories: [category] }, article))
    .map((category) => ({ kind: 'category', category }));
}

function feedReasons(topic: Topic, { feed }: Classifiable): Reason[] {
  return topic.match.feeds.includes(feed) ? [{ kind: 'feed', feed }] : [];
}

function holds({ id }: Topic, rule: Partial<Topic['match']>, article: Classifiable): boolean {
  const match = { any: [], all: [], none: [], categories: [], feeds: [], ...rule };
  return compileTopics({ topics: [{ id, match }] })(article).includes(id);
}
