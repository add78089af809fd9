import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

/** With a smaller heap than this, in bytes, there is little to give back. */
const small = 120_000_000;

/**
 * Gives back what a start has left: reading the data files makes more garbage than is kept, and an idle Kabar
 * makes so little that the engine would hold it for days. Takes about 0.2 s where there are 50,000 chats.
 */
export async function tidyMemory(): Promise<void> {
  if (process.memoryUsage().heapTotal < small) return;
  // The only documented door to it.
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}

/**
 * Lets the heap grow by 40 % between two collections of its old part, where the engine would let a busy process
 * have up to four times of what it needs. Measured over 10,000 feeds: 0.49 GB instead of 0.81 GB at the most, for the
 * same CPU seconds. To be called before anything else.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=40');
}
