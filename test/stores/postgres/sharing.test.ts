import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import type { LogEntry } from '../../../src/core/article.js';
import { newFeedState } from '../../../src/core/feed.js';
import type { Clock, LeaderLeaseHolder } from '../../../src/core/ports.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { feed, makeItem, makePlan, makeSettlement, topic } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { createDatabase, createEmptyDatabase, instantOf } from '../../doubles/database.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { until } from '../../doubles/until.js';
import { makeChat } from '../../fixtures/article.js';

/** A lease runs out after eight seconds, by the database's clock. */
const patience = 40_000;

let url: string;

beforeEach(async () => {
  const database = await createDatabase();
  url = database.url;
  return database.drop;
});

/** One more process on the database, in this one. */
async function join(clock: Clock = new ManualClock(), databaseUrl = url) {
  const store = await openPostgres({
    databaseUrl,
    clock,
    instant: instantOf(clock),
    log: new RecordedLog(),
  });
  afterTest(() => store.close());
  return store;
}

describe('opening', () => {
  it('migrates an empty database, by one of many processes that start at once', async () => {
    const empty = await createEmptyDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => join(new ManualClock(), empty.url)));
    expect(await Promise.all(stores.map((store) => store.head()))).toEqual([0, 0, 0]);
  });

  it('says what to do where there is no database, and shows no password', async () => {
    const wrong = join(new ManualClock(), 'postgres://kabar:secret@127.0.0.1:1/kabar');
    const error = await wrong.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'KabarError', remedy: expect.stringContaining('DATABASE_URL') });
    expect(JSON.stringify(error) + String(error)).not.toContain('secret');
  });
});

describe('a database that does not keep all text', () => {
  it('is refused at the start, with what to do', async () => {
    const name = new URL(url).pathname.slice(1);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      `create database ${name}_latin template template0 encoding LATIN1 lc_collate 'C' lc_ctype 'C'`,
    );
    await client.end();
    const error = await join(new ManualClock(), `${url}_latin`).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      message: expect.stringContaining('LATIN1'),
      remedy: expect.stringContaining('UTF8'),
    });
  });
});

describe('a chat that one process forgets', () => {
  it('is heard of in all of them once it is forgotten, and nothing else is', async () => {
    const [left, right] = await Promise.all([join(systemClock), join(systemClock)]);
    const heard: string[] = [];
    const ends = [left, right].map((store, place) =>
      store.sharing.followForgotten((chat) => heard.push(`${place} ${chat}`)),
    );
    await left.changeChat('web:one', () => makeChat('web:one', [topic]));
    await left.changeChat('web:two', () => makeChat('web:two', [topic]));
    await left.moveChat('web:two', 'web:three');
    await left.forgetChat('web:one');
    await until(() => heard.length === 2, 'both to hear of it');
    expect(await right.chat('web:one')).toBeNull();
    ends[1]?.();
    await right.forgetChat('web:three');
    await until(() => heard.length === 3, 'the one that still follows');
    expect(heard.sort()).toEqual(['0 web:one', '0 web:three', '1 web:one']);
  });
});

