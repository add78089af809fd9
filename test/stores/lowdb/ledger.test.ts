import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ledgerAge } from '../../../src/core/delivery.js';
import type { LowdbStore } from '../../../src/stores/lowdb/store.js';
import { feed, makeItem, makeSettlement } from '../../contracts/store-given.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const chat = 'console:a';
const at = Date.UTC(2024, 5, 18);
const hour = 3_600_000;

const start = async (store: LowdbStore) => {
  await store.changeChat(chat, () => makeChat(chat, ['rusia-ukraina']));
  await store.record({ feed, items: [1, 2, 3].map((number) => makeItem(number)) });
};
const post = (store: LowdbStore, number: number, when = at) =>
  store.settle(makeSettlement(chat, number, number, { at: when }));
const postMany = async (store: LowdbStore, first: number, count: number, when: number) => {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  await Promise.all(numbers.map((number) => post(store, number, when)));
};
const files = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.startsWith('ledger-')).sort();
const seqOf = async (store: LowdbStore, number: number) =>
  (await store.ledger(chat, makeArticle(number).id))?.seq;

it('lies in files that are closed when they are full and removed when all in them is old', async () => {
  const folder = await temporaryFolder();
  const sessions: ((store: LowdbStore) => Promise<void>)[] = [
    (store) => postMany(store, 1, 9_999, at),
    (store) => postMany(store, 10_000, 2, at + hour),
    (store) => post(store, 20_000, at + hour),
    (store) => store.noteEdit(chat, makeArticle(1).id, { revision: 2, edits: 1, named: 0 }),
  ];
  const seen: string[][] = [];
  const texts: string[] = [];
  const first = (await openTestStore(folder)).store;
  await start(first);
  await first.close();
  for (const session of sessions) {
    const { store } = await openTestStore(folder);
    await session(store);
    await store.close();
    seen.push(await files(folder));
    texts.push(await readFile(join(folder, 'ledger-000001.jsonl'), 'utf8'));
  }
  const both = ['ledger-000001.jsonl', 'ledger-000002.jsonl'];
  expect(seen).toEqual([both.slice(0, 1), both.slice(0, 1), both, both]);
  expect(texts[3]).toBe(texts[1]);
  const { store } = await openTestStore(folder);
  expect(await store.ledger(chat, makeArticle(1).id)).toMatchObject({ seq: 1, edits: 1, revision: 2 });
  expect(await seqOf(store, 10_001)).toBe(10_001);
  expect(await store.head()).toBe(20_000);
  await store.prune(at + ledgerAge + 1);
  expect(await seqOf(store, 1)).toBeUndefined();
  expect(await seqOf(store, 10_001)).toBe(10_001);
  await store.prune(at + hour + ledgerAge + 1);
  await store.close();
  const again = (await openTestStore(folder)).store;
  expect(await seqOf(again, 10_001)).toBeUndefined();
  expect(await files(folder)).not.toContain('ledger-000001.jsonl');
});

it('is read from chats.json and journals of older versions, and kept', async () => {
  const folder = await temporaryFolder();
  const first = (await openTestStore(folder)).store;
  await start(first);
  await first.close();
  const path = join(folder, 'chats.json');
  const { plans, ledgerBefore, crc, end, ...old } = JSON.parse(await readFile(path, 'utf8'));
  expect([plans, ledgerBefore, typeof crc, end.lines]).toEqual([[], 0, 'string', 1]);
  for (const name of ['settings', 'mutes', 'digestSlot']) delete old.chats[0].chat[name];
  const line = { chat, article: makeArticle(1).id, seq: 1, messageId: 'm1', revision: 1, at };
  await writeFile(path, JSON.stringify({ ...old, format: 1, ledger: [line] }));
  for (let session = 0; session < 3; session++) {
    const { store, log } = await openTestStore(folder);
    expect(log.lines).toEqual([]);
    expect((await store.chat(chat))?.settings.backlogBound).toBe(5);
    expect(await store.ledger(chat, makeArticle(1).id)).toEqual({ ...line, edits: 0, also: [], named: 0 });
    await post(store, 2);
    await store.close();
  }
});

it('goes on without a damaged line, sets the file aside and keeps the other lines', async () => {
  const folder = await temporaryFolder();
  const first = (await openTestStore(folder)).store;
  await start(first);
  await postMany(first, 1, 3, at);
  await first.close();
  const path = join(folder, 'ledger-000001.jsonl');
  const lines = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, [...lines.slice(0, 2), '{"chat":"garb', ...lines.slice(3)].join('\n'));
  const second = await openTestStore(folder);
  expect(second.log.lines.map(({ level }) => level)).toEqual(['error']);
  await second.store.close();
  const { store, log } = await openTestStore(folder);
  expect(log.lines).toEqual([]);
  expect(await Promise.all([1, 2, 3].map((number) => seqOf(store, number)))).toEqual([1, undefined, 3]);
  expect(await files(folder)).toEqual([
    expect.stringMatching(/^ledger-000001\.jsonl\.damaged-\d+$/),
    'ledger-000002.jsonl',
  ]);
});

it('counts again when the clock was wrong for a while', async () => {
  const { store } = await openTestStore(await temporaryFolder());
  await start(store);
  await store.prune(at + 365 * 24 * hour);
  await post(store, 1);
  await store.prune(at);
  expect(await seqOf(store, 1)).toBe(1);
});
