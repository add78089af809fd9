import { systemClock } from '../../src/app/clock.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { makeChat } from '../../test/fixtures/article.js';
import { type FillTask, followAll, silent } from './kabar.js';

process.once('message', async ({ dataDir, ids }: FillTask) => {
  const store = await openLowdb({ dataDir, clock: systemClock, log: silent });
  await followAll(store, ids, makeChat);
  await store.close();
  process.exit();
});
