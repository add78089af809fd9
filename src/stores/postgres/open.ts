import { randomUUID } from 'node:crypto';
import type { Clock, Installation, Log } from '../../core/ports.js';
import type { RetentionPolicy } from '../shared/retention.js';
import {
  changingSchema,
  connect,
  connectAlone,
  connectForLeases,
  connectForSchema,
  type Database,
  migrate,
  type SentQuery,
} from './connect.js';
import { readInstallation } from './installation.js';
import { databaseInstant, type Instant } from './instant.js';
import { Listener } from './listener.js';
import { defaultRetention } from './prune.js';
import { prepareSearch } from './search/prepare.js';
import { PostgresSharing } from './sharing.js';
import { PostgresStore } from './store.js';

/** How to open the store. */
export interface PostgresOptions {
  databaseUrl: string;
  clock: Clock;
  log: Log;
  retention?: RetentionPolicy;
  /** The clock that entries and claims go by. Default: the database's. */
  instant?: Instant;
  /** Called with every query; for tests and measuring. */
  onQuery?: (query: SentQuery) => void;
}

/** Brings the schema up to date. Returns where trigrams are, null where there are none. */
async function prepareSchema(db: Database): Promise<string | null> {
  try {
    await migrate(db);
    return await changingSchema(db, prepareSearch);
  } finally {
    await db.destroy();
  }
}

/** Opens the database and brings its schema up to date. @throws KabarError when it cannot be used. */
export async function openPostgres({
  databaseUrl,
  clock,
  log,
  retention = defaultRetention,
  instant = databaseInstant,
  onQuery,
}: PostgresOptions): Promise<PostgresStore> {
  const trigrams = await prepareSchema(connectForSchema(databaseUrl, log, onQuery));
  const db = connect(databaseUrl, log, onQuery);
  let installation: Installation;
  try {
    installation = await readInstallation(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  if (trigrams === null) {
    log.info(
      {},
      'search finds no misspelt words: run "create extension pg_trgm" in the database, and start again',
    );
  }
  const owner = randomUUID();
  const listener = new Listener({ connect: () => connectAlone(databaseUrl), clock, log });
  const leases = connectForLeases(databaseUrl, log, onQuery);
  const sharing = new PostgresSharing({ db: () => db, leases, listener, clock, instant, log, owner });
  await listener.start();
  return new PostgresStore({
    db,
    leases,
    clock,
    instant,
    retention,
    sharing,
    listener,
    trigrams,
    installation,
  });
}
