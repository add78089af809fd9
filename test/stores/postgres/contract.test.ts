import { openPostgres } from '../../../src/stores/postgres/open.js';
import { storeContract } from '../../contracts/store.js';
import { ManualClock } from '../../doubles/clock.js';
import { createDatabase, instantOf } from '../../doubles/database.js';
import { RecordedLog } from '../../doubles/log.js';

storeContract('PostgreSQL', async () => {
  const { url, drop } = await createDatabase();
  const clock = new ManualClock();
  const options = { databaseUrl: url, clock, instant: instantOf(clock), log: new RecordedLog() };
  let store = await openPostgres(options);
  return {
    store,
    clock,
    reopen: async () => {
      await store.close();
      store = await openPostgres(options);
      return store;
    },
    dispose: async () => {
      await store.close();
      await drop();
    },
  };
});
