import type { Clock, Log, Store } from '../../src/core/ports.js';
import { openStore } from '../../src/stores/open-store.js';
import { afterTest, temporaryFolder } from './environment.js';

/** The embedded store in a temporary folder, closed after the test. */
export async function openTestStore(clock: Clock, log: Log): Promise<Store> {
  const store = await openStore({ dataDir: `${await temporaryFolder()}/db`, clock, log });
  afterTest(() => store.close());
  return store;
}
