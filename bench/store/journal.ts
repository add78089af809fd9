import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/app/clock.js';
import { newFeedState } from '../../src/core/feed.js';
import { sealedLine } from '../../src/stores/lowdb/line-file.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { makeItem, makeSettlement, topic } from '../../test/contracts/store-given.js';
import { makeChat } from '../../test/fixtures/article.js';
import { silent } from '../delivery/kabar.js';
import { rounded } from '../measure.js';
import { table } from '../results.js';
import type { JournalTask, Took } from './journal-worker.js';

/** A journal of so many lines, of posts to so many chats. It is folded past 20,000 lines: this one never could be. */
const [lines, chats] = [1_000_000, 10_000];

/** Benchmark of a start over a journal that was not folded for very long. */
export async function journal(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  try {
    const { dataDir, path } = await grown(folder);
    const megabytes = rounded(statSync(path).size / 1e6);
    const plain = await run({ kind: 'plain', dataDir: path });
    const kabar = await run({ kind: 'open', dataDir });
    const row = (name: string, { ms, cpuMs, peakMb }: Took) => [
      name,
      `${rounded(ms / 1000)} s`,
      `${rounded(cpuMs / 1000)} s`,
      `${rounded(peakMb)} MB`,
    ];
    return `### A start over a journal of a million lines

${lines.toLocaleString('en')} lines (${megabytes} MB), nearly all of them posts to ${chats.toLocaleString('en')} chats, none of which any data file holds yet. Kabar checks each
line's checksum and form, has its state after it, and goes on in a new file. "Plain" reads the file into a string, splits it, and has
each line parsed as JSON: it checks nothing and keeps nothing.

${table([['', 'wall', 'CPU', 'peak memory'], row('Kabar, until the journal is played', kabar), row('plain', plain)])}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(task: JournalTask): Promise<Took> {
  const child = fork(new URL('journal-worker.ts', import.meta.url), [JSON.stringify(task)]);
  const [took] = (await once(child, 'message')) as [Took];
  return took;
}

/** A folder as a Kabar leaves it that was killed: the store lies in another, which is closed in order. */
async function grown(folder: string): Promise<{ dataDir: string; path: string }> {
  const [open, dataDir] = [join(folder, 'open'), join(folder, 'killed')];
  const foldAt = { bytes: Number.POSITIVE_INFINITY, lines: Number.POSITIVE_INFINITY };
  const store = await openLowdb({ dataDir: open, clock: systemClock, log: silent, foldAt });
  for (let from = 0; from < chats; from += 1000) {
    const ids = Array.from({ length: 1000 }, (_, index) => `telegram:${from + index}`);
    await Promise.all(ids.map((id) => store.changeChat(id, () => makeChat(id, [topic]))));
  }
  const items = Array.from({ length: lines / chats }, (_, index) => makeItem(index + 1));
  await store.record({ feed: newFeedState('feed', 'https://example.org/feed.xml'), items });
  const [name = ''] = readdirSync(open).filter((each) => each.startsWith('journal-'));
  // Its socket cannot be copied.
  cpSync(open, dataDir, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || /\.(?:json|jsonl|copy)$/.test(path),
  });
  await store.close();
  const path = join(dataDir, name);
  const began = Date.now() - lines;
  for (let from = 0; from < lines - chats - 1; from += 10_000) {
    const posts = Array.from({ length: Math.min(10_000, lines - chats - 1 - from) }, (_, index) => {
      const number = from + index;
      const seq = Math.floor(number / chats) + 1;
      const settlement = makeSettlement(`telegram:${number % chats}`, seq, seq, { at: began + number });
      return sealedLine({ kind: 'settle', settlement });
    });
    appendFileSync(path, posts.join(''));
  }
  return { dataDir, path };
}
