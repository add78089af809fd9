import { expect, it } from 'vitest';
import type { Change } from '../../../src/stores/lowdb/change.js';
import { Journal } from '../../../src/stores/lowdb/journal.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeChat } from '../../fixtures/article.js';
import { MemoryDisk } from './memory-disk.js';

const change = (number: number): Change => ({
  kind: 'chat',
  chat: makeChat(`console:${number}`),
  cursors: { instant: 0, digest: 0 },
});

/** A journal on a disk in memory, and what it has applied. */
async function opened() {
  const disk = new MemoryDisk();
  const applied: Change[] = [];
  const apply = (each: Change) => void applied.push(each);
  const journal = new Journal({ files: disk, folder: '/', log: new RecordedLog(), apply });
  await journal.rotate();
  return { disk, journal, applied };
}

const count = 10_000;
const appendAll = (journal: Journal) =>
  Array.from({ length: count }, (_, number) => journal.append(change(number)));

it('writes many changes a group at a time, in their order', async () => {
  const { disk, journal, applied } = await opened();
  const writes: number[] = [];
  disk.onOperation = ({ kind }) => void (kind === 'write' && writes.push(applied.length));
  const all = appendAll(journal);
  await journal.settled();
  expect(applied).toEqual(Array.from({ length: count }, (_, number) => change(number)));
  expect(writes).toEqual([0, 4_000, 8_000]);
  expect(journal.idle).toBe(true);
  expect(journal.lines).toBe(count);
  await Promise.all(all);
});

it('refuses all that wait behind a group that cannot be written, and keeps those before it', async () => {
  const { disk, journal, applied } = await opened();
  let writes = 0;
  disk.onOperation = ({ kind }) => {
    if (kind === 'write' && ++writes === 2) throw new Error('full');
  };
  const ends = await Promise.allSettled(appendAll(journal));
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(4_000);
  expect(applied).toHaveLength(4_000);
  await journal.append(change(count));
  expect(applied.at(-1)).toEqual(change(count));
});

it('writes one change alone, however long it is', async () => {
  const { journal, applied } = await opened();
  const chat = makeChat('console:1', ['x'.repeat(5_000_000)]);
  const long: Change = { kind: 'chat', chat, cursors: { instant: 0, digest: 0 } };
  await Promise.all([journal.append(long), journal.append(change(2))]);
  expect(applied).toEqual([long, change(2)]);
});
