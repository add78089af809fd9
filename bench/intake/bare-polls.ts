import { Agent } from 'undici';
import type { BenchFeed } from './world.js';

/** So many requests are under way at a time, as with Kabar. */
const atATime = 8;
/** After so long without a request the connections have ended, as they have when a feed is polled again. Milliseconds. */
const idleMs = 5_000;

/**
 * CPU seconds for a conditional GET of each feed by undici and nothing else: what polling costs on this machine before
 * anything is remembered.
 */
export async function secondsAsking(feeds: readonly BenchFeed[], port: number): Promise<number> {
  const agent = new Agent();
  const etags = new Map<string, string>();
  const ask = async ({ id, host, path }: BenchFeed) => {
    const known = etags.get(id);
    const { headers, body } = await agent.request({
      origin: `http://${host}:${port}`,
      path,
      method: 'GET',
      headers: known === undefined ? {} : { 'if-none-match': known },
    });
    await body.arrayBuffer();
    if (typeof headers.etag === 'string') etags.set(id, headers.etag);
  };
  const askAll = async () => {
    const left = feeds.values();
    const askThem = async () => {
      for (const feed of left) await ask(feed);
    };
    await Promise.all(Array.from({ length: atATime }, askThem));
  };
  await askAll();
  await new Promise((resolve) => setTimeout(resolve, idleMs));
  const before = process.cpuUsage();
  await askAll();
  const { user, system } = process.cpuUsage(before);
  await agent.close();
  return (user + system) / 1e6;
}
