import RssParser from 'rss-parser';
import { systemClock } from '../../src/app/clock.js';
import { cpuMs, median, rounded } from '../measure.js';
import { table } from '../results.js';
import type { Kind } from './feed-body.js';
import { type BenchFeed, catalogOf, startIntake, startPublishers } from './world.js';

const kinds: readonly Kind[] = ['headlines', 'full-text'];
const cases = ['304', 'same', 'changed'] as const;
const names = { '304': '304', same: '200, unchanged', changed: '200, one new item' };
/** So many feeds are polled at a time, each on a host of its own. */
const atATime = 8;
/** Rounds until the engine has compiled what runs often, as in a process that polls for days, and rounds that count. */
const [warmUp, counted] = [25, 10];
const pollsARound = 200;

/** CPU seconds for 1000 polls, against `parseURL` of bare rss-parser, which asks and parses anew each time. */
async function comparePolls(): Promise<string> {
  const publishers = await startPublishers();
  const feeds = cases.flatMap((how) => kinds.flatMap((kind) => feedsOf(how, kind)));
  const hosts = feeds.map(({ host }) => host);
  const world = await startIntake(catalogOf(feeds, publishers.port), hosts, systemClock);
  const bare = new RssParser();
  const rows: string[][] = [];
  for (const kind of kinds) {
    for (const how of cases) {
      const own = feedsOf(how, kind);
      const kabar = () => Promise.all(own.map(({ id }) => world.intake.poll(id)));
      const parser = () =>
        Promise.all(
          own.map(({ host, path }) => bare.parseURL(`http://${host}:${publishers.port}${path}-bare`)),
        );
      const found = await alternately(kabar, parser);
      const ratio = median(found.second) / median(found.first);
      rows.push([kind, names[how], ...[found.first, found.second].map(spread), `${rounded(ratio)} ×`]);
    }
  }
  await world.stop();
  publishers.process.disconnect();
  return table([
    ['feed', 'answer', 'Kabar, s (best)', 'rss-parser `parseURL`, s (best)', 'rss-parser / Kabar'],
    ...rows,
  ]);
}

function feedsOf(how: (typeof cases)[number], kind: Kind): BenchFeed[] {
  return Array.from({ length: atATime }, (_, index) => {
    const id = `${how}-${kind}-${index}`;
    return { id, host: `127.0.1.${index + 1}`, path: `/${how}/${kind}/${id}` };
  });
}

/** CPU seconds for 1000 polls, round by round, each side warmed up before. */
async function alternately(first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const figures: { first: number[]; second: number[] } = { first: [], second: [] };
  const round = async (run: () => Promise<unknown>) => {
    for (let polls = 0; polls < pollsARound; polls += atATime) await run();
  };
  for (let number = 0; number < warmUp + counted; number++) {
    for (const [side, run] of [
      ['first', first],
      ['second', second],
    ] as const) {
      const ms = await cpuMs(() => round(run));
      if (number >= warmUp) figures[side].push(ms / pollsARound);
    }
  }
  return figures;
}

/** ms for a poll is s for a thousand. */
const spread = (figures: readonly number[]) =>
  `${rounded(median(figures))} (${rounded(Math.min(...figures))})`;

if (process.send !== undefined) {
  void comparePolls().then((compared) => process.send?.(compared, () => process.disconnect()));
}
