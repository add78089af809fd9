/** Waits for what real files and sockets still have to bring, without a fixed time; fails after `maxMs`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  maxMs = 20_000,
): Promise<void> {
  const end = Date.now() + maxMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
