/** How many are visited before the event loop gets a turn: a millisecond or two of work. */
const atOnce = 2_000;

/** Gives the event loop a turn. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Visits each of what there may be a million of. The event loop gets turns meanwhile. */
export async function inTurns<T>(items: readonly T[], visit: (item: T) => void): Promise<void> {
  for (let place = 0; place < items.length; place++) {
    if (place % atOnce === atOnce - 1) await turn();
    visit(items[place] as T);
  }
}
