import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/app/package-root.js';
import { type Catalog, catalogSchema } from '../../src/core/catalog.js';
import type { Clock, Log } from '../../src/core/ports.js';
import { createFetcher } from '../../src/intake/fetch/fetcher.js';
import { createIntake, type Intake } from '../../src/intake/intake.js';
import { createReader } from '../../src/intake/read/reader.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';

const silent: Log = { debug() {}, info() {}, warn() {}, error: console.error, child: () => silent };

/** Starts the publishers. They end when `process` is disconnected. */
export async function startPublishers(): Promise<{ port: number; process: ChildProcess }> {
  const child = fork(new URL('bench/intake/publisher.ts', packageRoot), {
    execArgv: ['--import', 'tsx'],
    cwd: packageRoot,
  });
  const [port] = (await once(child, 'message')) as [number];
  return { port, process: child };
}

/** A feed of the publishers: the last part of its path is its name. Hosts are loopback addresses, `127.0.x.y`. */
export interface BenchFeed {
  id: string;
  host: string;
  path: string;
  interval?: number;
}

/** The topics that Kabar comes with, over the given feeds. */
export function catalogOf(feeds: readonly BenchFeed[], port: number): Catalog {
  const shipped = JSON.parse(readFileSync(new URL('data/catalog.json', packageRoot), 'utf8'));
  const publishers = feeds.map(({ id, host, path, interval = 300 }) => ({
    id,
    name: id,
    url: `https://${id}.example`,
    language: 'id',
    feeds: [{ id, url: `http://${host}:${port}${path}`, interval }],
  }));
  // As from a file: its texts are in one piece.
  return catalogSchema.parse(JSON.parse(JSON.stringify({ publishers, topics: shipped.topics })));
}

/** Kabar's intake, and what can be counted of it. */
export interface BenchWorld {
  intake: Intake;
  /** How many requests were made, and how many entries the log got, since the start. */
  count(): { requests: number; entries: number };
  stop(): Promise<void>;
}

/** Kabar's whole intake, over files in a temporary folder. */
export async function startIntake(
  catalog: Catalog,
  hosts: readonly string[],
  clock: Clock,
): Promise<BenchWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const store = await openLowdb({ dataDir: join(folder, 'db'), clock, log: silent });
  const fetcher = createFetcher({ clock, version: '0', contact: 'https://kabar.example', allowHosts: hosts });
  const reader = createReader({ clock });
  let entries = 0;
  let requests = 0;
  const intake = createIntake({
    store,
    catalog: () => catalog,
    fetcher: {
      get: (request) => {
        requests++;
        return fetcher.get(request);
      },
    },
    clock,
    log: silent,
    feedIntervalSeconds: 300,
    onEntries: (added) => {
      entries += added.length;
    },
    read: reader.read,
  });
  const stop = async () => {
    await intake.stop();
    await reader.close();
    await fetcher.close();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return {
    intake,
    count: () => ({ requests, entries }),
    stop,
  };
}
