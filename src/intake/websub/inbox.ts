/** What a hub brought. */
export interface Delivery {
  body: Uint8Array;
  contentType: string | null;
  /** Identifies the body, so that a repeated one is dropped. */
  key: string;
}

/** How many pushes of a feed may wait. A hub that sends faster is asked to retry later. */
const maxWaiting = 8;
const maxBytes = 64 * 1_048_576;
/** How many recent bodies of a feed are remembered. */
const remembered = 16;

interface Queue {
  tail: Promise<void>;
  waiting: number;
  recent: string[];
}

/**
 * Queues pushes and processes them in order, one at a time for each feed. A repeated body is accepted and
 * dropped, because an old one would undo what a newer one corrected.
 * @param handle must not reject.
 */
export function createInbox(handle: (feedId: string, delivery: Delivery) => Promise<void>) {
  const queues = new Map<string, Queue>();
  let bytes = 0;

  /** False when too much is waiting. */
  function take(feedId: string, delivery: Delivery): boolean {
    const queue = queues.get(feedId) ?? { tail: Promise.resolve(), waiting: 0, recent: [] };
    queues.set(feedId, queue);
    if (queue.recent.includes(delivery.key)) return true;
    if (queue.waiting >= maxWaiting || bytes + delivery.body.byteLength > maxBytes) return false;
    queue.recent = [...queue.recent, delivery.key].slice(-remembered);
    queue.waiting += 1;
    bytes += delivery.body.byteLength;
    queue.tail = queue.tail
      .then(() => handle(feedId, delivery))
      .finally(() => {
        queue.waiting -= 1;
        bytes -= delivery.body.byteLength;
      });
    return true;
  }

  return {
    take,
    /** Resolves when all accepted pushes are processed. */
    drained: async () => void (await Promise.all([...queues.values()].map(({ tail }) => tail))),
  };
}
