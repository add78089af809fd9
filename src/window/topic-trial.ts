import type { Article } from '../core/article.js';
import type { Evidence } from '../core/classify/evidence.js';
import { compileEvidence } from '../core/classify.js';
import type { Archive } from '../core/ports.js';
import type { Topic } from '../core/topic.js';

/** How far back a rule is tried, in milliseconds: 30 days. */
const trialMs = 30 * 24 * 3_600_000;

/** Articles that are looked at, at most, and so many at a time between two turns of the event loop. */
const most = { articles: 20_000, atATime: 250 } as const;

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

/** Tries a changed rule on the articles of the last 30 days, the newest first. `before` is null for a new topic. */
export async function tryTopic(
  store: Pick<Archive, 'latest'>,
  before: Topic | null,
  after: Topic,
  now: number,
): Promise<Trial> {
  const explainBefore = compileEvidence({ topics: before === null ? [] : [before] });
  const explainAfter = compileEvidence({ topics: [after] });
  const trial: Trial = { looked: 0, kept: 0, gained: [], lost: [] };
  for (let offset = 0; offset < most.articles; offset += most.atATime) {
    const articles = await store.latest({ limit: most.atATime, offset });
    for (const article of articles) {
      if (article.seenAt < now - trialMs) continue;
      const own = (evidence: Evidence[]) => evidence.find(({ topic }) => topic === after.id);
      const [was, is] = [own(explainBefore(article)), own(explainAfter(article))];
      trial.looked += 1;
      if (was !== undefined && is !== undefined) trial.kept += 1;
      else if (is !== undefined) trial.gained.push({ article, evidence: is });
      else if (was !== undefined) trial.lost.push({ article, evidence: was });
    }
    if (articles.length < most.atATime) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return trial;
}
