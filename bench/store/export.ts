import { createHash } from 'node:crypto';
import { dump } from '../../src/stores/lowdb/dump.js';
import { State } from '../../src/stores/lowdb/state.js';
import { rounded } from '../measure.js';
import { table } from '../results.js';

/** How many identity keys there are. */
const sizes = [250_000, 500_000, 1_000_000];

/** How many records a page of an export holds, as `kabar export` asks for them. */
const pageSize = 500;

/** Benchmark of an export of the identity keys, of which the embedded store has the most. */
export async function exportKeys(): Promise<string> {
  const rows = sizes.map((keys) => {
    const state = stateWith(keys);
    const before = process.cpuUsage();
    const exported = walk(state);
    const { user, system } = process.cpuUsage(before);
    if (exported !== keys) throw new Error(`${exported} of ${keys} keys were exported`);
    const us = user + system;
    return [keys.toLocaleString('en'), `${rounded(us / 1000)} ms`, `${rounded(us / keys)} µs`];
  });
  return `### An export of identity keys from lowdb's store

In pages of ${pageSize}, each of which goes on where the one before has ended; CPU of making the records, without writing them.

${table([['keys', 'CPU', 'for each key'], ...rows])}`;
}

function walk(state: State): number {
  let exported = 0;
  let after: string | null = null;
  do {
    const page = dump(state, 'keys', after, pageSize);
    exported += page.records.length;
    after = page.next;
  } while (after !== null);
  return exported;
}

function stateWith(keys: number): State {
  const state = new State();
  const article = '000000000001';
  for (let from = 0; from < keys; from += 1000) {
    const some = Array.from({ length: 1000 }, (_, index): [string, string] => [keyOf(from + index), article]);
    state.news.fill({ head: 0, articles: [], log: [], keys: some });
  }
  return state;
}

const keyOf = (number: number) =>
  `l${createHash('sha256').update(String(number)).digest('base64url').slice(0, 22)}`;
