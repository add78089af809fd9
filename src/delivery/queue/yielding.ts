/** How many are visited before the event loop gets a turn: a millisecond or two of work. */
const atOnce = 2_000;

/** Gives the event loop a turn. */
export const yieldToEventLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Visits each of what there may be a million of. The event loop gets turns meanwhile. */
export async function forEachYielding<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
  let count = 0;
  for (const item of items) {
    if (++count % atOnce === 0) await yieldToEventLoop();
    visit(item);
  }
}
