import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { goneAge } from '../../../src/core/chat.js';
import { diskFiles, type Files } from '../../../src/stores/lowdb/files.js';
import type { LowdbStore } from '../../../src/stores/lowdb/store.js';
import { feed, makeItem, makePlan, makeSettlement } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { until } from '../../doubles/until.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const minute = 60_000;
const chat = 'console:4711';
const other = 'console:47';

/** The files of a folder that hold a text. */
async function holding(folder: string, text: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.sock')).sort();
  const texts = await Promise.all(
    names.map((name) => readFile(join(folder, name), 'latin1').catch(() => '')),
  );
  return names.filter((_, index) => texts[index]?.includes(text));
}

/** Two sessions in which everything that is kept of a chat comes to be, and a third one that is still open. */
async function lived(
  folder: string,
  files?: Files,
): Promise<{ store: LowdbStore; clock: ManualClock; log: { lines: { level: string }[] } }> {
  const clock = new ManualClock();
  const open = () => openTestStore(folder, { clock, ...(files && { files }) });
  for (let session = 0; session < 2; session++) {
    const { store } = await open();
    for (const id of [chat, other]) await store.changeChat(id, () => makeChat(id, ['rusia-ukraina']));
    await store.record({ feed, items: [1, 2, 3, 4].map((each) => makeItem(session * 4 + each)) });
    for (const id of [chat, other]) await store.settle(makeSettlement(id, session * 4 + 1, session * 4 + 1));
    await store.settle(makeSettlement(chat, session * 4 + 2, session * 4 + 2, { reason: 'too long' }));
    await store.close();
  }
  const { store, log } = await open();
  await store.putPlan(makePlan(chat, [7, 8]));
  return { store, clock, log };
}

/** A minute of the store's own time passes; the disk takes its own. */
async function aMinute(clock: ManualClock, folder: string): Promise<void> {
  await clock.advance(minute);
  const isDone = async () => (await holding(folder, '"erasing":[]')).join() === 'kabar.json,kabar.json.copy';
  await until(isDone, 'the files without the chat');
}

it('has nothing of a forgotten chat in any file within a minute, and everything of others', async () => {
  const folder = await temporaryFolder();
  const aside = join(folder, 'chats.json.damaged-1');
  const { store, clock } = await lived(folder);
  await writeFile(aside, `{"chat":{"id":"${chat}"}}\n{"chat":{"id":"${other}"}}\n\xff"${chat}\n`, 'latin1');
  expect((await holding(folder, chat)).length).toBeGreaterThan(5);
  await store.forgetChat(chat);
  await aMinute(clock, folder);
  expect(await holding(folder, chat)).toEqual([]);
  expect(await readFile(aside, 'utf8')).toContain(other);
  expect(await holding(folder, other)).toEqual(
    expect.arrayContaining(['chats.json', 'chats.json.previous', 'ledger-000001.jsonl']),
  );
  expect((await store.ledger(other, makeArticle(1).id))?.seq).toBe(1);
  await store.close();
  const again = await openTestStore(folder, { clock });
  expect(again.log.lines).toEqual([]);
  expect(await again.store.chat(chat)).toBeNull();
  expect(await again.store.chatCount()).toBe(1);
  expect((await again.store.ledger(other, makeArticle(5).id))?.seq).toBe(5);
  expect(await holding(folder, chat)).toEqual([]);
});

it('takes it out of files of the ledger that are closed', async () => {
  const folder = await temporaryFolder();
  const { store, clock } = await lived(folder);
  const many = Array.from({ length: 10_000 }, (_, index) => index + 100);
  await Promise.all(
    many.map((number) => store.settle(makeSettlement(other, number, number, { at: clock.now() }))),
  );
  await store.close();
  const second = (await openTestStore(folder, { clock })).store;
  await second.settle(makeSettlement(chat, 8, 8, { at: clock.now() }));
  await second.close();
  const { store: third } = await openTestStore(folder, { clock });
  expect(await holding(folder, chat)).toEqual(
    expect.arrayContaining(['ledger-000001.jsonl', 'ledger-000002.jsonl']),
  );
  await third.forgetChat(chat);
  await third.close();
  expect(await holding(folder, chat)).toEqual([]);
  const { store: last, log } = await openTestStore(folder, { clock });
  expect(log.lines).toEqual([]);
  expect((await last.ledger(other, makeArticle(5000).id))?.seq).toBe(5000);
});

it('keeps what a chat has come to be since it was forgotten', async () => {
  const folder = await temporaryFolder();
  const { store, clock } = await lived(folder);
  await store.forgetChat(chat);
  await store.changeChat(chat, () => makeChat(chat, ['baru']));
  await store.settle(makeSettlement(chat, 8, 8, { at: clock.now() }));
  await aMinute(clock, folder);
  await store.close();
  for (const text of [
    'too long',
    `${makeArticle(1).id}","seq":1,"messageId":"m1","revision":1,"edits":0,"also":[],"named":0,"at":1718668800000,"chat":"${chat}`,
  ])
    expect(await holding(folder, text)).toEqual([]);
  const again = (await openTestStore(folder, { clock })).store;
  expect((await again.chat(chat))?.subscriptions.map(({ topic }) => topic)).toEqual(['baru']);
  expect((await again.ledger(chat, makeArticle(8).id))?.seq).toBe(8);
  expect(await again.ledger(chat, makeArticle(1).id)).toBeNull();
  // Forgotten again while it is being erased.
  await again.forgetChat(chat);
  await aMinute(clock, folder);
  await again.changeChat(chat, () => makeChat(chat, []));
  await again.forgetChat(chat);
  await aMinute(clock, folder);
  expect(await holding(folder, chat)).toEqual([]);
});

it.each([0, 1, 3, 8, 15, 25, 40])(
  'does so after a kill, %i operations behind the forgetting',
  async (last) => {
    const folder = await temporaryFolder();
    let left = Number.POSITIVE_INFINITY;
    const dying = <T extends unknown[], R>(work: (...given: T) => Promise<R>) => {
      return async (...given: T): Promise<R> => {
        if (left-- <= 0) throw new Error('killed');
        return work(...given);
      };
    };
    const files: Files = {
      ...diskFiles,
      rename: dying(diskFiles.rename),
      remove: dying(diskFiles.remove),
      syncFolder: dying(diskFiles.syncFolder),
      create: dying(async (path) => {
        const file = await diskFiles.create(path);
        return { ...file, write: dying(file.write), sync: dying(file.sync) };
      }),
    };
    const { store, clock } = await lived(folder, files);
    await store.forgetChat(chat);
    left = last;
    await clock.advance(minute);
    await store.close();
    const again = (await openTestStore(folder, { clock })).store;
    expect(await again.chat(chat)).toBeNull();
    await aMinute(clock, folder);
    expect(await holding(folder, chat)).toEqual([]);
    expect((await again.ledger(other, makeArticle(1).id))?.seq).toBe(1);
  },
);

it('does the same for a chat that let the bot go long ago', async () => {
  const folder = await temporaryFolder();
  const { store, clock } = await lived(folder);
  const state = { kind: 'gone', reason: 'left', since: clock.now() } as const;
  await store.changeChat(chat, (found) => found && { ...found, state });
  await store.prune(clock.now() + goneAge + 1);
  await aMinute(clock, folder);
  expect(await holding(folder, chat)).toEqual([]);
});
