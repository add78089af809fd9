import type { Article } from './article.js';
import { type Catalog, publisherTopic } from './catalog.js';
import type { Evidence } from './classify/evidence.js';
import { compileEvidence } from './classify.js';
import { keywordRule } from './keyword.js';
import type { Subscription } from './subscription.js';

/**
 * Why an article is filed under the topics that a chat follows. It is made anew from the article and the catalog as
 * they are now, so nothing of it is stored. A topic under which it was filed by what is known no longer (a rule that
 * has changed since, the categories of a second feed) has no reasons.
 */
export function followedEvidence(
  article: Article,
  subscriptions: readonly Subscription[],
  catalog: Catalog,
): Evidence[] {
  const followed = subscriptions.filter(({ topic }) => article.topics.includes(topic));
  const own = followed.flatMap(({ topic, phrase }) => {
    const match =
      phrase === undefined ? catalog.topics.find(({ id }) => id === topic)?.match : keywordRule(phrase);
    return match == null ? [] : [{ id: topic, match }];
  });
  // What helped one of them was filed as well. All others need not be compiled for one answer.
  const helping = new Set(own.flatMap(({ match }) => match.alsoWith ?? []));
  for (const { id } of own) helping.delete(id);
  const topics = [
    ...own,
    ...catalog.topics.filter(({ id }) => helping.has(id) && article.topics.includes(id)),
  ];
  // Whether another topic excludes it was decided when it was recorded.
  const explain = compileEvidence({
    topics: topics.map(({ id, match }) => ({ id, match: { ...match, notWith: [] } })),
  });
  const found = explain(article);
  return followed
    .filter(({ topic }) => !topic.startsWith('publisher:') || topic === publisherTopic(article.publisher.id))
    .map(({ topic, feed }): Evidence => {
      if (feed !== undefined)
        return { topic, strength: 1, because: [{ kind: 'feed', feed: feed.title, strength: 1 }] };
      return found.find((evidence) => evidence.topic === topic) ?? { topic, strength: 0, because: [] };
    });
}
