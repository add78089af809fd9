/** Runs `work` on each item, at most `most` at a time, in their order. The first error ends it. */
export async function eachOf<T>(
  items: readonly T[],
  most: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries();
  const runner = async () => {
    for (const [index, item] of entries) await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, runner));
}
