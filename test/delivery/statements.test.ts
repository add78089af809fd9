import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { catalogSchema } from '../../src/core/catalog.js';
import type { Chat } from '../../src/core/chat.js';
import { Delivery } from '../../src/delivery/deliver.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import type { PostgresStore } from '../../src/stores/postgres/store.js';
import { feed, makeItem, makeSettlement, topic } from '../contracts/store-given.js';
import { ManualClock } from '../doubles/clock.js';
import { createDatabase, instantOf, type TestDatabase } from '../doubles/database.js';
import { RecordedLog } from '../doubles/log.js';
import { until } from '../doubles/until.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { platform } from './kit.js';

const chat = 'somewhere:1';

let database: TestDatabase;
let clock: ManualClock;
let sender: PostgresStore;
/** Another process, whose statements are not counted. */
let other: PostgresStore;
let somewhere: ReturnType<typeof platform>;
let delivery: Delivery;
const statements: string[] = [];

beforeEach(async () => {
  database = await createDatabase();
  clock = new ManualClock();
  const log = new RecordedLog();
  const options = { databaseUrl: database.url, clock, instant: instantOf(clock), log };
  sender = await openPostgres({ ...options, onQuery: ({ sql }) => statements.push(sql) });
  other = await openPostgres(options);
  somewhere = platform();
  const texts = loadTexts(new URL('data/locales/', packageRoot));
  delivery = new Delivery({ store: sender, catalog: () => catalogSchema.parse({}), texts, clock, log });
  delivery.add(somewhere.adapter);
  await delivery.start();
});

afterEach(async () => {
  await delivery.stop();
  await Promise.all([sender.close(), other.close()]);
  await database.drop();
});

const put = (changes: Partial<Chat> = {}) =>
  other.changeChat(chat, () => makeChat(chat, [topic], { state: { kind: 'active' }, ...changes }));
const record = (...numbers: number[]) =>
  other.record({ feed, items: numbers.map((number) => makeItem(number)) });
const waiting = async () => (await other.deliveryWork(chat, 'instant', 9))?.waiting.length ?? 0;

/** Wakes the chat, and returns the statements until nothing is left to do in it. */
async function untilDone(): Promise<string[]> {
  statements.length = 0;
  delivery.wake(chat);
  await until(async () => (await waiting()) === 0, 'everything to be settled');
  // A turn that would follow has begun within this time.
  const { length } = statements;
  await clock.advance(5_000);
  for (let tick = 0; tick < 50; tick++) await new Promise((resolve) => setImmediate(resolve));
  expect(statements.length).toBeGreaterThanOrEqual(length);
  return [...statements];
}

describe('delivery over PostgreSQL', () => {
  it('costs two statements a post: what waits, and its end', async () => {
    await put();
    for (const number of [1, 2, 3]) {
      await record(number);
      expect([number, (await untilDone()).length]).toEqual([number, 2]);
    }
    expect(somewhere.sent.length).toBe(3);
  });

  it('costs two statements for each of the posts that wait in a chat, and no more for the last', async () => {
    await put();
    await record(1, 2, 3, 4);
    expect((await untilDone()).length).toBeLessThanOrEqual(2 * 4);
    expect(somewhere.sent.length).toBe(4);
  });

  it('costs at most four statements where a digest is due that has nothing to tell', async () => {
    const gathered = { topic: 'other', intervals: [{ lane: 'digest' as const, since: 0, until: null }] };
    const [subscription] = makeChat(chat, [topic]).subscriptions;
    // The slot of this morning is three hours old.
    await put({ subscriptions: subscription === undefined ? [] : [subscription, gathered] });
    await record(1);
    expect((await untilDone()).length).toBeLessThanOrEqual(4);
    expect(somewhere.sent.length).toBe(1);
  });

  it('costs no more than one statement a post where many chats wait', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `somewhere:${index}`);
    for (const id of ids) await other.changeChat(id, () => makeChat(id, [topic]));
    await record(1);
    statements.length = 0;
    for (const id of ids) delivery.wake(id);
    await until(() => somewhere.sent.length === ids.length, 'all posts');
    await until(async () => {
      const left = await Promise.all(ids.map((id) => other.pending(id, 'instant', 1)));
      return left.every(({ length }) => length === 0);
    }, 'all to be settled');
    expect(new Set(somewhere.sent.map(({ address }) => address)).size).toBe(ids.length);
    expect(statements.length).toBeLessThanOrEqual(ids.length);
  });

  it('costs no more for the next stage of an affair', async () => {
    const one = makeArticle(1).id;
    const item = (number: number, changes: object) => ({
      ...makeItem(number),
      article: makeArticle(number, changes),
    });
    await put();
    await record(1);
    await untilDone();
    await other.restore([{ kind: 'article', article: makeArticle(2, { affair: one }) }]);
    await other.record({ feed, items: [item(2, { affair: one })] });
    expect((await untilDone()).length).toBe(2);
    expect(somewhere.sent.at(-1)?.replyTo).toBe('1');
  });

  it('costs no statement more than its end for an entry that is held back', async () => {
    const one = makeArticle(1).id;
    await put();
    await record(1);
    await untilDone();
    await other.restore([{ kind: 'article', article: makeArticle(2, { story: one }) }]);
    await record(2);
    // Read, begin, the cursor, the note on the other post, commit, and read again.
    expect((await untilDone()).length).toBeLessThanOrEqual(6);
    expect(somewhere.sent.length).toBe(1);
  });

  it('costs four statements for a list in one message', async () => {
    const settings = { ...makeChat(chat).settings, backlogBound: 1 };
    await put({ settings });
    await record(1);
    await untilDone();
    await record(2, 3);
    const list = await untilDone();
    expect(somewhere.sent.length).toBe(2);
    // Read, plan, end, and read once more.
    expect(list.length).toBeLessThanOrEqual(4);
  });

  it('counts every statement', async () => {
    statements.length = 0;
    await sender.settle(makeSettlement(chat, 1, 1));
    await sender.articles([makeArticle(1).id]);
    expect(statements.length).toBe(2);
  });
});
