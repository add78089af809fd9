import { systemClock } from '../../src/app/clock.js';
import { newFeedState } from '../../src/core/feed.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import { makeItem } from '../contracts/store-given.js';
import { RecordedLog } from '../doubles/log.js';
import { PostgresServer } from '../postgres-server.js';

/** So many articles, recorded by so many processes' stores at once, so many in a batch. */
const [articles, writers, batch] = [100_000, 8, 100];

/** Eight who record at once, and one who reads on behind them: nothing is missed, and all is in order. */
async function main(): Promise<void> {
  const server = await PostgresServer.start();
  try {
    const open = () =>
      openPostgres({ databaseUrl: server.url(), clock: systemClock, log: new RecordedLog() });
    const [reader, ...stores] = await Promise.all(Array.from({ length: writers + 1 }, open));
    if (reader === undefined) return;
    const heard: number[] = [];
    let finish = () => {};
    const all = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await reader.sharing.followOthers((entries) => {
      heard.push(...entries.map(({ seq }) => seq));
      if (process.stderr.isTTY) process.stderr.write(`\r${heard.length} of ${articles}`);
      if (heard.length >= articles) finish();
    });
    const began = performance.now();
    await Promise.all(
      stores.map(async (store, index) => {
        const feed = newFeedState(`feed-${index}`, 'https://example.org/feed');
        for (let done = 0; done < articles / writers; done += batch) {
          const first = index * (articles / writers) + done + 1;
          // History: stories would only cost time here.
          const items = Array.from({ length: batch }, (_, place) => makeItem(first + place));
          await store.record({ feed, items });
        }
      }),
    );
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 30_000))]);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const missed = articles - new Set(heard).size;
    const outOfOrder = heard.filter((seq, place) => place > 0 && seq <= (heard[place - 1] ?? 0)).length;
    console.log(
      `\n${writers} writers and a reader: ${articles} articles in ${seconds} s, ${missed} missed, ${outOfOrder} out of order`,
    );
    process.exitCode = missed + outOfOrder > 0 ? 1 : 0;
    await Promise.all([reader, ...stores].map((store) => store.close()));
  } finally {
    await server.stop();
  }
}

await main();
