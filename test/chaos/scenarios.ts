import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deliveryScenarios } from './delivery-faults.js';
import { discordScenarios } from './discord-posts.js';
import { breakableDisk } from './disk.js';
import { forumScenarios } from './forums.js';
import { longLoads } from './long-load.js';
import { openPlans } from './open-plans.js';
import { pageScenarios } from './pages.js';
import { peopleScenarios } from './people.js';
import { processScenarios } from './process-faults.js';
import {
  killAfterPoll,
  moment,
  type Options,
  type Ran,
  type Scenario,
  underWay,
  unkilled,
} from './scenario.js';
import { sharedScenarios } from './shared-scenarios.js';
import { storeScenarios } from './store-scenarios.js';

/** SIGKILL again and again, at any moment, on the arrival of a post, and on that of a part of a list. */
async function kills({ world, kills: count, random, progress }: Options): Promise<Ran> {
  let kabar = await world.start();
  await world.subscribe();
  const breaks: number[] = [];
  const windows = { unsent: 0, begun: 0 };
  for (let killed = 0; killed < count; killed++) {
    world.publish(1 + Math.floor(random() * 8));
    await moment(world, random);
    breaks.push(await killAfterPoll(kabar));
    const open = await openPlans(world.dataDir);
    if (open.unsent > 0) windows.unsent += 1;
    if (open.begun > 0) windows.begun += 1;
    progress(`${killed + 1} of ${count} kills, ${world.published} articles`);
    kabar = await world.start();
  }
  const judged = await world.settled(120_000);
  await kabar.stop();
  const notes = [
    `${windows.unsent} kills with a list planned and no part of it confirmed`,
    `${windows.begun} kills between the parts of a list`,
  ];
  return { judged, breaks, repeatsForBreak: underWay, notes, faults: [] };
}

/** Connections end after the platform has stored the message, so that nobody knows. */
const cuts = unkilled(async ({ world, random }) => {
  const breaks: number[] = [];
  for (let round = 0; round < 10; round++) {
    const { length } = world.telegram.messages;
    world.telegram.fail('store-then-cut');
    world.discord.fail({ act: random() < 0.5 ? 'stored-then-cut' : 'stored-then-502' });
    world.publish(2);
    // The first message from now on is the one whose answer is cut off.
    await world.telegram.waitFor(() => world.telegram.messages[length], 'a post', 30_000);
    breaks.push(performance.timeOrigin + performance.now());
  }
  return { breaks };
});

/** The platforms take the message, or not, and never answer. */
const hangs = unkilled(async ({ world }) => {
  for (const chat of [1000, 1001, 1002]) world.telegram.fail('hang', { chat });
  world.discord.fail({ act: 'hang', times: 3 });
  world.publish(2);
  await pause(2000);
  return {};
});

/** Both platforms are unwell for a while. */
const serverErrors = unkilled(async ({ world }) => {
  const refusal = { error_code: 500, description: 'Internal Server Error' };
  world.telegram.fail(refusal, { times: 60 });
  world.discord.fail({ act: { status: 500 }, times: 60 });
  for (let round = 0; round < 5; round++) {
    world.publish(1);
    await pause(500);
  }
  return {};
});

/** Both platforms ask to wait, again and again. */
const tooMany = unkilled(async ({ world }) => {
  const refusal = {
    error_code: 429,
    description: 'Too Many Requests: retry after 2',
    parameters: { retry_after: 2 },
  };
  world.telegram.fail(refusal, { times: 30 });
  world.discord.fail({ act: { status: 429, retryAfter: 1 }, times: 30 });
  for (let round = 0; round < 5; round++) {
    world.publish(1);
    await pause(500);
  }
  return {};
});

/** The publisher is away, and comes back with more. */
const feedAway = unkilled(async ({ world }) => {
  const { port } = world.publisher;
  await world.publisher.close();
  await pause(1500);
  world.publish(6);
  await world.publisher.listen(port);
  return {};
});

/** The clock is set an hour on, two hours back, and right again. */
const clockJumps = unkilled(
  async ({ world }, kabar) => {
    for (let jump = 0; jump < 3; jump++) {
      kabar.signal('SIGUSR2');
      world.publish(2);
      await pause(2000);
    }
    return {};
  },
  fileURLToPath(new URL('clock-shift.mjs', import.meta.url)),
);

