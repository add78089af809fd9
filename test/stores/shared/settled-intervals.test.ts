import { expect, it } from 'vitest';
import type { Lane } from '../../../src/core/subscription.js';
import { withoutSettledIntervals } from '../../../src/stores/shared/settled-intervals.js';
import { makeChat } from '../../fixtures/article.js';

const cursors = { instant: 10, digest: 20 };
const interval = (lane: Lane, since: number, until: number | null) => ({ lane, since, until });
const chat = (...topics: ReturnType<typeof interval>[][]) => ({
  ...makeChat('console:a'),
  subscriptions: topics.map((intervals, index) => ({ topic: `topic-${index}`, intervals })),
});

it('drops intervals that ended at or before the cursor of their own lane', () => {
  const open = interval('instant', 3, null);
  const pending = [interval('instant', 0, 11), interval('digest', 0, 21)];
  const settled = [interval('instant', 0, 10), interval('digest', 0, 20), interval('digest', 0, 11)];
  expect(withoutSettledIntervals(chat([...settled, ...pending, open]), cursors)).toEqual(
    chat([...pending, open]),
  );
});

it('drops a subscription that has no interval left, and no other', () => {
  const open = [interval('digest', 0, null)];
  const after = withoutSettledIntervals(chat([interval('instant', 0, 4)], open), cursors);
  expect(after?.subscriptions).toEqual([{ topic: 'topic-1', intervals: open }]);
});

it('says when there is nothing to drop', () => {
  expect(
    withoutSettledIntervals(
      chat([interval('instant', 0, null)], [interval('digest', 0, 11), interval('digest', 11, 21)]),
      { instant: 10, digest: 10 },
    ),
  ).toBeNull();
  expect(withoutSettledIntervals(chat(), cursors)).toBeNull();
});

it('keeps the newest settled ones that had words, so that it can be said which word kept something out', () => {
  const worded = (since: number) => ({ ...interval('instant', since, since + 1), never: [`w${since}`] });
  const open = interval('instant', 8, null);
  const all = [0, 1, 2, 3, 4].map(worded);
  const after = withoutSettledIntervals(chat([...all, open]), cursors);
  expect(after).toEqual(chat([...all.slice(2), open]));
  expect(after && withoutSettledIntervals(after, cursors)).toBeNull();
  // They keep no subscription that is over.
  expect(withoutSettledIntervals(chat(all), cursors)?.subscriptions).toEqual([]);
});
