import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../app/catalog/files.js';
import { systemClock } from '../app/clock.js';
import { packageRoot } from '../app/package-root.js';
import { startSamplePublisher } from '../demo/sample-publisher.js';
import { startKabar } from '../main.js';
import type { Runnable } from './run.js';

/** Milliseconds between two new articles. */
const everyMs = 4000;

/**
 * Runs Kabar on a sample publisher on this machine, in the terminal and in a temporary data folder: no
 * network, no token, nothing left behind.
 */
export async function startDemo(signal: AbortSignal): Promise<Runnable> {
  const publisher = await startSamplePublisher({ clock: systemClock, everyMs, firstCount: 4 });
  const folder = await mkdtemp(join(tmpdir(), 'kabar-demo-'));
  const clean = async () => {
    await publisher.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const shipped = loadCatalog([fileURLToPath(new URL('data/catalog.json', packageRoot))]);
    const catalog = join(folder, 'catalog.json');
    // All that comes with Kabar but its publishers.
    await writeFile(catalog, JSON.stringify({ ...shipped, publishers: publisher.catalog.publishers }));
    const env = {
      DATA_DIR: join(folder, 'db'),
      CATALOG: catalog,
      POLL_CRON: '* * * * * *',
      FEED_INTERVAL: '1',
      WEB_PORT: '0',
      FETCH_ALLOW_HOSTS: new URL(publisher.url).hostname,
      DEFAULT_LANGUAGE: process.env.DEFAULT_LANGUAGE,
      DEFAULT_TIMEZONE: process.env.DEFAULT_TIMEZONE ?? 'Asia/Jakarta',
    };
    const running = await startKabar({ env, folder, signal });
    return {
      noneLeft: running.noneLeft,
      async stop() {
        const isClean = await running.stop();
        await clean();
        return isClean;
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}
