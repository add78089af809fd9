import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Options, Ran, Scenario } from './scenario.js';
import type { World } from './world.js';

/** The longest that the loop may be held, in milliseconds. */
const maxHeldMs = 200;

/** How often an article is published, and how often something goes wrong, in milliseconds. */
const [articleMs, faultMs] = [1_000, 7_000];

/** What goes wrong, one after the other, on both platforms. Only the cuts may repeat a post. */
const faults: readonly ((world: World) => 'cut' | 'refused')[] = [
  (world) => {
    world.telegram.fail({ error_code: 500, description: 'Internal Server Error' }, { times: 10 });
    world.discord.fail({ act: { status: 500 }, times: 10 });
    return 'refused';
  },
  (world) => {
    world.telegram.fail('store-then-cut');
    world.discord.fail({ act: 'stored-then-cut' });
    return 'cut';
  },
  (world) => {
    const parameters = { retry_after: 1 };
    world.telegram.fail(
      { error_code: 429, description: 'Too Many Requests: retry after 1', parameters },
      { times: 5 },
    );
    world.discord.fail({ act: { status: 429, retryAfter: 1 }, times: 5 });
    return 'refused';
  },
  (world) => {
    world.correct(5, Math.floor(performance.now()));
    return 'refused';
  },
];

/** Load that goes on for long, with faults on both platforms: nothing is lost, the loop is free, and memory is watched. */
async function longLoad({ world, seconds, progress }: Options): Promise<Ran> {
  const kabar = await world.start(fileURLToPath(new URL('loop-report.mjs', import.meta.url)));
  await world.subscribe();
  kabar.signal('SIGUSR2');
  const breaks: number[] = [];
  const memory: { at: number; mb: number }[] = [];
  const began = performance.now();
  let nextFault = began + faultMs;
  for (let round = 0; performance.now() - began < seconds * 1000; await pause(articleMs)) {
    world.publish(1);
    if (performance.now() >= nextFault) {
      nextFault += faultMs;
      if (faults[round++ % faults.length]?.(world) === 'cut')
        breaks.push(performance.timeOrigin + performance.now());
    }
    memory.push({ at: performance.now() - began, mb: residentMb(kabar.pid) });
    progress(
      `${Math.round(seconds - (performance.now() - began) / 1000)} s left, ${world.published} articles`,
    );
  }
  const judged = await world.settled(120_000);
  kabar.signal('SIGUSR2');
  await pause(500);
  const held = Number([...kabar.output.matchAll(/"held":(\d+)/g)].at(-1)?.[1] ?? Number.NaN);
  await kabar.stop();
  const later = memory.filter(({ at }) => at > (seconds * 1000) / 3);
  const notes = [
    `${world.published} articles in ${seconds} s`,
    `the loop was held for ${held} ms at the most`,
    `${memory.at(-1)?.mb.toFixed(0)} MB at the end, ${slope(later).toFixed(1)} MB an hour after the first third`,
  ];
  return {
    judged,
    breaks,
    repeatsForBreak: 1,
    notes,
    faults: held <= maxHeldMs ? [] : [`the loop was held for ${held} ms`],
  };
}

/** The memory that a process has in use, in megabytes (https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html). */
function residentMb(pid: number): number {
  const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return (Number(pages) * 4096) / 1e6;
}

/** The slope of a line through all points by least squares, in MB an hour. */
function slope(points: readonly { at: number; mb: number }[]): number {
  const mean = (of: (point: { at: number; mb: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [at, mb] = [mean((point) => point.at), mean((point) => point.mb)];
  const shared = points.reduce((sum, point) => sum + (point.at - at) * (point.mb - mb), 0);
  const spread = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
  return (shared / spread) * 3_600_000;
}

/** By name. How long it goes on is given with `--seconds`. */
export const longLoads: Readonly<Record<string, Scenario>> = {
  'long load with faults on both platforms': longLoad,
};
