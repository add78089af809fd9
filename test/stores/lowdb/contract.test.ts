import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdb } from '../../../src/stores/lowdb/open.js';
import { storeContract } from '../../contracts/store.js';
import type { OpenedStore } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';

async function open(foldAt?: { bytes: number; lines: number }): Promise<OpenedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'kabar-contract-'));
  const clock = new ManualClock();
  const options = { dataDir: join(folder, 'db'), clock, log: new RecordedLog(), ...(foldAt && { foldAt }) };
  let store = await openLowdb(options);
  return {
    store,
    clock,
    reopen: async () => {
      await store.close();
      store = await openLowdb(options);
      return store;
    },
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

storeContract('lowdb', () => open());
storeContract('lowdb, folding after every other line,', () => open({ bytes: 1_000_000, lines: 1 }));
