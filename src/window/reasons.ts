import type { Reason } from '../core/classify/evidence.js';
import type { PageContext } from './context.js';
import type { WindowKey } from './texts.js';

const partKeys = {
  headline: 'part-headline',
  summary: 'part-summary',
  categories: 'part-categories',
} as const satisfies Record<string, WindowKey>;

/** One piece of evidence as the operator reads it. */
export function sayReason({ var: { text } }: PageContext, reason: Reason): string {
  switch (reason.kind) {
    case 'phrase':
      return text('because-phrase', {
        phrase: reason.phrase,
        part: text(partKeys[reason.in]),
        at: reason.at + 1,
        times: reason.times,
      });
    case 'category':
      return text('because-category', { category: reason.category });
    case 'feed':
      return text('because-feed', { feed: reason.feed });
    case 'topic':
      return text('because-topic', { topic: reason.topic });
    case 'publisher':
      return text('because-publisher');
  }
}
