import { systemClock } from '../../src/app/clock.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { makeChat } from '../../test/fixtures/article.js';
import { followAll, silent } from './kabar.js';

/** What a process that fills a store is told. */
export interface FillTask {
  dataDir: string;
  ids: readonly string[];
}

process.once('message', async ({ dataDir, ids }: FillTask) => {
  const store = await openLowdb({ dataDir, clock: systemClock, log: silent });
  await followAll(store, ids, makeChat);
  await store.close();
  process.exit();
});
