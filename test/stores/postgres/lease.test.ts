import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import { connectionFacts } from '../../../src/core/errors.js';
import type { Clock, LeaderLeaseHolder } from '../../../src/core/ports.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { feed, makeItem, makePlan, makeSettlement, topic } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { createDatabase, type TestDatabase } from '../../doubles/database.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { TcpProxy } from '../../doubles/tcp-proxy.js';
import { until } from '../../doubles/until.js';
import { makeChat } from '../../fixtures/article.js';

/** A machine that does much else as well is slow to open connections. In milliseconds. */
const patience = 20_000;

const leaseName = 'sender console';
const chat = 'console:a';

let database: TestDatabase;
/** One looks on, the other is in everybody's way. */
let client: pg.Client;
let blocker: pg.Client;

beforeEach(async () => {
  database = await createDatabase();
  client = new pg.Client({ connectionString: database.url });
  blocker = new pg.Client({ connectionString: database.url });
  await Promise.all([client.connect(), blocker.connect()]);
  return async () => {
    await Promise.all([client.end(), blocker.end()]);
    await database.drop();
  };
});

async function join(clock: Clock, databaseUrl = database.url) {
  const store = await openPostgres({ databaseUrl, clock, log: new RecordedLog() });
  afterTest(() => store.close());
  return store;
}

const holder = (events: string[]): LeaderLeaseHolder => ({
  onElected: async () => void events.push('onElected'),
  onDemoted: async () => void events.push('onDemoted'),
});

/** A process that holds the lease, with a chat that follows what was recorded. */
async function leader(clock: Clock, databaseUrl?: string) {
  const store = await join(clock, databaseUrl);
  await store.changeChat(chat, () => makeChat(chat, [topic]));
  await store.record({ feed, items: [makeItem(1), makeItem(2)] });
  const events: string[] = [];
  const stop = store.sharing.campaign(leaseName, holder(events));
  await until(() => events.includes('onElected'), 'the lease');
  return { store, events, stop };
}

it('tells all processes what its holder tells, for as long as it holds the lease', async () => {
  const clock = new ManualClock();
  const [one, two] = [await join(clock), await join(systemClock)];
  const facts = {
    platform: 'console',
    process: 'a',
    state: 'connected',
    load: { waitingChats: 3, oldestWaitingMs: 5, rateUsed: 0.5 },
  };
  const told: string[] = [];
  const stop = one.sharing.campaign(leaseName, { ...holder(told), tells: () => facts });
  await until(() => told.includes('onElected'), 'the lease');
  expect(await two.sharing.leaders()).toEqual([]);
  await clock.advance(3_000);
  await until(async () => (await two.sharing.leaders()).length > 0, 'what it tells', patience);
  expect(await two.sharing.leaders()).toEqual([facts]);
  // What another version may tell is not understood, and no fault.
  await client.query(`update kabar.leases set told = '{"platform": 7}'`);
  expect(await two.sharing.leaders()).toEqual([]);
  await client.query(`update kabar.leases set told = $1`, [JSON.stringify(facts)]);
  await stop();
  expect(await two.sharing.leaders()).toEqual([]);
  // Whoever has it next tells nothing that another has told.
  const end = two.sharing.campaign(leaseName, holder(told));
  await until(() => told.filter((each) => each === 'onElected').length === 2, 'the lease', patience);
  expect(await one.sharing.leaders()).toEqual([]);
  await end();
});

