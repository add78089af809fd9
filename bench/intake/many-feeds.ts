import { keepHeapSmall } from '../../src/app/heap-flags.js';
import { fastClock } from '../../test/doubles/clock.js';
import { type BenchFeed, catalogOf, startIntake, startPublishers } from './world.js';

/** What a run of {@link feedCount} feeds took. */
export interface ManyFeeds {
  polls: number;
  entries: number;
  cpuSeconds: number;
  /** How long the run would have taken at the pace of life. */
  lifeSeconds: number;
  /** CPU seconds for reading all feeds for the first time, which comes before. */
  firstSeconds: number;
  /** The most memory that the process held until all were read for the first time, in MB. */
  firstMb: number;
  /** The most that it held in the time that counts, in MB. */
  peakMb: number;
}

const feedCount = 10_000;
/** Five feeds share a host: an address of loopback. */
const feedsAHost = 5;
const intervalSeconds = 300;
/** At first all is history; so many feeds are read at a time. */
const firstReadAtATime = 250;
/** Intervals after the first reading: one to find the pace again, then two that count. */
const [warmUp, counted] = [1, 2];

/** Runs in a process of its own, so that nothing else is in its memory. `times`: how many times faster than life. */
async function run(times: number): Promise<ManyFeeds> {
  const publishers = await startPublishers();
  const feeds = Array.from({ length: feedCount }, (_, index): BenchFeed => {
    const host = Math.floor(index / feedsAHost);
    const kind = index % 10 === 0 ? 'full-text' : 'headlines';
    return {
      id: `f${index}`,
      host: `127.0.${Math.floor(host / 250)}.${(host % 250) + 1}`,
      path: `/mix/${kind}/f${index}`,
      interval: intervalSeconds,
    };
  });
  const hosts = [...new Set(feeds.map(({ host }) => host))];
  const clock = fastClock(times);
  const world = await startIntake(catalogOf(feeds, publishers.port), hosts, clock);
  const begun = process.cpuUsage();
  for (let from = 0; from < feedCount; from += firstReadAtATime) {
    const some = feeds.slice(from, from + firstReadAtATime);
    await Promise.all(some.map(({ id }) => world.intake.poll(id)));
  }
  const firstSeconds = seconds(process.cpuUsage(begun));
  const firstMb = (process.resourceUsage().maxRSS * 1024) / 1e6;

  const tick = setInterval(() => void world.intake.tick(), 30_000 / times);
  await sleep((intervalSeconds * warmUp * 1000) / times);
  const before = { ...world.count(), cpu: process.cpuUsage() };
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 250);
  await sleep((intervalSeconds * counted * 1000) / times);
  const cpuSeconds = seconds(process.cpuUsage(before.cpu));
  const after = world.count();
  clearInterval(tick);
  clearInterval(sampler);
  await world.stop();
  publishers.process.disconnect();
  return {
    polls: after.requests - before.requests,
    entries: after.entries - before.entries,
    cpuSeconds,
    lifeSeconds: intervalSeconds * counted,
    firstSeconds,
    firstMb,
    peakMb: peak / 1e6,
  };
}

const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

keepHeapSmall();
if (process.send !== undefined) process.send(await run(Number(process.argv[2])), () => process.disconnect());
