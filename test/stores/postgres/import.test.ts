import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import type { Store } from '../../../src/core/ports.js';
import { openStore } from '../../../src/stores/open-store.js';
import { kabar } from '../../cli/kit.js';
import { dumped, sorted } from '../../contracts/store-export.js';
import { feed, makeItem, makePlan, makeSettlement, topic } from '../../contracts/store-given.js';
import { builtCommand } from '../../doubles/built.js';
import { createDatabase } from '../../doubles/database.js';
import { afterTest, temporaryFolder } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { until } from '../../doubles/until.js';
import { makeChat } from '../../fixtures/article.js';

async function inStore<T>(databaseUrl: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({
    dataDir: '/nowhere',
    databaseUrl,
    clock: systemClock,
    log: new RecordedLog(),
  });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function database(): Promise<string> {
  const { url, drop } = await createDatabase();
  afterTest(drop);
  return url;
}

const everything = (url: string) => inStore(url, async (store) => sorted(await dumped(store, 500)));

/** More records than are put in together, of each kind that there may be many of. */
async function fill(store: Store): Promise<void> {
  await store.changeChat('console:a', () => makeChat('console:a', [topic]));
  const items = Array.from({ length: 600 }, (_, index) => makeItem(index + 1));
  await store.record({ feed, items });
  for (let number = 1; number <= 5; number++) await store.settle(makeSettlement('console:a', number, number));
  await store.settle(makeSettlement('console:a', 6, 6, { reason: 'too long' }));
  await store.putPlan(makePlan('console:a', [7, 8]));
}

it('an import that is killed in its middle can be run again, and loses nothing', {
  timeout: 90_000,
}, async () => {
  const folder = await temporaryFolder();
  const [from, to] = [await database(), await database()];
  await inStore(from, fill);
  const file = join(folder, 'a.jsonl');
  expect((await kabar(['export', file], { folder, env: { DATABASE_URL: from } })).code).toBe(0);
  const before = await everything(from);

  const child = spawn(process.execPath, [builtCommand(), 'import', file], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATABASE_URL: to },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const store = await openStore({
    dataDir: folder,
    databaseUrl: to,
    clock: systemClock,
    log: new RecordedLog(),
  });
  await until(
    async () => (await store.articles([makeItem(1).article.id])).length > 0,
    'the first articles',
    60_000,
  );
  child.kill('SIGKILL');
  const [, signal] = await ended;
  await store.close();
  expect(signal).toBe('SIGKILL');
  expect((await everything(to)).length).toBeLessThan(before.length);

  const refused = await kabar(['import', file], { folder, env: { DATABASE_URL: to } });
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--again') });
  expect(await kabar(['import', file, '--again'], { folder, env: { DATABASE_URL: to } })).toMatchObject({
    code: 0,
    err: '',
  });
  expect(await everything(to)).toEqual(before);
});
