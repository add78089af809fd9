import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kabar-test-'));
  // A process that was killed may leave a file behind while the folder is being emptied.
  afterTest(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Runs when the test has ended, last come first. */
export function afterTest(clean: () => Promise<unknown>): void {
  onTestFinished(async () => void (await clean()));
}
