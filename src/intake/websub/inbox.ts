/** What a hub brought. */
export interface Delivery {
  body: Uint8Array;
  contentType: string | null;
  /** Tells one body from another; the same again is not handed on. */
  key: string;
}

/** How much may wait: a hub that brings it faster than it can be recorded is told to come back later. */
const maxWaiting = 8;
const maxBytes = 64 * 1_048_576;
/** How many bodies of a feed are recognised when they come again. */
const remembered = 16;

interface Queue {
  tail: Promise<void>;
  waiting: number;
  recent: string[];
}

/**
 * Holds what was pushed until it is processed: one after the other for each feed, in the order in which it
 * came. A body that came before is taken and dropped: an old one that is sent again would undo what a newer
 * one corrected.
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
    /** Resolves when all that was taken is processed. */
    drained: async () => void (await Promise.all([...queues.values()].map(({ tail }) => tail))),
  };
}
