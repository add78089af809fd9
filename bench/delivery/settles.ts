import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { makeSettlement } from '../../test/contracts/store-given.js';
import { filledStore, publish } from './kabar.js';

/** What settling took. */
export interface Settled {
  chats: number;
  perSecond: number;
  bytes: number;
  stallMs: number;
}

const sizes = [100, 1_000, 10_000, 100_000];

/** So many settles are measured, and so many are under way at a time: what a fast platform lets happen. */
const [count, underWay] = [20_000, 64];

/** Each size in a process of its own. */
export async function settleAll(): Promise<Settled[]> {
  const rows: Settled[] = [];
  for (const chats of sizes) {
    const child = fork(new URL(import.meta.url), [String(chats)]);
    const [row] = await once(child, 'message');
    rows.push(row as Settled);
    console.log(JSON.stringify(row));
  }
  return rows;
}

interface Work {
  chat: string;
  seq: number;
  number: number;
}

async function measure(chats: number): Promise<Settled> {
  const ids = Array.from({ length: chats }, (_, index) => `bench:${index}`);
  const { store, close } = await filledStore(ids);
  const work: Work[] = [];
  for (let number = 1; work.length < count; number++) {
    const [entry] = await publish(store, number);
    work.push(...ids.map((chat) => ({ chat, seq: entry?.seq ?? 0, number })));
  }
  work.length = count;
  const at = Date.now();
  const settle = ({ chat, seq, number }: Work) => store.settle(makeSettlement(chat, seq, number, { at }));
  const before = bytesWritten();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const next = async (): Promise<void> => {
    for (let item = work.pop(); item !== undefined; item = work.pop()) await settle(item);
  };
  work.reverse();
  await Promise.all(Array.from({ length: underWay }, next));
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  const bytes = (bytesWritten() - before) / count;
  await close();
  return { chats, perSecond: count / seconds, bytes, stallMs: delay.max / 1e6 };
}

/** All that this process has handed to the system to write so far. */
function bytesWritten(): number {
  return Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}

if (process.send !== undefined) process.send(await measure(Number(process.argv[2])), () => process.exit());
