import type { Clock, Log, Store } from '../core/ports.js';
import { openLowdb } from './lowdb/open.js';

/** Where Kabar keeps everything. `databaseUrl` takes precedence over `dataDir`. */
export interface StoreOptions {
  dataDir: string;
  databaseUrl?: string | undefined;
  clock: Clock;
  log: Log;
}

/** The folder of the embedded store, or null when the data are in PostgreSQL. */
export function dataFolderOf({ dataDir, databaseUrl }: Omit<StoreOptions, 'clock' | 'log'>): string | null {
  return databaseUrl === undefined ? dataDir : null;
}

/** Opens the store that the options ask for. Throws a KabarError when it cannot be used. */
export async function openStore({ dataDir, databaseUrl, clock, log }: StoreOptions): Promise<Store> {
  if (databaseUrl === undefined) return openLowdb({ dataDir, clock, log });
  // Its driver is loaded only where it is needed.
  const { openPostgres } = await import('./postgres/open.js');
  return openPostgres({ databaseUrl, clock, log });
}