it('logs an outage once, on a line without a stack, and its end', async () => {
  const clock = new ManualClock();
  const address = new URL(database.url);
  const proxy = await TcpProxy.start('127.0.0.1', Number(address.port));
  afterTest(() => proxy.close());
  address.port = String(proxy.address.port);
  const log = new RecordedLog();
  const store = await openPostgres({ databaseUrl: address.href, clock, log });
  afterTest(() => store.close());
  const events: string[] = [];
  const stop = store.sharing.campaign(leaseName, holder(events));
  await until(() => events.includes('onElected'), 'the lease');
  const said = (level: string, words: string) =>
    log.lines.filter((line) => line.level === level && line.message.includes(words));
  proxy.goDown();
  const looked = async () => {
    await clock.advance(1_000);
    return said('debug', 'could still not be looked at').length >= 2;
  };
  await until(looked, 'two more looks', patience);
  const [warned, ...again] = said('warn', 'could not be looked at');
  expect(again).toEqual([]);
  expect(connectionFacts(Object(warned?.facts).err)).toMatchObject({ code: 'ECONNRESET' });
  proxy.comeUp();
  const back = async () => {
    await clock.advance(1_000);
    return said('info', 'can be looked at again').length > 0;
  };
  await until(back, 'the end of the outage', patience);
  await stop();
});

async function lease() {
  const { rows } = await client.query<{ epoch: string; renewed_at: Date }>(
    'select epoch, renewed_at from kabar.leases where name = $1',
    [leaseName],
  );
  return { epoch: Number(rows[0]?.epoch), renewedAt: rows[0]?.renewed_at.getTime() ?? 0 };
}

/** Resolves when the lease was renewed after this call, by a clock that is moved on. */
async function renewed(clock: ManualClock): Promise<void> {
  const { renewedAt } = await lease();
  await clock.advance(3_000);
  await until(async () => (await lease()).renewedAt > renewedAt, 'the renewal', patience);
}

/** Somebody else has the rows of all chats until they are let go. */
async function lockChats(): Promise<() => Promise<void>> {
  await blocker.query('begin');
  await blocker.query('select from kabar.chats for update');
  return async () => void (await blocker.query('commit'));
}

const lockWaits = async () =>
  Number(
    (await client.query("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")).rows[0]
      .count,
  );

