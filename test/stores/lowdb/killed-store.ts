import { newFeedState } from '../../../src/core/feed.js';
import { openLowdb } from '../../../src/stores/lowdb/open.js';
import { makeItem, makeSettlement } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeChat } from '../../fixtures/article.js';

// A process of its own that owner.test.ts kills: it says each number that is committed.
const store = await openLowdb({
  dataDir: process.argv[2] ?? '',
  clock: new ManualClock(),
  log: new RecordedLog(),
  foldAt: { bytes: 1_000_000, lines: 20 },
});
await store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina']));
for (let number = 1; ; number++) {
  const feed = newFeedState('feed', 'https://example.com/feed.xml');
  await store.record({ feed, items: [makeItem(number)] });
  await store.settle(makeSettlement('console:a', number, number));
  process.stdout.write(`${number}\n`);
}
