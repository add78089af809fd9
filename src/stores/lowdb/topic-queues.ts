import type { LogEntry } from '../../core/article.js';

/** The entries of a topic by `seq`, and the place of the next one that counts. */
export interface Queue {
  entries: readonly LogEntry[];
  next: number;
}

/** The entries of several queues as one, by `seq`, each once. */
export function* inOrder(queues: Queue[]): Generator<LogEntry> {
  for (;;) {
    let first: LogEntry | undefined;
    for (const { entries, next } of queues) {
      const entry = entries[next];
      if (entry !== undefined && (first === undefined || entry.seq < first.seq)) first = entry;
    }
    if (first === undefined) return;
    for (const queue of queues) if (queue.entries[queue.next] === first) queue.next++;
    yield first;
  }
}