describe('the leader lease', () => {
  it('is renewed while every connection for work is busy', async () => {
    const clock = new ManualClock();
    const { store, events, stop } = await leader(clock);
    const ids = Array.from({ length: 30 }, (_, index) => `console:${index}`);
    for (const id of ids) await store.changeChat(id, () => makeChat(id));
    const release = await lockChats();
    const changes = Promise.all(
      ids.map((id) => store.changeChat(id, (known) => known && { ...known, timezone: 'UTC' })),
    );
    await until(async () => (await lockWaits()) === 10, 'ten who wait', patience);
    for (let times = 0; times < 3; times++) await renewed(clock);
    expect(events).toEqual(['onElected']);
    await release();
    await changes;
    await stop();
  });

  it('is renewed while a settlement is being committed, which nobody else can take over from', async () => {
    const clock = new ManualClock();
    const { store, events, stop } = await leader(clock);
    const release = await lockChats();
    const settled = store.settle(makeSettlement(chat, 1, 1));
    await until(async () => (await lockWaits()) === 1, 'the settlement', patience);
    await renewed(clock);
    await renewed(clock);
    // The lease has run out, and another asks for it: it gets it when the settlement is through.
    await client.query("update kabar.leases set renewed_at = now() - interval '1 hour'");
    const other = await join(systemClock);
    const otherEvents: string[] = [];
    const stopOther = other.sharing.campaign(leaseName, holder(otherEvents));
    await until(async () => (await lockWaits()) === 2, 'who asks for the lease', patience);
    expect(otherEvents).toEqual([]);
    await release();
    await settled;
    await until(() => otherEvents.includes('onElected'), 'the other', patience);
    await expect(store.settle(makeSettlement(chat, 2, 2))).rejects.toThrow('another process sends now');
    expect(await other.pending(chat, 'instant', 9)).toHaveLength(1);
    expect(events).toEqual(['onElected']);
    await Promise.all([stop(), stopOther()]);
  });

  it.each(['settle', 'putPlan', 'advancePlan', 'settlePlan'] as const)(
    'is what %s is checked by: who has lost it commits nothing',
    async (what) => {
      const { store, stop } = await leader(new ManualClock());
      const plan = makePlan(chat, [1, 2]);
      if (what === 'advancePlan' || what === 'settlePlan') await store.putPlan(plan);
      await client.query('update kabar.leases set epoch = epoch + 1');
      const before = await store.chatData(chat);
      const commits = {
        settle: () => store.settle(makeSettlement(chat, 1, 1)),
        putPlan: () => store.putPlan(plan),
        advancePlan: () => store.advancePlan(plan, 1),
        settlePlan: () => store.settlePlan(plan, 0, null),
      };
      await expect(commits[what]()).rejects.toThrow('another process sends now');
      expect(await store.chatData(chat)).toEqual(before);
      await stop();
    },
  );

  it('that a silent database made him lose is taken back at once, and what was sent before is committed', async () => {
    const proxy = await TcpProxy.start('127.0.0.1', Number(new URL(database.url).port));
    afterTest(() => proxy.close());
    const url = Object.assign(new URL(database.url), { port: String(proxy.address.port) }).href;
    const clock = new ManualClock();
    const { store, events, stop } = await leader(clock, url);
    proxy.cut();
    await clock.advance(5_000);
    await until(() => events.includes('onDemoted'), 'the loss');
    proxy.join();
    // Of the connections of before the first to be used tells that it broke.
    await until(async () => (await store.head().catch(() => 0)) > 0, 'the database');
    await store.settle(makeSettlement(chat, 1, 1));
    expect((await lease()).epoch).toBe(1);
    await clock.advance(1_000);
    await until(() => events.length === 3, 'the lease again', patience);
    expect(events).toEqual(['onElected', 'onDemoted', 'onElected']);
    expect((await lease()).epoch).toBe(2);
    await stop();
  });

  it('is not lost to a process that was held up while the answer to its renewal lay unread', async () => {
    const proxy = await TcpProxy.start('127.0.0.1', Number(new URL(database.url).port));
    afterTest(() => proxy.close());
    const url = Object.assign(new URL(database.url), { port: String(proxy.address.port) }).href;
    for (const isAnswered of [true, false]) {
      const clock = new LateClock();
      const { events, stop } = await leader(clock, url);
      const { renewedAt } = await lease();
      proxy.delayMs = isAnswered ? 100 : 1_000_000;
      clock.goOn(3_000);
      if (isAnswered) await until(async () => (await lease()).renewedAt > renewedAt, 'the renewal');
      // It comes to itself after the lease was to be lost.
      clock.goOn(3_000);
      expect(events).toEqual(['onElected']);
      if (isAnswered) await until(() => clock.isWaitingFor(8_000), 'the answer');
      clock.goOn(1);
      await until(() => isAnswered || events.includes('onDemoted'), 'the end');
      expect(events).toEqual(isAnswered ? ['onElected'] : ['onElected', 'onDemoted']);
      proxy.delayMs = 0;
      if (!isAnswered) proxy.join();
      await stop();
    }
  });
});

/** A clock whose timers are late: time goes on in one go, and only then the timers run that were due. */
class LateClock implements Clock {
  #elapsed = 0;
  readonly #timers = new Map<() => void, number>();

  now = () => Date.now();
  elapsed = () => this.#elapsed;

  after(ms: number, run: () => void): () => void {
    const timer = () => run();
    this.#timers.set(timer, this.#elapsed + ms);
    return () => this.#timers.delete(timer);
  }

  goOn(ms: number): void {
    this.#elapsed += ms;
    const due = [...this.#timers].filter(([, at]) => at <= this.#elapsed).sort(([, a], [, b]) => a - b);
    for (const [timer] of due) if (this.#timers.delete(timer)) timer();
  }

  /** Whether anything is to happen then. */
  isWaitingFor(at: number): boolean {
    return [...this.#timers.values()].includes(at);
  }
}
