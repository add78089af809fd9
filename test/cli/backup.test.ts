import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import type { Store } from '../../src/core/ports.js';
import { openStore } from '../../src/stores/open-store.js';
import { dumped, fillStore } from '../contracts/store-export.js';
import { feed, makeItem, makeSettlement } from '../contracts/store-given.js';
import { createDatabase } from '../doubles/database.js';
import { temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { makeArticle } from '../fixtures/article.js';
import { kabar } from './kit.js';

type Place = { DATA_DIR?: string; DATABASE_URL?: string };

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/catalog.json'), '{}');
});

const open = ({ DATA_DIR = join(folder, 'none'), DATABASE_URL }: Place) =>
  openStore({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL, clock: systemClock, log: new RecordedLog() });

async function everything(place: Place): Promise<string[]> {
  const store = await open(place);
  const records = await dumped(store, 100);
  await store.close();
  return records.map((record) => JSON.stringify(record)).sort();
}

const places: [string, () => Promise<{ one: Place; two: Place; drop: () => Promise<void> }>][] = [
  [
    'files',
    async () => ({
      one: { DATA_DIR: join(folder, 'one') },
      two: { DATA_DIR: join(folder, 'two') },
      drop: async () => {},
    }),
  ],
  [
    'PostgreSQL',
    async () => {
      const [one, two] = [await createDatabase(), await createDatabase()];
      const drop = async () => {
        await one.drop();
        await two.drop();
      };
      return { one: { DATABASE_URL: one.url }, two: { DATABASE_URL: two.url }, drop };
    },
  ],
];

it.each(places)('a backup of %s, restored, holds just what was there', async (_, make) => {
  const { one, two, drop } = await make();
  const store = await open(one);
  await fillStore(store);
  await store.close();
  const saved = await kabar(['backup', 'all.gz'], { folder, env: { ...one } });
  expect(saved).toMatchObject({ code: 0, out: expect.stringMatching(/^Backed up \d+ records to all\.gz/) });
  expect((await stat(join(folder, 'all.gz'))).mode & 0o777).toBe(0o600);
  await kabar(['import', join(folder, 'all.gz')], { folder, env: { ...two } });
  expect(await everything(two)).toEqual(await everything(one));
  await drop();
});

it('a backup says that it would be lost with the data folder, and takes no folder for a file', async () => {
  const store = await open({ DATA_DIR: join(folder, 'data/db') });
  await store.close();
  const beside = await kabar(['backup', 'data/db.gz'], { folder });
  expect(beside.out).not.toContain('data folder');
  const inside = await kabar(['backup', 'data/db/all.gz'], { folder });
  expect(inside).toMatchObject({ code: 0, out: expect.stringContaining('It lies in the data folder') });
  const onto = await kabar(['backup', 'data', '--force'], { folder });
  expect(onto).toMatchObject({ code: 1, err: 'data is a folder. Name a file in it.\n' });
});

/** Posts on while its state is read: each page of the backup is followed by more. */
async function goOn(store: Store, saving: Promise<unknown>): Promise<number> {
  let number = 100;
  let isSaved = false;
  void saving.then(() => {
    isSaved = true;
  });
  while (!isSaved) {
    number += 1;
    const entries = await store.record({ feed, items: [makeItem(number)] });
    await store.settle(makeSettlement('console:a', entries?.[0]?.seq ?? 0, number));
  }
  return number - 100;
}

it('one that is made while Kabar works passes over nothing that a chat waits for', async () => {
  const [one, two] = [{ DATA_DIR: join(folder, 'one') }, { DATA_DIR: join(folder, 'two') }];
  const store = await open(one);
  await fillStore(store);
  for (let number = 10; number < 90; number++) await store.record({ feed, items: [makeItem(number)] });
  const saving = kabar(['backup', 'all.jsonl'], { folder, env: one });
  expect(await goOn(store, saving)).toBeGreaterThan(0);
  expect((await saving).code).toBe(0);
  await store.close();
  await kabar(['import', join(folder, 'all.jsonl')], { folder, env: two });
  const restored = await open(two);
  const data = await restored.chatData('console:a');
  const shown = new Set(data?.posted.map(({ article }) => article));
  // Whatever the restored cursor has passed was told, and is known to be.
  const passed = (await dumped(restored, 500)).flatMap((record) =>
    record.kind === 'entry' && record.entry.seq > 8 && record.entry.seq <= (data?.cursors.instant ?? 0)
      ? [record.entry.article]
      : [],
  );
  for (const article of passed.filter((id) => id > makeArticle(100).id))
    expect(shown.has(article)).toBe(true);
  expect(await restored.head()).toBeGreaterThanOrEqual(data?.cursors.instant ?? 0);
  await restored.close();
});

it('leaves a file that is there as it is, unless it shall be replaced, and no half of one', async () => {
  const env = { DATA_DIR: join(folder, 'one') };
  const store = await open(env);
  await fillStore(store);
  await store.close();
  await writeFile(join(folder, 'kept'), 'mine');
  const refused = await kabar(['backup', 'kept'], { folder, env });
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('kept is there already. Name') });
  expect(await readFile(join(folder, 'kept'), 'utf8')).toBe('mine');
  expect((await kabar(['backup', 'kept', '--force'], { folder, env })).code).toBe(0);
  expect(await readFile(join(folder, 'kept'), 'utf8')).toContain('"kabar":"export"');
  const nowhere = await kabar(['backup', 'no/such/file'], { folder, env });
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('there is no such file') });
  expect((await readdir(folder)).sort()).toEqual(['data', 'kept', 'one', 'one.kabar']);
});
