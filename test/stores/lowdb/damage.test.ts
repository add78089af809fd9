import { appendFile, copyFile, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newFeedState } from '../../../src/core/feed.js';
import type { LowdbStore } from '../../../src/stores/lowdb/store.js';
import { makeItem, makeSettlement } from '../../contracts/store-given.js';
import { makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const feed = {
  ...newFeedState('feed', 'https://example.com/feed.xml'),
  etag: '"1"',
  lastModified: 'yesterday',
  bodyHash: 'abc',
  nextPollAt: 99,
  lastSuccessAt: 42,
};
const forgotten = { ...feed, etag: null, lastModified: null, bodyHash: null, nextPollAt: 0 };

let folder: string;

/** Two sessions, so that each data file has a previous copy. */
beforeEach(async () => {
  folder = await temporaryFolder();
  const first = (await openTestStore(folder)).store;
  await first.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina']));
  await first.record({ feed, items: [makeItem(1), makeItem(2)] });
  await first.close();
  const second = (await openTestStore(folder)).store;
  await second.settle(makeSettlement('console:a', 1, 1));
  await second.record({ feed, items: [makeItem(3)] });
  await second.close();
});

const aside = async () => (await readdir(folder)).filter((name) => name.includes('.damaged-'));
const journals = async () => (await readdir(folder)).filter((name) => name.startsWith('journal-'));
const above = (number: number) => expect.toSatisfy((seq: number) => seq > number);
const pendingSeqs = async (store: LowdbStore) =>
  (await store.pending('console:a', 'instant', 9)).map(({ entry }) => entry.seq);

it('a file that was just being replaced when Kabar was killed is nothing to warn of', async () => {
  const path = join(folder, 'articles.json');
  await copyFile(path, `${path}.new`);
  await rename(path, `${path}.previous`);
  const { store, log } = await openTestStore(folder);
  expect((await store.latest({ limit: 9 })).length).toBe(3);
  expect(await store.feedStates()).toEqual([feed]);
  expect(log.lines).toEqual([]);
});

describe('a damaged data file', () => {
  const damages: readonly [string, (path: string) => Promise<void>][] = [
    ['is empty', (path) => truncate(path, 0)],
    ['is cut off', (path) => truncate(path, 40)],
    ['holds zeros', (path) => writeFile(path, Buffer.alloc(500))],
    ['is no UTF-8', (path) => writeFile(path, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
    ['has another shape', (path) => writeFile(path, '{"articles":{},"seq":7}')],
  ];
  const cases = ['articles.json', 'feeds.json', 'chats.json'].flatMap((name) =>
    damages.map(([how, damage]) => ({ name, how, damage })),
  );

  it.each(cases)('$name that $how is set aside, and nothing is lost', async ({ name, damage }) => {
    await damage(join(folder, name));
    const { store, log } = await openTestStore(folder);
    const check = async (opened: LowdbStore) => {
      expect(await opened.head()).toBeGreaterThanOrEqual(3);
      expect((await opened.latest({ limit: 9 })).length).toBe(3);
      expect(await pendingSeqs(opened)).toEqual([2, 3]);
      expect((await opened.ledger('console:a', makeItem(1).article.id))?.seq).toBe(1);
      expect(await opened.feedStates()).toEqual([forgotten]);
    };
    await check(store);
    expect(await aside()).toEqual([expect.stringMatching(`^${name}\\.damaged-\\d+$`)]);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    await store.close();
    const again = await openTestStore(folder);
    await check(again.store);
    expect(again.log.lines).toEqual([]);
  });

  it('is not replaced by nothing when its previous copy is damaged too: the numbers go on', async () => {
    await writeFile(join(folder, 'articles.json'), 'garbage "seq":9 garbage');
    await writeFile(join(folder, 'articles.json.previous'), '');
    for (const name of await readdir(folder)) if (name.startsWith('journal-')) await rm(join(folder, name));
    const { store } = await openTestStore(folder);
    expect(await aside()).toHaveLength(2);
    expect(await store.latest({ limit: 9 })).toEqual([]);
    expect(await store.feedStates()).toEqual([forgotten]);
    expect((await store.record({ feed, items: [makeItem(1)] }))?.map(({ seq }) => seq)).toEqual([above(9)]);
    // What was posted is not posted again, although the article looks new.
    expect(await pendingSeqs(store)).toEqual([]);
  });

  it('may have been set aside by a start that was then killed', async () => {
    await rm(join(folder, 'articles.json'));
    await rm(join(folder, 'articles.json.previous'));
    await writeFile(join(folder, 'articles.json.damaged-1'), 'garbage');
    const { store } = await openTestStore(folder);
    expect(await store.feedStates()).toEqual([forgotten]);
    expect(await store.chatCount()).toBe(1);
  });

  it('takes its copy when the file was missing for a moment while it was written', async () => {
    await rm(join(folder, 'chats.json'));
    const { store } = await openTestStore(folder);
    expect(await pendingSeqs(store)).toEqual([2, 3]);
    expect(await store.feedStates()).toEqual([feed]);
  });
});

describe('a damaged journal', () => {
  /** Adds lines as a killed store leaves them; `lines` in place of their numbers. */
  const leaveJournal = async (text: string) => {
    const number =
      1 + Math.max(...(await readdir(folder)).map((name) => Number(/journal-(\d+)/.exec(name)?.[1] ?? 0)));
    await writeFile(join(folder, `journal-${String(number).padStart(6, '0')}.jsonl`), text);
  };
  const settle = (seq: number) =>
    `${JSON.stringify({ kind: 'settle', settlement: makeSettlement('console:a', seq, seq) })}\n`;

  it('has its torn last line ignored', async () => {
    await leaveJournal(settle(2) + settle(3).slice(0, -20));
    const { store, log } = await openTestStore(folder);
    expect(await pendingSeqs(store)).toEqual([3]);
    expect(await store.feedStates()).toEqual([feed]);
    expect(log.lines).toEqual([]);
  });

  it('has a damaged line within left out, with a clear message, and feeds are read anew', async () => {
    await leaveJournal(`${settle(2)}{"kind":"record","seq":77 garbage\n${settle(3)}`);
    const { store, log } = await openTestStore(folder);
    expect(await pendingSeqs(store)).toEqual([]);
    expect(await store.feedStates()).toEqual([forgotten]);
    expect(await store.head()).toBeGreaterThanOrEqual(77);
    expect(log.lines).toMatchObject([{ level: 'error', facts: { fault: '1 of its lines are damaged' } }]);
  });

  it('that somebody removed is told once, and no number is given twice', async () => {
    for (const name of await journals()) await rm(join(folder, name));
    const { store, log } = await openTestStore(folder);
    expect(log.lines).toMatchObject([
      { level: 'error', message: expect.stringMatching(/^the journal is missing/) },
    ]);
    await store.record({ feed, items: [makeItem(4)] });
    expect(await store.head()).toBeGreaterThan(1_000);
    await store.close();
    expect((await openTestStore(folder)).log.lines).toEqual([]);
  });

  it('is there after every orderly stop', async () => {
    const idle = (await openTestStore(folder)).store;
    await idle.close();
    const forgetting = (await openTestStore(folder)).store;
    await forgetting.forgetChat('console:a');
    await forgetting.close();
    expect(await journals()).toHaveLength(1);
    expect((await openTestStore(folder)).log.lines).toEqual([]);
  });

  it('may speak of chats that nobody knows', async () => {
    await leaveJournal(settle(2).replaceAll('console:a', 'console:nobody'));
    const { store } = await openTestStore(folder);
    expect(await store.chatCount()).toBe(1);
    expect(await store.ledger('console:nobody', makeItem(2).article.id)).toBeNull();
  });

  it('is not mistaken for one when something else lies in the folder', async () => {
    await appendFile(join(folder, 'journal-notes.txt'), 'mine');
    await openTestStore(folder);
    expect(await readFile(join(folder, 'journal-notes.txt'), 'utf8')).toBe('mine');
  });
});
