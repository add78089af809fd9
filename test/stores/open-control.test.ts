import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { claim } from '../../src/stores/lowdb/owner.js';
import { openControl } from '../../src/stores/open-control.js';
import { openStore, type StoreOptions } from '../../src/stores/open-store.js';
import { feed, makeItem, topic } from '../contracts/store-given.js';
import { ManualClock } from '../doubles/clock.js';
import { createDatabase } from '../doubles/database.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { makeArticle, makeChat } from '../fixtures/article.js';

const chat = 'console:a';

async function optionsFor(databaseUrl?: string): Promise<StoreOptions> {
  const dataDir = `${await temporaryFolder()}/db`;
  return { dataDir, databaseUrl, clock: new ManualClock(), log: new RecordedLog() };
}

async function filledStore(options: StoreOptions) {
  const store = await openStore(options);
  await store.changeChat(chat, () => makeChat(chat, [topic]));
  await store.record({ feed: { ...feed, listed: ['secret'] }, items: [makeItem(1), makeItem(2)] });
  return store;
}

/** Everything that can be asked. */
async function answersFrom(options: StoreOptions) {
  const control = await openControl(options);
  try {
    const { pid, ...status } = await control.status();
    return {
      from: control.from,
      pid,
      status,
      feeds: await control.feeds(),
      latest: await control.latest({ topics: [topic], limit: 1 }),
      explained: await control.explain({ article: makeArticle(1).link, chat }),
      chats: await control.dump({ part: 'chats', after: null, limit: 9 }),
      followed: await control.followed(),
    };
  } finally {
    await control.close();
  }
}

it('answers the same from a running Kabar and from the files, and lets go of them', async () => {
  const options = await optionsFor();
  const store = await filledStore(options);
  const running = await answersFrom(options);
  expect(running).toMatchObject({
    from: 'running',
    pid: process.pid,
    status: { head: 2, chats: 1, refusals: 0 },
    feeds: [{ id: feed.id, listed: [] }],
    latest: [{ id: makeArticle(2).id }],
    explained: { chat: { id: chat }, article: { id: makeArticle(1).id }, other: null },
    chats: { records: [{ kind: 'chat', chat: { id: chat } }], next: null },
    followed: { [topic]: 1 },
  });
  await store.close();
  const files = await answersFrom(options);
  expect(files).toEqual({ ...running, from: 'files' });
  await (await openStore(options)).close();
});

it('answers from PostgreSQL, whose processes it does not count', async () => {
  const database = await createDatabase();
  afterTest(() => database.drop());
  const options = await optionsFor(database.url);
  const store = await filledStore(options);
  afterTest(() => store.close());
  expect(await answersFrom(options)).toMatchObject({
    from: 'database',
    pid: null,
    status: { head: 2, chats: 1 },
    followed: { [topic]: 1 },
  });
});

it('makes nothing where there are no data, and opens no files before a question', async () => {
  const options = await optionsFor();
  expect(await answersFrom(options)).toMatchObject({
    from: 'nobody',
    feeds: [],
    latest: [],
    explained: { chat: null, article: null },
    followed: {},
  });
  expect(existsSync(options.dataDir)).toBe(false);
  await (await filledStore(options)).close();
  const control = await openControl(options);
  // The files are free for another process as long as nothing was asked.
  await (await openStore(options)).close();
  await control.close();
});

it('says so when the running Kabar ends between two questions', async () => {
  const options = await optionsFor();
  const store = await filledStore(options);
  const control = await openControl(options);
  await store.close();
  await expect(control.feeds()).rejects.toThrow('Kabar has ended meanwhile.');
});

it('says so when the running Kabar is of another version', async () => {
  const { dataDir, ...others } = await optionsFor();
  const { answerers, release } = await claim(dataDir);
  afterTest(release);
  answerers.set('status', () => ({ pid: 1 }));
  const control = await openControl({ dataDir, ...others });
  await expect(control.status()).rejects.toThrow('another version');
  await expect(control.followed()).rejects.toThrow('another version');
});
