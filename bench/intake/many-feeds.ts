import { subscribe } from 'node:diagnostics_channel';
import RssParser from 'rss-parser';
import { keepMemoryTidy } from '../../src/app/memory.js';
import { fastClock } from '../fast-clock.js';
import { secondsAsking } from './bare-polls.js';
import { type BenchFeed, catalogOf, startIntake, startPublishers } from './world.js';

/** What a run took. */
export interface ManyFeeds {
  polls: number;
  entries: number;
  /** How many connections were opened for them. */
  connections: number;
  cpuSeconds: number;
  /** How long the run would have taken at the pace of life. */
  lifeSeconds: number;
  /** CPU seconds for reading all feeds for the first time, which comes before. */
  firstSeconds: number;
  /** CPU seconds that bare rss-parser's `parseURL` takes for as many of them. */
  bareSeconds: number;
  /** CPU seconds that bare undici takes for as many conditional requests as there were polls. */
  askingSeconds: number;
  /** The most memory that the process held until all were read for the first time, in MB. */
  firstMb: number;
  /** The most that it held in the time that counts, in MB. */
  peakMb: number;
}

/** Five feeds share a host: an address of loopback. */
const feedsAHost = 5;
const intervalSeconds = 300;
/** At first all is history; so many feeds are read at a time. */
const firstReadAtATime = 250;
/** So many requests are under way at a time, as with Kabar. */
const atATime = 8;
/** So many are read by bare rss-parser, after as many to warm up. */
const readBare = 500;
/** So many are asked by bare undici. */
const askedBare = 2_000;
/** Intervals after the first reading: one to find the pace again, then two that count. */
const [warmUp, counted] = [1, 2];

/** @param times how many times faster than life. */
async function run(feedCount: number, times: number): Promise<ManyFeeds> {
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
  const cancelTidying = keepMemoryTidy(clock);
  let connections = 0;
  subscribe('net.client.socket', () => {
    connections += 1;
  });
  const begun = process.cpuUsage();
  for (let from = 0; from < feedCount; from += firstReadAtATime) {
    const some = feeds.slice(from, from + firstReadAtATime);
    await Promise.all(some.map(({ id }) => world.intake.poll(id)));
  }
  const firstSeconds = seconds(process.cpuUsage(begun));
  const firstMb = (process.resourceUsage().maxRSS * 1024) / 1e6;

  const tick = setInterval(() => void world.intake.tick(), 30_000 / times);
  await sleep((intervalSeconds * warmUp * 1000) / times);
  const before = { ...world.count(), connections, cpu: process.cpuUsage() };
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 250);
  await sleep((intervalSeconds * counted * 1000) / times);
  const cpuSeconds = seconds(process.cpuUsage(before.cpu));
  const after = { ...world.count(), connections };
  clearInterval(tick);
  clearInterval(sampler);
  cancelTidying();
  await world.stop();
  const polls = after.requests - before.requests;
  const asked = feeds.slice(0, askedBare);
  const askingSeconds = (await secondsAsking(asked, publishers.port)) * (polls / asked.length);
  const bareSeconds = (await secondsBare(feeds, publishers.port)) * (feedCount / readBare);
  publishers.process.disconnect();
  return {
    polls,
    entries: after.entries - before.entries,
    connections: after.connections - before.connections,
    cpuSeconds,
    lifeSeconds: intervalSeconds * counted,
    firstSeconds,
    bareSeconds,
    askingSeconds,
    firstMb,
    peakMb: peak / 1e6,
  };
}

/** CPU seconds for {@link readBare} of the feeds. */
async function secondsBare(feeds: readonly BenchFeed[], port: number): Promise<number> {
  const parser = new RssParser();
  const read = async (some: readonly BenchFeed[]) => {
    for (let from = 0; from < some.length; from += atATime) {
      const urls = some.slice(from, from + atATime).map(({ host, path }) => `http://${host}:${port}${path}`);
      await Promise.all(urls.map((url) => parser.parseURL(url)));
    }
  };
  await read(feeds.slice(0, readBare));
  const before = process.cpuUsage();
  await read(feeds.slice(-readBare));
  return seconds(process.cpuUsage(before));
}

const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

if (process.send !== undefined) {
  const [feedCount, times] = process.argv.slice(2).map(Number) as [number, number];
  void run(feedCount, times).then((took) => process.send?.(took, () => process.disconnect()));
}
