import { setTimeout as pause } from 'node:timers/promises';
import { TcpProxy } from '../doubles/tcp-proxy.js';
import type { KabarProcess } from './kabar.js';
import { killAfterPoll, moment, type Options, type Ran, type Scenario, underWay } from './scenario.js';
import { slowDatabases } from './slow-database.js';

/** So many processes share one database. */
const processes = 3;

/** Each of the processes in a row. */
const startAll = ({ world }: Options) => Promise.all(Array.from({ length: processes }, () => world.start()));

/** One of three processes that share a database is killed, again and again; the others go on. */
async function sharedKills(options: Options): Promise<Ran> {
  const { world, random, progress } = options;
  const count = Math.ceil(options.kills / 4);
  const running = await startAll(options);
  await world.subscribe();
  const breaks: number[] = [];
  for (let killed = 0; killed < count; killed++) {
    world.publish(1 + Math.floor(random() * 8));
    await moment(world, random);
    const place = Math.floor(random() * processes);
    breaks.push(await killAfterPoll(running[place] as KabarProcess, running));
    progress(`${killed + 1} of ${count} kills, ${world.published} articles`);
    running[place] = await world.start();
  }
  const judged = await world.settled(120_000);
  const leaders = running.filter(({ output }) => output.includes('this process leads now')).length;
  await Promise.all(running.map((kabar) => kabar.stop()));
  const notes = [`${leaders} of the ${processes} last processes led`];
  return { judged, breaks, repeatsForBreak: underWay, notes, faults: [] };
}

/** The database is away under load: ended and started again, or silent for ten seconds. */
function databaseAway(act: (options: Options) => Promise<void>): Scenario {
  return async (options) => {
    const { world } = options;
    const running = await startAll(options);
    await world.subscribe();
    const breaks: number[] = [];
    for (let round = 0; round < 3; round++) {
      world.publish(6);
      await pause(1000);
      breaks.push(performance.timeOrigin + performance.now());
      await act(options);
      world.publish(3);
      await pause(4000);
    }
    const judged = await world.settled(120_000);
    const output = running.map((kabar) => kabar.output).join('');
    await Promise.all(running.map((kabar) => kabar.stop()));
    const faults = /database|does not answer/i.test(output) ? [] : ['the log does not say what it waits for'];
    return { judged, breaks, repeatsForBreak: underWay, notes: [], faults };
  };
}

const restarted = databaseAway(async ({ world }) => {
  await world.database?.end('SIGQUIT');
  await pause(3000);
  await world.database?.run();
});

const silent = databaseAway(async ({ world }) => {
  world.database?.hold();
  await pause(2000);
  const { length } = world.telegram.messages;
  await pause(8000);
  const sent = world.telegram.messages.length - length;
  world.database?.release();
  if (sent > 0) throw new Error(`${sent} posts were sent that could not be settled`);
});

/** Each process reaches the database from an address of its own; the one that sends is cut off, and joined again. */
async function cutOff({ world, progress }: Options): Promise<Ran> {
  const database = new URL(world.database?.url() ?? '');
  const proxies = await Promise.all(
    [2, 3, 4].map((host) => TcpProxy.start(`127.0.0.${host}`, Number(database.port))),
  );
  try {
    const urlBy = ({ address: { address, port } }: TcpProxy) =>
      Object.assign(new URL(database), { host: `${address}:${port}` }).href;
    const running = await Promise.all(
      proxies.map((proxy) => world.start(undefined, { DATABASE_URL: urlBy(proxy) })),
    );
    await world.subscribe();
    const breaks: number[] = [];
    const faults: string[] = [];
    for (let round = 0; round < 3; round++) {
      const place = running.findIndex(({ output }) => isLeader(output));
      progress(`round ${round + 1}, process ${place + 1} is cut off`);
      world.publish(6);
      await pause(1000);
      breaks.push(performance.timeOrigin + performance.now());
      proxies[place]?.cut();
      world.publish(3);
      await pause(12_000);
      if (isLeader(running[place]?.output ?? '')) faults.push('the process that was cut off goes on sending');
      if (!running.some(({ output }) => isLeader(output))) faults.push('nobody has taken over');
      proxies[place]?.join();
      world.publish(3);
      await pause(3000);
    }
    const judged = await world.settled(120_000);
    await Promise.all(running.map((kabar) => kabar.stop()));
    return { judged, breaks, repeatsForBreak: underWay, notes: [], faults };
  } finally {
    await Promise.all(proxies.map((proxy) => proxy.close()));
  }
}

/** Whether a process led at the end of its log. */
function isLeader(output: string): boolean {
  return output.lastIndexOf('leads now') > output.lastIndexOf('no longer leads');
}

/** Those that need a database. */
export const sharedScenarios: Readonly<Record<string, Scenario>> = {
  'three processes on PostgreSQL': sharedKills,
  'one of three processes cut off from PostgreSQL': cutOff,
  'PostgreSQL killed and started again': restarted,
  'PostgreSQL that answers nobody for ten seconds': silent,
  ...slowDatabases,
};
