import { Socket } from 'node:net';
import pg from 'pg';
import { expect, inject, it, vi } from 'vitest';
import { connectionFacts } from '../../../src/core/errors.js';
import { Pool } from '../../../src/stores/postgres/pool.js';
import { afterTest } from '../../doubles/environment.js';
import { TcpProxy } from '../../doubles/tcp-proxy.js';

async function open(limits: {
  max: number;
  query_timeout: number;
  connectionTimeoutMillis?: number;
  pipeline?: boolean;
}) {
  const address = new URL(inject('postgres'));
  const proxy = await TcpProxy.start('127.0.0.1', Number(address.port));
  afterTest(() => proxy.close());
  address.port = String(proxy.address.port);
  const pool = new Pool({ connectionString: address.href, ...limits, onBroken: () => {} });
  afterTest(() => pool.end());
  return { pool, proxy };
}

it('does not lend a connection again that never answered, nor lets anything wait behind its statement', async () => {
  const { pool, proxy } = await open({ max: 1, query_timeout: 2_000 });
  const first = await pool.connect();
  await first.query('select 1', []);
  proxy.forget();
  await expect(first.query('select 1', [])).rejects.toThrow('timeout');
  // The rollback of what failed: it is not even sent.
  await expect(first.query('rollback', [])).rejects.toThrow('timeout');
  first.release();
  const second = await pool.connect();
  expect((await second.query<{ two: number }>('select 2 as two', [])).rows).toEqual([{ two: 2 }]);
  second.release();
});

it('sends what is asked in the same breath in one write', async () => {
  const { pool, proxy } = await open({ max: 1, query_timeout: 20_000, pipeline: true });
  const client = await pool.connect();
  await client.query('select 1', []);
  const writes = (['_write', '_writev'] as const).map((name) => vi.spyOn(Socket.prototype, name as 'write'));
  const answers = await Promise.all(
    ['begin', 'select 2 as number', 'select $1::int as number', 'commit'].map((text) =>
      client.query<{ number: number }>(text, text.includes('$1') ? [3] : []),
    ),
  );
  expect(answers.flatMap(({ rows }) => rows)).toEqual([{ number: 2 }, { number: 3 }]);
  const ownWrites = writes.flatMap(({ mock }) =>
    mock.contexts.filter((socket) => (socket as Socket).remotePort === proxy.address.port),
  );
  vi.restoreAllMocks();
  expect(ownWrites).toHaveLength(1);
  client.release();
});

it('keeps a connection on which the server refused a statement', async () => {
  const { pool } = await open({ max: 1, query_timeout: 20_000 });
  const pids: unknown[] = [];
  for (const statement of ['select 1 / 0', 'no sql', 'select 1']) {
    const client = await pool.connect();
    await client
      .query(statement, [])
      .catch((error: unknown) => expect(error).toBeInstanceOf(pg.DatabaseError));
    pids.push((await client.query('select pg_backend_pid()', [])).rows[0]);
    client.release();
  }
  expect(pids[2]).toEqual(pids[0]);
});

it('does not keep a connection to a server that takes no changes any more', async () => {
  const { pool } = await open({ max: 1, query_timeout: 20_000 });
  const first = await pool.connect();
  const own = 'select pg_backend_pid()';
  const [before] = (await first.query(own, [])).rows;
  await first.query('set default_transaction_read_only = on', []);
  await expect(first.query('create table never ()', [])).rejects.toMatchObject({ code: '25006' });
  first.release();
  const second = await pool.connect();
  expect((await second.query(own, [])).rows[0]).not.toEqual(before);
  second.release();
});

it('lets everybody wait for a free connection, in a line, longer than opening one may take', async () => {
  const { pool } = await open({ max: 1, query_timeout: 20_000, connectionTimeoutMillis: 2_000 });
  const first = await pool.connect();
  const served: number[] = [];
  const waiting = [1, 2, 3].map(async (number) => {
    const client = await pool.connect();
    served.push(number);
    await client.query('select pg_sleep(0.05)', []);
    client.release();
  });
  await first.query('select pg_sleep(2.2)', []);
  expect(served).toEqual([]);
  first.release();
  await Promise.all(waiting);
  expect(served).toEqual([1, 2, 3]);
});

/** What fails as something does. */
const failure = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    (error: unknown) => error,
  );

it('tells that the database is away, and how, by a code', async () => {
  const { pool, proxy } = await open({ max: 1, query_timeout: 2_000, connectionTimeoutMillis: 2_000 });
  const cut = await pool.connect();
  const underWay = failure(cut.query('select pg_sleep(20)', []));
  proxy.goDown();
  const ended = await underWay;
  cut.release();
  // The system itself may have said so, or the driver, which has no codes.
  for (const each of [ended, await failure(pool.connect())])
    expect(connectionFacts(each)?.code).toBe('ECONNRESET');
  proxy.comeUp();
  const slow = await pool.connect();
  proxy.forget();
  expect(connectionFacts(await failure(slow.query('select 1', [])))).toEqual({
    code: 'ETIMEDOUT',
    reason: 'the database: it does not answer in time',
  });
  slow.release();
});

it('lends no connection again that the server has ended, and says so by a code', async () => {
  const { pool } = await open({ max: 1, query_timeout: 20_000 });
  const first = await pool.connect();
  const ended = await failure(first.query('select pg_terminate_backend(pg_backend_pid())', []));
  expect(ended).toMatchObject({ name: 'Outage', code: 'ECONNRESET', cause: { code: '57P01' } });
  await expect(first.query('rollback', [])).rejects.toBe(ended);
  first.release();
  const second = await pool.connect();
  expect((await second.query('select 1', [])).rows).toHaveLength(1);
  second.release();
});

it('goes on when a connection could not be opened', async () => {
  const { pool, proxy } = await open({ max: 1, query_timeout: 2_000, connectionTimeoutMillis: 2_000 });
  proxy.cut();
  for (let times = 0; times < 2; times++) await expect(pool.connect()).rejects.toThrow();
  proxy.join();
  const client = await pool.connect();
  expect((await client.query('select 1', [])).rows).toHaveLength(1);
  client.release();
});