describe('the log', () => {
  it('is read on without missing anything, whoever records', async () => {
    const [reader, ...writers] = await Promise.all(Array.from({ length: 9 }, () => join(systemClock)));
    const heard: number[] = [];
    const stop = await reader?.sharing.followOthers((entries) =>
      heard.push(...entries.map(({ seq }) => seq)),
    );
    const batches = 12;
    await until(async () => (await reader?.head()) === 0, 'the reader');
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let batch = 0; batch < batches; batch++) {
          const number = 1 + (index * batches + batch) * 3;
          await writer.record({
            feed: { ...feed, id: `feed-${index}` },
            items: [0, 1, 2].map((each) => makeItem(number + each)),
          });
        }
      }),
    );
    const all = 8 * batches * 3;
    await until(async () => heard.length >= all, 'all of the log');
    stop?.();
    expect(heard).toEqual(Array.from({ length: all }, (_, index) => index + 1));
  });

  it('tells nobody what he has recorded himself', async () => {
    const store = await join(systemClock);
    const other = await join(systemClock);
    const heard: LogEntry[] = [];
    await store.sharing.followOthers((entries) => heard.push(...entries));
    await store.record({ feed, items: [makeItem(1)] });
    await other.record({ feed, items: [makeItem(2)] });
    await until(async () => heard.length > 0, 'what the other recorded');
    expect(heard.map(({ seq }) => seq)).toEqual([2]);
  });

  it('tells nobody what it has recorded itself, also where the log shows that before the answer does', async () => {
    const [store, other, third] = [await join(systemClock), await join(systemClock), await join(systemClock)];
    const heard: LogEntry[] = [];
    const heardElsewhere: LogEntry[] = [];
    await store.sharing.followOthers((entries) => heard.push(...entries));
    await third.sharing.followOthers((entries) => heardElsewhere.push(...entries));
    await store.sharing.recording(feed.id, async () => {
      const entries = await other.record({ feed, items: [makeItem(1)] });
      await until(async () => heardElsewhere.length > 0, 'that it is in the log');
      return entries;
    });
    await other.record({ feed, items: [makeItem(2)] });
    await until(async () => heard.length > 0, 'what the other recorded');
    expect(heard.map(({ seq }) => seq)).toEqual([2]);
  });

  it('hears of what is recorded after the database has lost its last entries', async () => {
    const [store, other] = [await join(systemClock), await join(systemClock)];
    const heard: number[] = [];
    await store.sharing.followOthers((entries) => heard.push(...entries.map(({ seq }) => seq)));
    await other.record({ feed, items: [1, 2, 3].map((number) => makeItem(number)) });
    await until(async () => heard.length === 3, 'what was recorded first');
    // A copy takes the server's place, and had not got all of it yet.
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('delete from kabar.entries where seq > 1; update kabar.log_head set seq = 1');
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
    heard.splice(0);
    await until(
      () =>
        other.record({ feed, items: [makeItem(4)] }).then(
          () => true,
          () => false,
        ),
      'the database',
    );
    await until(async () => heard.includes(2), 'what was recorded then');
  });

  it('gives articles of one event one story, whichever process records them', async () => {
    const [one, two] = [await join(), await join()];
    const item = (number: number, publisher: string) => {
      const item = makeItem(number);
      const article = {
        ...item.article,
        headline: 'Gempa Magnitudo 5,2 Guncang Bitung',
        summary: 'Gempa magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin.',
        publisher: { id: publisher, name: publisher },
      };
      return { ...item, article };
    };
    await one.record({ feed, items: [item(1, 'a')] });
    await two.record({ feed, items: [item(2, 'b')] });
    await one.record({ feed, items: [item(3, 'c')] });
    const found = await two.articles([1, 2, 3].map((number) => makeItem(number).article.id));
    expect(found.map(({ story }) => story)).toEqual([null, found[0]?.id, found[0]?.id]);
  });
});

describe('feeds', () => {
  const ids = Array.from({ length: 20 }, (_, index) => `feed-${index}`);

  it('are told as every process left them, also one whose change began before others and ended after them', async () => {
    const [reader, writer] = [await join(systemClock), await join(systemClock)];
    const put = (id: string, reason: string) =>
      writer.record({
        feed: { ...newFeedState(id, feed.url), failing: { since: 1, count: 1, reason } },
        items: [],
      });
    const told = async () =>
      Object.fromEntries((await reader.feedSummaries()).map(({ id, failing }) => [id, failing?.reason]));
    await put('slow', 'before');
    await put('quick', 'before');
    expect(await told()).toEqual({ slow: 'before', quick: 'before' });
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await slow.query('begin');
    await slow.query(
      `update kabar.feeds set state = jsonb_set(state, '{failing,reason}', '"after"') where id = 'slow'`,
    );
    await put('quick', 'after');
    expect(await told()).toEqual({ slow: 'before', quick: 'after' });
    await slow.query('commit');
    await slow.end();
    expect(await told()).toEqual({ slow: 'after', quick: 'after' });
    const [known] = await reader.feedSummaries();
    expect((await reader.feedSummaries())[0]).toBe(known);
    await writer.forgetFeed('quick');
    await put('new', 'x');
    expect(await told()).toEqual({ slow: 'after', new: 'x' });
  });

  it('are each claimed by one process, and due again when they were recorded', async () => {
    const clock = new ManualClock();
    const stores = await Promise.all([1, 2, 3, 4].map(() => join(clock)));
    const claims = await Promise.all(stores.map((store) => store.sharing.claimFeeds(ids)));
    expect(claims.flatMap((claimed) => [...claimed.keys()]).sort()).toEqual([...ids].sort());
    const [first] = stores;
    const mine = [...(claims[0]?.keys() ?? [])];
    const nextPollAt = clock.now() + 60_000;
    for (const id of mine)
      await first?.record({ feed: { ...newFeedState(id, 'https://a.example'), nextPollAt }, items: [] });
    expect((await first?.sharing.claimFeeds(mine))?.size).toBe(0);
    await clock.advance(60_000);
    expect((await first?.sharing.claimFeeds(mine))?.size).toBe(mine.length);
  });

  it('are taken over from a process that died, and not from one that is slow', async () => {
    const [clock, others] = [new ManualClock(), new ManualClock()];
    const [alive, dead, heir] = [await join(clock), await join(clock), await join(others)];
    await alive.sharing.claimFeeds(['slow']);
    await dead.sharing.claimFeeds(['lost']);
    await dead.close();
    for (let second = 0; second < 35; second += 5) {
      await others.advance(5_000);
      await clock.advance(5_000);
      await alive.feedStates();
    }
    expect([...(await heir.sharing.claimFeeds(['slow', 'lost'])).keys()]).toEqual(['lost']);
  });

  it('that were released without a record are due for others as they were', async () => {
    const [one, two] = [await join(), await join()];
    await one.sharing.claimFeeds(['a']);
    expect((await two.sharing.claimFeeds(['a'])).size).toBe(0);
    await one.sharing.releaseFeed('a');
    expect(await two.sharing.claimFeeds(['a'])).toEqual(new Map([['a', null]]));
    expect(await two.feedStates()).toEqual([]);
  });
});

