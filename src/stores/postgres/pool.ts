import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { storableParameter } from './storable.js';

/** What {@link Pool} needs. */
export interface PoolOptions extends pg.PoolConfig {
  /** The most connections at a time. */
  max: number;
  /** How long a statement may take before its connection is given up, in milliseconds. */
  query_timeout: number;
  /** Called when an idle connection broke. */
  onBroken: (error: Error) => void;
}

/**
 * A pool of connections for Kysely. It differs from the stock one in two ways:
 * - Waiting for a free connection has no time limit: under load that wait is long although the database is well, and
 *   a settlement must not fail for it. Opening a connection has one.
 * - A connection that failed in any way but a refusal of the server is closed, not lent again. The stock pool keeps one
 *   that never answered (a half-open TCP connection), and whoever gets it next waits in vain, too.
 */
export class Pool implements PostgresPool {
  readonly #pool: pg.Pool;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor({ onBroken, ...options }: PoolOptions) {
    this.#free = options.max;
    this.#pool = new pg.Pool(options);
    this.#pool.on('error', onBroken);
    // One that breaks while it is in use tells its query, too; without a listener it would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  async connect(): Promise<PostgresPoolClient> {
    await this.#enter();
    try {
      return lend(await this.#pool.connect(), () => this.#leave());
    } catch (error) {
      this.#leave();
      throw error;
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
}

function lend(client: pg.PoolClient, onRelease: () => void): PostgresPoolClient {
  let broken: Error | null = null;
  const query = async (sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<never>> => {
    // Nothing waits behind a statement that never ends, least of all its own rollback.
    if (broken !== null) throw broken;
    try {
      return (await client.query(
        sql,
        parameters.map(storableParameter),
      )) as unknown as PostgresQueryResult<never>;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = error as Error;
      throw error;
    }
  };
  const release = () => {
    client.release(broken ?? undefined);
    onRelease();
  };
  // Cursors, the other form of a query, are not used.
  return { query: query as unknown as PostgresPoolClient['query'], release };
}
