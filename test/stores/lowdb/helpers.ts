import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type LowdbOptions, openLowdb } from '../../../src/stores/lowdb/open.js';
import type { LowdbStore } from '../../../src/stores/lowdb/store.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';

/**
 * A folder of its own, removed when the test ends together with the marker that the store puts beside it; with `keep` when
 * all tests of the file have ended.
 */
export async function temporaryFolder({ keep = false } = {}): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'kabar-store-'));
  const end = () => rm(parent, { recursive: true, force: true });
  if (keep) afterAll(end);
  else onTestFinished(end);
  const folder = join(parent, 'db');
  await mkdir(folder);
  return folder;
}

/** Opens a store that is closed when the test ends. */
export async function openTestStore(
  dataDir: string,
  options: Partial<LowdbOptions> = {},
): Promise<{ store: LowdbStore; log: RecordedLog }> {
  const log = new RecordedLog();
  const store = await openLowdb({ dataDir, clock: new ManualClock(), log, ...options });
  onTestFinished(() => store.close());
  return { store, log };
}
