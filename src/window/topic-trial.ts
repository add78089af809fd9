import { setImmediate } from 'node:timers/promises';
import type { Article } from '../core/article.js';
import type { Catalog } from '../core/catalog.js';
import type { Evidence } from '../core/classify/evidence.js';
import { compileEvidence } from '../core/classify.js';
import type { Archive } from '../core/ports.js';
import type { Topic } from '../core/topic.js';

/** How far back a rule is tried, in milliseconds: 30 days. */
const trialMs = 30 * 24 * 3_600_000;

/** Articles that are looked at, at most, and so many at a time between two turns of the event loop. */
const most = { articles: 20_000, atATime: 100 } as const;

/** An article that a changed rule treats otherwise, with what speaks for it under the rule that files it. */
export interface Difference {
  article: Article;
  evidence: Evidence;
}

/** What a changed rule would do. */
export interface Trial {
  looked: number;
  kept: number;
  /** Filed by the changed rule alone, and by the present one alone. The newest first. */
  gained: Difference[];
  lost: Difference[];
}

/**
 * Tries a changed rule on the articles of the last 30 days, the newest first, among the other topics of the catalog:
 * they keep an article from a topic that yields to them, and help one that needs their company.
 */
export async function tryTopic(
  store: Pick<Archive, 'latest'>,
  catalog: Pick<Catalog, 'topics'>,
  changed: Topic,
  now: number,
): Promise<Trial> {
  const before = createFinder(catalog.topics, changed.id);
  await setImmediate();
  const others = catalog.topics.filter(({ id }) => id !== changed.id);
  const place = catalog.topics.findIndex(({ id }) => id === changed.id);
  const after = createFinder(others.toSpliced(place < 0 ? others.length : place, 0, changed), changed.id);
  const trial: Trial = { looked: 0, kept: 0, gained: [], lost: [] };
  for (let offset = 0; offset < most.articles; offset += most.atATime) {
    await setImmediate();
    const articles = await store.latest({ limit: most.atATime, offset });
    for (const article of articles) {
      if (article.seenAt < now - trialMs) continue;
      const [was, is] = [before(article), after(article)];
      trial.looked += 1;
      if (was !== undefined && is !== undefined) trial.kept += 1;
      else if (is !== undefined) trial.gained.push({ article, evidence: is });
      else if (was !== undefined) trial.lost.push({ article, evidence: was });
    }
    if (articles.length < most.atATime) break;
  }
  return trial;
}

/** Finds the evidence for one topic as the whole catalog decides; undefined where it is not filed. */
function createFinder(topics: readonly Topic[], topic: string): (article: Article) => Evidence | undefined {
  const own = topics.filter(({ id }) => id === topic);
  if (own.length === 0) return () => undefined;
  // Reading an article with all rules takes several times as long, and most articles have no word of this one.
  const isTouched = compileEvidence({
    topics: own.map(({ id, match }) => ({ id, match: { ...match, strength: 'loose', notWith: [] } })),
  });
  const explain = compileEvidence({ topics });
  const ofTopic = (evidence: readonly Evidence[]) => evidence.find((each) => each.topic === topic);
  return (article) => (ofTopic(isTouched(article)) === undefined ? undefined : ofTopic(explain(article)));
}
