import type { Writable } from 'node:stream';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { asOutage } from './outage.js';
import { failedForItsName, preparedName } from './prepared.js';
import { storableParameter } from './storable.js';

/** What {@link Pool} needs. */
export interface PoolOptions extends pg.PoolConfig {
  /** The most connections at a time. */
  max: number;
  /** How long a statement may take before its connection is given up, in milliseconds; 0: as long as it takes. */
  query_timeout: number;
  /**
   * Whether statements are sent without waiting for the answers to those before: see {@link Transaction}. Default: one
   * waits for the other.
   */
  pipeline?: boolean;
  /** Called when an idle connection broke. */
  onBroken: (error: Error) => void;
}

/** What a server answers that has become the copy of another one: a new connection may lead to that one. */
const takesNoChanges = '25006';

/**
 * A pool of connections for Kysely. It differs from the stock one in four ways:
 * - Waiting for a free connection has no time limit: under load that wait is long although the database is well, and
 *   a settlement must not fail for it. Opening a connection has one.
 * - A connection that failed in any way but a refusal of the server, or to a server that only reads, is closed, not lent again. The stock pool keeps one
 *   that never answered (a half-open TCP connection), and whoever gets it next waits in vain, too.
 * - Statements marked by `prepared` are prepared. Once a pooler has refused one, none is prepared any more. It is tried
 *   again at once, but not within a transaction, which has failed with it.
 * - That the database is away is told by an {@link Outage}, whatever the driver or the server called it.
 */
export class Pool implements PostgresPool {
  readonly #pool: pg.Pool;
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #prepares = true;

  constructor({ onBroken, ...options }: PoolOptions) {
    this.#free = options.max;
    this.#pool = new pg.Pool(options);
    this.#pool.on('error', (error) => onBroken(asOutage(error) as Error));
    // One that breaks while it is in use tells its query, too; without a listener it would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  async connect(): Promise<PostgresPoolClient> {
    await this.#enter();
    try {
      return this.#lend(await this.#pool.connect());
    } catch (error) {
      this.#leave();
      throw asOutage(error);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }

  #lend(client: pg.PoolClient): PostgresPoolClient {
    let broken: Error | null = null;
    let inTransaction = false;
    const run = async (text: string, given: readonly unknown[]): Promise<PostgresQueryResult<never>> => {
      const values = given.map(storableParameter);
      const name = this.#prepares ? preparedName(text) : null;
      const query = { text, values, ...(name !== null && { name }) };
      try {
        gatherWrites(client);
        return lastOf(await client.query(query));
      } catch (error) {
        if (name === null || !failedForItsName(error)) throw error;
        this.#prepares = false;
        if (inTransaction) throw error;
        return lastOf(await client.query({ text, values }));
      }
    };
    const query = async (
      text: string,
      parameters: readonly unknown[],
    ): Promise<PostgresQueryResult<never>> => {
      // Nothing waits behind a statement that never ends, least of all its own rollback.
      if (broken !== null) throw broken;
      if (text.startsWith('begin')) inTransaction = true;
      try {
        return await run(text, parameters);
      } catch (cause) {
        const error = asOutage(cause);
        if (!(error instanceof pg.DatabaseError) || error.code === takesNoChanges) broken = error as Error;
        throw error;
      }
    };
    const release = () => {
      client.release(broken ?? undefined);
      this.#leave();
    };
    // Cursors, the other form of a query, are not used.
    return { query: query as unknown as PostgresPoolClient['query'], release };
  }
}

/**
 * What is asked of a connection in the same breath goes to the server in one write: every write wakes the server, and
 * costs more than what most statements cost to make.
 */
function gatherWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Of several statements that went in one round trip, the result of the last one. */
function lastOf(result: pg.QueryResult | pg.QueryResult[]): PostgresQueryResult<never> {
  return (Array.isArray(result) ? result.at(-1) : result) as unknown as PostgresQueryResult<never>;
}
