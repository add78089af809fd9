import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rounded } from '../measure.js';
import { table } from '../results.js';
import type { FeedsTask, Held } from './feeds-worker.js';

/** So many feeds, items that each lists, and articles that the store still has. */
const counts = { feeds: 10_000, items: 25, articles: 20_000 };

/** What a process holds that has opened the store of very many feeds, and has no poll under way. */
export async function feeds(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  try {
    const dataDir = join(folder, 'db');
    await run({ kind: 'fill', dataDir, ...counts });
    const bare = await run({ kind: 'nothing', dataDir, ...counts });
    const kabar = await run({ kind: 'open', dataDir, ...counts });
    const plain = await run({ kind: 'plain', dataDir, ...counts });
    const row = (name: string, held: Held, cpu: string) => [
      name,
      `${rounded(held.heapMb - bare.heapMb)} MB`,
      `${rounded(Math.max(0, held.outsideMb - bare.outsideMb))} MB`,
      `${rounded(held.rssMb - bare.rssMb)} MB`,
      `${rounded(held.peakMb - bare.peakMb)} MB`,
      cpu,
    ];
    return `### Memory of 10,000 feeds

${counts.feeds.toLocaleString('en')} feeds that list ${counts.items} items of two identity keys each, and ${counts.articles.toLocaleString('en')} articles, in lowdb's files. A process opens them and loads the
states of the feeds as intake does; what it holds then is read after a collection of garbage, less what a process holds
that has opened nothing. "Plain" holds only the keys and lists, as strings in a \`Map\` and in arrays, as they were read
from the files: no articles, no log.

${table([
  ['', 'heap in use', 'bytes outside it', 'resident', 'peak', 'CPU of reading'],
  row('Kabar', kabar, `${rounded(kabar.cpuSeconds)} s`),
  row('plain', plain, '–'),
])}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(task: FeedsTask): Promise<Held> {
  const child = fork(new URL('feeds-worker.ts', import.meta.url), [JSON.stringify(task)], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  const [held] = (await once(child, 'message')) as [Held];
  return held;
}
