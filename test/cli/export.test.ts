import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import type { Store } from '../../src/core/ports.js';
import { openStore } from '../../src/stores/open-store.js';
import { dumped } from '../contracts/store-export.js';
import { feed, makeItem, makePlan, makeSettlement, topic } from '../contracts/store-given.js';
import { createDatabase } from '../doubles/database.js';
import { temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { until } from '../doubles/until.js';
import { makeChat } from '../fixtures/article.js';
import { kabar } from './kit.js';

let folder: string;
let database: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  const { url, drop } = await createDatabase();
  database = url;
  return drop;
});

const files = (name: string) => ({ DATA_DIR: join(folder, name) });
const path = (name: string) => join(folder, name);

/** Opens a store as the commands do, for as long as `use` takes. */
async function inStore<T>(
  env: { DATA_DIR?: string; DATABASE_URL?: string },
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const { DATA_DIR: dataDir = path('none'), DATABASE_URL: databaseUrl } = env;
  const store = await openStore({ dataDir, databaseUrl, clock: systemClock, log: new RecordedLog() });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function fill(store: Store): Promise<void> {
  for (const id of ['telegram:1', 'discord:22']) await store.changeChat(id, () => makeChat(id, [topic]));
  await store.record({ feed, items: Array.from({ length: 30 }, (_, index) => makeItem(index + 1)) });
  await store.settle(makeSettlement('telegram:1', 1, 1));
  await store.settle(makeSettlement('telegram:1', 2, 2, { reason: 'too long' }));
  await store.putPlan(makePlan('discord:22', [1, 2, 3]));
}

const lines = (records: readonly object[]) => records.map((record) => JSON.stringify(record)).sort();
const everything = (env: { DATA_DIR?: string; DATABASE_URL?: string }) =>
  inStore(env, async (store) => lines(await dumped(store, 100)));

describe('kabar export and import', () => {
  it('move from files to PostgreSQL and back, and lose nothing', async () => {
    await inStore(files('one'), fill);
    const before = await everything(files('one'));
    const steps: [string[], object][] = [
      [['export', path('a.jsonl')], files('one')],
      [['import', path('a.jsonl')], { DATABASE_URL: database }],
      [['export', path('b.jsonl.gz')], { DATABASE_URL: database }],
      [['import', path('b.jsonl.gz')], files('two')],
    ];
    for (const [argv, env] of steps) {
      const { code, err } = await kabar(argv, { folder, env: { ...env } });
      expect([argv, code, err]).toEqual([argv, 0, '']);
    }
    expect(await everything({ DATABASE_URL: database })).toEqual(before);
    expect(await everything(files('two'))).toEqual(before);
    expect(
      gunzipSync(await readFile(path('b.jsonl.gz')))
        .toString()
        .split('\n')[0],
    ).toContain('"version":1');
  });

  it('import nothing into a database that a Kabar runs on', async () => {
    await inStore(files('one'), fill);
    await kabar(['export', path('a.jsonl')], { folder, env: files('one') });
    const refused = await inStore({ DATABASE_URL: database }, async (store) => {
      let isLeader = false;
      const onElected = async () => {
        isLeader = true;
      };
      const stop = store.sharing?.campaign('sender telegram', { onElected, onDemoted: async () => {} });
      await until(() => isLeader, 'the lease');
      const ended = await kabar(['import', path('a.jsonl')], { folder, env: { DATABASE_URL: database } });
      await stop?.();
      return ended;
    });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Stop it, and import again.') });
    const again = await kabar(['import', path('a.jsonl')], { folder, env: { DATABASE_URL: database } });
    expect(again).toMatchObject({ code: 0, err: '' });
  });

  it('show how far they are, on a terminal', async () => {
    await inStore(files('one'), fill);
    const exported = await kabar(['export', path('a.jsonl')], { folder, env: files('one'), tty: true });
    expect(exported.err).toContain('articles ████████████████████ 100 %  30 of 30 records');
    const imported = await kabar(['import', path('a.jsonl')], { folder, env: files('two'), tty: true });
    expect(imported.err).toMatch(/import █+░* \d+ % {2}\d+ records/);
    // Nothing is left of it.
    for (const { err } of [exported, imported]) expect(err.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('export from a Kabar that runs', async () => {
    const said = await inStore(files('one'), async (store) => {
      await fill(store);
      return kabar(['export', '-'], { folder, env: files('one') });
    });
    expect(said.code).toBe(0);
    expect(said.json().slice(1)).toHaveLength((await everything(files('one'))).length);
  });

  it('go on after an interruption, and refuse to mix two stores', async () => {
    await inStore(files('one'), fill);
    await kabar(['export', path('a.jsonl')], { folder, env: files('one') });
    const all = await readFile(path('a.jsonl'), 'utf8');
    await writeFile(path('half.jsonl'), all.slice(0, all.length / 2));
    const half = await kabar(['import', path('half.jsonl')], { folder, env: files('two') });
    expect(half.code).toBe(1);
    expect(half.err).toMatch(/half\.jsonl:\d+ is damaged.*--again/);
    await inStore(files('two'), (store) => store.changeChat('console:x', () => makeChat('console:x')));
    const mixed = await kabar(['import', path('a.jsonl')], { folder, env: files('two') });
    expect(mixed).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') });
    await inStore(files('two'), (store) => store.forgetChat('console:x'));
    expect((await kabar(['import', path('a.jsonl'), '--again'], { folder, env: files('two') })).code).toBe(0);
    expect(await everything(files('two'))).toEqual(await everything(files('one')));
  });

  it('say what is wrong with a file, and overwrite none', async () => {
    await inStore(files('one'), fill);
    await appendFile(path('a.jsonl'), 'no export\n');
    const env = files('one');
    expect(await kabar(['export', path('a.jsonl')], { folder, env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be written'),
    });
    expect(await readFile(path('a.jsonl'), 'utf8')).toBe('no export\n');
    for (const [file, fault] of [
      ['a.jsonl', 'is no export'],
      ['nowhere.jsonl', 'cannot be read'],
    ] as const) {
      const { code, err } = await kabar(['import', path(file)], { folder, env: files('two') });
      expect([code, err]).toEqual([1, expect.stringContaining(fault)]);
    }
    expect((await kabar(['export', path('c.jsonl')], { folder, env: files('none') })).err).toContain(
      'nothing to export yet',
    );
  });

  it('answer what operators ask of a database', async () => {
    await inStore({ DATABASE_URL: database }, fill);
    await writeFile(path('catalog.json'), '{ "publishers": [], "topics": [] }');
    const env = { DATABASE_URL: database, CATALOG: path('catalog.json') };
    expect((await kabar(['status'], { folder, env })).out).toContain('chats     2');
    expect((await kabar(['latest', '--json'], { folder, env })).json()).not.toHaveLength(0);
    const { out } = await kabar(['explain', makeItem(1).article.id, 'telegram:1'], { folder, env });
    expect(out).toContain('It was posted here');
  });
});
