import pg from 'pg';
import { PostgresServer } from '../../test/postgres-server.js';

/** Asks the server something. */
export type Ask = (sql: string) => Promise<pg.QueryResult>;

/** A server of its own for each row, so that none inherits what another left to be cleaned up. */
export async function onServer<T>(use: (url: string, ask: Ask) => Promise<T>): Promise<T> {
  const server = await PostgresServer.start({ durable: true });
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    return await use(server.url(), (sql) => client.query(sql));
  } finally {
    await client.end();
    await server.stop();
  }
}
