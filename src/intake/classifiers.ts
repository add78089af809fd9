import type { Catalog } from '../core/catalog.js';
import { type Classifier, compileTopics } from '../core/classify.js';
import { keywordRule } from '../core/keyword.js';
import type { Keywords } from '../core/ports.js';

/** Returns the classifier of a catalog and its keywords. It is compiled again only if one of them has changed. */
export function createClassifiers(): (catalog: Catalog, keywords: Keywords) => Classifier {
  let last: { catalog: Catalog; version: number; classify: Classifier } | null = null;
  return (catalog, { version, list }) => {
    if (last === null || last.catalog !== catalog || last.version !== version) {
      const followed = list.flatMap(({ topic, phrase }) => {
        const match = keywordRule(phrase);
        return match === null ? [] : [{ id: topic, match }];
      });
      last = { catalog, version, classify: compileTopics({ topics: [...catalog.topics, ...followed] }) };
    }
    return last.classify;
  };
}