describe('the leader lease', () => {
  const holder = (name: string, events: string[]): LeaderLeaseHolder => ({
    onElected: async () => void events.push(`${name} onElected`),
    onDemoted: async (atOnce) => void events.push(`${name} onDemoted${atOnce ? ' at once' : ''}`),
  });

  it('is had by one, and handed over at once when he stops', async () => {
    const events: string[] = [];
    // Time stands still, so that nobody looks at the lease again unless they are told that it is free.
    const clock = new ManualClock();
    const [one, two] = [await join(clock), await join(clock)];
    const stop = one.sharing.campaign('sender console', holder('one', events));
    await until(async () => events.length === 1, 'the first');
    const stopTwo = two.sharing.campaign('sender console', holder('two', events));
    await two.head();
    await stop();
    await until(async () => events.includes('two onElected'), 'the second');
    expect(events).toEqual(['one onElected', 'one onDemoted', 'two onElected']);
    await stopTwo();
  });

  it('is one for each platform: who stands by for one may send by another', async () => {
    const events: string[] = [];
    const [one, two] = [await join(systemClock), await join(systemClock)];
    for (const id of ['console:a', 'other:a']) await one.changeChat(id, () => makeChat(id, [topic]));
    await one.record({ feed, items: [makeItem(1)] });
    const stopTwo = two.sharing.campaign('sender other', holder('two', events));
    await until(() => events.includes('two onElected'), 'the lease of one platform');
    const stops = ['sender other', 'sender console'].map((lease) =>
      one.sharing.campaign(lease, holder('one', events)),
    );
    await until(() => events.includes('one onElected'), 'the lease of the other platform');
    const settled = await Promise.allSettled(
      ['console:a', 'other:a'].map((chat) => one.settle(makeSettlement(chat, 1, 1))),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await two.settle(makeSettlement('other:a', 1, 1));
    await Promise.all([stopTwo, ...stops].map((stop) => stop()));
  });

  it('is given back by whoever cannot begin, and had by whoever can', async () => {
    const events: string[] = [];
    const [one, two] = [await join(systemClock), await join(systemClock)];
    const broken = {
      ...holder('one', events),
      onElected: async () => {
        events.push('one fails');
        throw new Error('the platform is away');
      },
    };
    const stopOne = one.sharing.campaign('sender console', broken);
    await until(() => events.includes('one onDemoted at once'), 'the failure');
    await stopOne();
    const stopTwo = two.sharing.campaign('sender console', holder('two', events));
    await until(() => events.includes('two onElected'), 'the second');
    await stopTwo();
  });

  it('is lost by whoever cannot renew it, before another has it; what he settles then is refused', async () => {
    const events: string[] = [];
    const clock = new ManualClock();
    const [one, two] = [await join(clock), await join(systemClock)];
    await one.changeChat('console:a', () => makeChat('console:a', [topic]));
    await one.record({ feed, items: [makeItem(1), makeItem(2)] });
    const stopOne = one.sharing.campaign('sender console', holder('one', events));
    await until(async () => events.length === 1, 'the first');
    await one.settle(makeSettlement('console:a', 1, 1));
    // His clock stands still, so that he renews nothing: the other waits for the lease to run out.
    const stopTwo = two.sharing.campaign('sender console', holder('two', events));
    await until(async () => events.includes('two onElected'), 'the second', patience);
    await expect(one.settle(makeSettlement('console:a', 2, 2))).rejects.toThrow('another process sends now');
    await expect(one.putPlan(makePlan('console:a', [2]))).rejects.toThrow('another process sends now');
    await two.settle(makeSettlement('console:a', 2, 2));
    await clock.advance(5_000);
    await until(async () => events.includes('one onDemoted at once'), 'the loss');
    await Promise.all([stopOne(), stopTwo()]);
  });
});
