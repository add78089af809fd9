import { CompiledQuery, type DatabaseConnection, type RawBuilder } from 'kysely';
import { begin } from './connect.js';
import type { Database } from './database.js';

/** The rows of each of several statements. */
type RowsOf<Statements extends readonly RawBuilder<unknown>[]> = {
  [Index in keyof Statements]: Statements[Index] extends RawBuilder<infer Row> ? Row[] : never;
};

/**
 * A transaction whose statements are sent in groups. A group takes one round trip, however many statements it has: each
 * is sent without waiting for the answer to the one before. What it locks is locked for that much less time.
 */
export interface Transaction {
  /** Runs statements one after the other. The first group goes with the begin, and with what was locked. */
  send<const Statements extends readonly RawBuilder<unknown>[]>(
    ...statements: Statements
  ): Promise<RowsOf<Statements>>;
  /** The same with the commit, which ends the transaction: nothing of it stands where one of the statements fails. */
  commit(...statements: readonly RawBuilder<unknown>[]): Promise<void>;
}

/**
 * Runs a transaction. It is rolled back where `run` fails, or ends without a commit.
 * @param lock SQL without parameters that locks what the first group reads: each statement sees what was committed before it.
 */
export function inTransaction<T>(
  db: Database,
  lock: string,
  run: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return db.getExecutor().provideConnection(async (connection) => {
    const transaction = new PipelinedTransaction(db, connection, `${begin}; ${lock}`);
    try {
      return await run(transaction);
    } finally {
      await transaction.end();
    }
  });
}

class PipelinedTransaction implements Transaction {
  readonly #db: Database;
  readonly #connection: DatabaseConnection;
  readonly #opening: string;
  #state: 'new' | 'begun' | 'committed' = 'new';

  constructor(db: Database, connection: DatabaseConnection, opening: string) {
    this.#db = db;
    this.#connection = connection;
    this.#opening = opening;
  }

  async send<const Statements extends readonly RawBuilder<unknown>[]>(
    ...statements: Statements
  ): Promise<RowsOf<Statements>> {
    const rows = await this.#pipeline(statements.map((each) => each.compile(this.#db)));
    return rows as RowsOf<Statements>;
  }

  async commit(...statements: readonly RawBuilder<unknown>[]): Promise<void> {
    // Where a statement before it fails, the server takes a commit for a rollback.
    await this.#pipeline([...statements.map((each) => each.compile(this.#db)), CompiledQuery.raw('commit')]);
    this.#state = 'committed';
  }

  async end(): Promise<void> {
    if (this.#state !== 'begun') return;
    await this.#connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
  }

  /** Answers come in the order of the statements: the error is that of the first that fails. */
  async #pipeline(queries: readonly CompiledQuery[]): Promise<unknown[][]> {
    const opening = this.#state === 'new' ? [CompiledQuery.raw(this.#opening)] : [];
    this.#state = 'begun';
    const results = await Promise.all(
      [...opening, ...queries].map((query) => this.#connection.executeQuery(query)),
    );
    return results.slice(opening.length).map(({ rows }) => rows);
  }
}
