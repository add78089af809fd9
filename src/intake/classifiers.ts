import type { Catalog } from '../core/catalog.js';
import { type Classifier, compileTopics } from '../core/classify.js';
import { keywordRule } from '../core/keyword.js';
import { isPersonalArticle } from '../core/personal-feed.js';
import type { Keywords } from '../core/ports.js';

/**
 * Returns the classifier of a catalog and its keywords. It is compiled again only if one of them has changed. What a feed
 * that people added brings is filed under that feed alone: nobody else gets it.
 */
export function createClassifiers(): (catalog: Catalog, keywords: Keywords) => Classifier {
  let last: { catalog: Catalog; version: number; classify: Classifier } | null = null;
  return (catalog, { version, list }) => {
    if (last === null || last.catalog !== catalog || last.version !== version) {
      const followed = list.flatMap(({ topic, phrase }) => {
        const match = keywordRule(phrase);
        return match === null ? [] : [{ id: topic, match }];
      });
      const compiled = compileTopics({ topics: [...catalog.topics, ...followed] });
      const classify: Classifier = (article) =>
        isPersonalArticle(article) ? [article.feed] : compiled(article);
      last = { catalog, version, classify };
    }
    return last.classify;
  };
}
