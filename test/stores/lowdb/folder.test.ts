import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KabarError } from '../../../src/core/errors.js';
import { newFeedState } from '../../../src/core/feed.js';
import { diskFiles, type Files } from '../../../src/stores/lowdb/files.js';
import { openStore } from '../../../src/stores/open-store.js';
import { makeItem } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const feed = newFeedState('feed', 'https://example.com/feed.xml');

async function used(): Promise<{ parent: string; folder: string }> {
  const parent = await temporaryFolder();
  const folder = join(parent, 'deep', 'db');
  const { store } = await openTestStore(folder);
  await store.record({ feed, items: [makeItem(1)] });
  await store.close();
  return { parent: join(parent, 'deep'), folder };
}

async function fault(folder: string, files?: Files): Promise<KabarError> {
  const error = await openTestStore(folder, files && { files }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(KabarError);
  return error as KabarError;
}

it('keeps its files for their owner alone, and leaves no socket behind', async () => {
  const { folder } = await used();
  const names = await readdir(folder);
  expect(names.sort()).toEqual([
    'articles.json',
    'articles.json.previous',
    'chats.json',
    'chats.json.previous',
    'feeds.json',
    'feeds.json.previous',
    'journal-000001.jsonl',
    'kabar.json',
    'kabar.json.copy',
  ]);
  for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it('does not pile up journals when it is opened and closed', async () => {
  const { folder } = await used();
  const before = (await readdir(folder)).sort();
  for (let round = 0; round < 3; round++) await (await openTestStore(folder)).store.close();
  expect((await readdir(folder)).sort()).toEqual(before);
});

it('does not take an unmounted folder for a new one', async () => {
  const { parent, folder } = await used();
  await rename(folder, join(parent, 'unplugged'));
  expect((await fault(folder)).message).toContain('is empty');
  await mkdir(folder);
  const { message, remedy } = await fault(folder);
  expect(message).toContain(folder);
  expect(remedy).toContain(`${folder}.kabar`);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
  await rename(join(parent, 'unplugged'), folder);
  expect(await (await openTestStore(folder)).store.head()).toBe(1);
});

it('starts afresh when the marker beside was removed, and does not mind a folder that was carried elsewhere', async () => {
  const { parent, folder } = await used();
  await rename(folder, join(parent, 'other'));
  await rm(`${folder}.kabar`);
  expect(await (await openTestStore(folder)).store.head()).toBe(0);
  expect(await (await openTestStore(join(parent, 'other'))).store.head()).toBe(1);
});

it('does not take the data of another installation for its own', async () => {
  const one = await used();
  const two = await used();
  await rm(one.folder, { recursive: true });
  await rename(two.folder, one.folder);
  expect((await fault(one.folder)).message).toContain('another installation');
});

it('goes on with its data when a marker was lost', async () => {
  const { folder } = await used();
  for (const name of ['kabar.json', 'kabar.json.copy']) await rm(join(folder, name));
  const { store } = await openTestStore(folder);
  expect(await store.head()).toBe(1);
  await store.close();
  await rm(`${folder}.kabar`);
  expect(await (await openTestStore(folder)).store.head()).toBe(1);
  expect((await stat(`${folder}.kabar`)).isFile()).toBe(true);
});

it.each(['articles.json', 'feeds.json', 'chats.json'])(
  'says so when %s and its copy are gone',
  async (name) => {
    const { folder } = await used();
    await rm(join(folder, name));
    await rm(join(folder, `${name}.previous`));
    expect((await fault(folder)).message).toContain('lost data files');
  },
);

it('warns and goes on when nothing can be written beside the folder', async () => {
  const parent = await temporaryFolder();
  const folder = join(parent, 'db');
  const create: Files['create'] = async (path) => {
    if (path.startsWith(`${folder}/`)) return diskFiles.create(path);
    throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
  };
  const { store, log } = await openTestStore(folder, { files: { ...diskFiles, create } });
  expect(await store.head()).toBe(0);
  expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
});

it('names the fault and the remedy of a folder that cannot be used', async () => {
  const parent = await temporaryFolder();
  await writeFile(join(parent, 'file'), '');
  for (const folder of [join(parent, 'file', 'db'), join(parent, 'file')]) {
    const { message, remedy } = await fault(folder);
    expect(message).toContain('something on its path is a file');
    expect(remedy).toContain('DATA_DIR');
  }
  const failing = (code: string): Files => ({
    ...diskFiles,
    create: async () => {
      throw Object.assign(new Error('no'), { code });
    },
  });
  expect((await fault(join(parent, 'a'), failing('EACCES'))).remedy).toContain('read and write');
  expect((await fault(join(parent, 'b'), failing('EROFS'))).message).toContain('read-only');
  // What failed has let go of the folder.
  expect(await (await openTestStore(join(parent, 'a'))).store.head()).toBe(0);
});

it('makes a folder and those above it, also where many make them at once', async () => {
  const path = join(await temporaryFolder(), 'a/b/c/d');
  await Promise.all(Array.from({ length: 30 }, () => diskFiles.makeFolder(path)));
  expect((await stat(path)).isDirectory()).toBe(true);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
});

it('opens by openStore where no database is named', async () => {
  const dataDir = await temporaryFolder();
  const options = { dataDir, clock: new ManualClock(), log: new RecordedLog() };
  const store = await openStore(options);
  expect(await store.head()).toBe(0);
  await store.close();
});

it('advises PostgreSQL once when there are more than 10,000 chats', async () => {
  const { store, log } = await openTestStore(await temporaryFolder());
  const add = (number: number) =>
    store.changeChat(`console:${number}`, () => makeChat(`console:${number}`, ['a']));
  await Promise.all(Array.from({ length: 10_000 }, (_, number) => add(number)));
  expect(log.lines).toEqual([]);
  await add(10_001);
  await add(10_002);
  expect(log.lines.filter(({ message }) => message.includes('PostgreSQL'))).toHaveLength(1);
});
