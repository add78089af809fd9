import { once } from 'node:events';
import { forkBuilt } from '../bundled.js';
import { rounded } from '../measure.js';
import { table } from '../results.js';
import { timeKeywords } from './keywords.js';
import type { ManyFeeds } from './many-feeds.js';

/** The best public figure that was found, of another reader of feeds: 6,000 of them on one core. */
const publicFigure = { feeds: 6000, load: 0.2, memoryMb: 350 };
/** How many feeds are polled, and how many times faster than life, unless `--full` is given. */
const [feedCount, hurry] = [10_000, 10];

/** Benchmarks of intake. `--full`: the many feeds at the pace of life, which takes 20 minutes. */
export async function intake(flags: ReadonlySet<string>): Promise<string> {
  const keywords = timeKeywords();
  const polls = await resultOf<string>('polls.ts', []);
  const times = flags.has('--full') ? 1 : hurry;
  const many = await resultOf<ManyFeeds>('many-feeds.ts', [String(feedCount), String(times)]);
  return `### CPU seconds for 1000 polls

Server on loopback in a process of its own; 8 feeds of 25 items at a time (headlines 18 KB, full text 130 KB); over
plain HTTP, without TLS; median (and best) of 10 rounds of 200 polls after 25 to warm up, both sides in turn and built. Kabar: conditional GET,
hash, reading, identity, comparing, recording in lowdb files. rss-parser: \`parseURL\`, which has no conditional
GET and remembers nothing.

${polls}

### 10,000 feeds every 5 minutes

${describeMany(many, times)}

### Keywords over an article

Each keyword is a topic of its own, of one to three words; the article has a headline, a summary and five categories.
The aim: 10,000 keywords in under 1 ms.

${keywords}`;
}

/** What a part of this benchmark found, built as users run it: the loader of TypeScript makes each poll dearer by a quarter. */
async function resultOf<Found>(part: string, args: readonly string[]): Promise<Found> {
  const child = forkBuilt(new URL(part, import.meta.url), args);
  const [found] = (await once(child, 'message')) as [Found];
  return found;
}

function describeMany(many: ManyFeeds, times: number): string {
  const load = many.cpuSeconds / many.lifeSeconds;
  const scaled =
    times === 1
      ? 'At the pace of life: nothing is scaled.'
      : `Time runs ${times} times faster than life (clock, ticks, time-outs, pauses between writes): the CPU seconds are those of two whole rounds of polls, and the share of a core is these seconds by the 600 s that they stand for.`;
  return `90 % answered 304, 8 % unchanged with another date, 2 % with a new item; one feed in ten is full text; 2,000 hosts,
plain HTTP. ${scaled} Measured after all
feeds were read for the first time (250,000 articles of history, of which the newest two of each feed are recorded) and one interval had passed. Memory is that of the whole process, which is built as \`npm run build\` does it.

${table([
  ['', 'feeds', 'share of one core', 'peak memory', 'feeds for 1 % of a core', 'feeds for 1 MB'],
  [
    'Kabar',
    String(feedCount),
    rounded(load),
    `${rounded(many.peakMb)} MB`,
    rounded(feedCount / load / 100),
    rounded(feedCount / many.peakMb),
  ],
  [
    'best public figure',
    String(publicFigure.feeds),
    String(publicFigure.load),
    `${publicFigure.memoryMb} MB`,
    rounded(publicFigure.feeds / publicFigure.load / 100),
    rounded(publicFigure.feeds / publicFigure.memoryMb),
  ],
])}

${many.polls} polls were made (20,000 were due), over ${many.connections} connections, and ${many.entries} articles recorded in ${rounded(many.cpuSeconds)} s of CPU; undici alone takes
${rounded(many.askingSeconds)} s for as many conditional requests. The first reading of all
feeds took ${rounded(many.firstSeconds)} s of CPU, ${rounded(many.firstSeconds / many.bareSeconds)} times what \`parseURL\` takes, and at most ${rounded(many.firstMb)} MB.`;
}