/** A second Kabar is started on the same folder: it says so and ends, and the first goes on. */
const twoProcesses = unkilled(async ({ world }) => {
  const second = world.launch();
  const code = await second.ended();
  const faults: string[] = [];
  if (code !== 1) faults.push(`the second process ended with ${code}`);
  if (!/uses|runs|in use/i.test(second.output)) faults.push(`it said: ${second.output.slice(-300)}`);
  return { faults };
});

/** The disk is full for a while: nothing is sent that could not be settled, and all goes on when there is room. */
const fullDisk = diskFault('fill');
/** The data folder becomes read-only for a while. */
const readOnly = diskFault('forbid');

function diskFault(act: 'fill' | 'forbid'): Scenario {
  return async ({ world }) => {
    const disk = breakableDisk(world.dataDir, join(world.folder, 'control'));
    try {
      const kabar = await world.start(disk.preload);
      await world.subscribe();
      world.publish(3);
      await pause(1500);
      disk[act]();
      world.publish(3);
      await pause(4000);
      const whileBroken = world.telegram.messages.length;
      await pause(1500);
      const sentWhileBroken = world.telegram.messages.length - whileBroken;
      disk.mend();
      const judged = await world.settled(120_000);
      await kabar.stop();
      const faults =
        sentWhileBroken > 0 ? [`${sentWhileBroken} posts were sent that could not be settled`] : [];
      if (!/ENOSPC|EROFS|room|read-only|mount/i.test(kabar.output)) faults.push('the log does not say why');
      // What was under way when the disk broke is settled in memory, and told once.
      return {
        judged,
        breaks: [],
        repeatsForBreak: 0,
        notes: [act === 'fill' ? `disk: ${disk.how}` : 'disk: injected'],
        faults,
      };
    } finally {
      disk.remove();
    }
  };
}

/** A data file is cut off in its middle, another one overwritten with garbage: the copies before them are used. */
async function damagedFiles({ world }: Options): Promise<Ran> {
  const faults: string[] = [];
  const breaks: number[] = [];
  let kabar = await world.start();
  await world.subscribe();
  for (const name of ['articles.json', 'chats.json', 'feeds.json'] as const) {
    world.publish(3);
    await world.settled(30_000);
    // Each clean end writes the files: behind two of them each has a copy of before.
    for (let ends = 0; ends < 2; ends++) {
      await kabar.stop();
      kabar = await world.start();
    }
    world.publish(2);
    await pause(1500);
    await kabar.kill();
    breaks.push(performance.timeOrigin + performance.now());
    await damage(join(world.dataDir, name), name === 'chats.json');
    kabar = await world.start();
    if (!kabar.output.includes(name)) faults.push(`nothing was said of the damaged ${name}`);
    const aside = (await readdir(world.dataDir)).filter((file) => file.startsWith(`${name}.damaged`));
    if (aside.length === 0) faults.push(`the damaged ${name} was not set aside`);
  }
  const judged = await world.settled(120_000);
  await kabar.stop();
  return { judged, breaks, repeatsForBreak: underWay, notes: [], faults };
}

async function damage(path: string, whole: boolean): Promise<void> {
  const bytes = await readFile(path);
  await writeFile(path, whole ? Buffer.alloc(bytes.length, 0x07) : bytes.subarray(0, bytes.length / 2));
}

/** All of them by name, in the order in which they are told. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  kills,
  'connections cut after the message was stored': cuts,
  'platforms that never answer': hangs,
  'a storm of 500': serverErrors,
  'a storm of 429': tooMany,
  'a publisher that goes away': feedAway,
  'a full disk': fullDisk,
  'a read-only data folder': readOnly,
  'damaged data files': damagedFiles,
  'a clock that jumps': clockJumps,
  'two processes on one folder': twoProcesses,
  ...deliveryScenarios,
  ...processScenarios,
  ...peopleScenarios,
  ...storeScenarios,
  ...forumScenarios,
  ...pageScenarios,
  ...discordScenarios,
  ...longLoads,
  ...sharedScenarios,
};
