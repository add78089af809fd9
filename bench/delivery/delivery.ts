import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { forkBundled } from '../bundled.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';
import type { Address, Seen } from './platform.js';
import { type Settled, settleAll } from './settles.js';
import type { SideName, Task, Took } from './side.js';
import { type Started, sizes, start as startSize } from './start.js';

interface Race {
  platform: 'telegram' | 'discord';
  perSecond: number;
  posts: number;
  sides: readonly SideName[];
}

const onTelegram = ['kabarTelegram', 'grammyQueue'] as const;
const onDiscord = ['kabarDiscord', 'discordQueue'] as const;

const races: readonly Race[] = [
  { platform: 'telegram', perSecond: 30, posts: 3_000, sides: onTelegram },
  { platform: 'telegram', perSecond: 1000, posts: 20_000, sides: [...onTelegram, 'kabarPostgres'] },
  { platform: 'discord', perSecond: 50, posts: 2_000, sides: onDiscord },
];

/** So many posts are pending while so many people ask. */
const [pending, askers] = [100_000, 30];

const waiting: readonly Race[] = [
  { platform: 'telegram', perSecond: 30, posts: pending, sides: onTelegram },
  { platform: 'discord', perSecond: 50, posts: pending, sides: onDiscord },
];

const names: Readonly<Record<SideName, string>> = {
  kabarTelegram: 'Kabar',
  kabarDiscord: 'Kabar',
  kabarPostgres: 'Kabar, PostgreSQL',
  grammyQueue: 'grammY, transformer-throttler, auto-retry',
  discordQueue: 'discord.js',
};

/** Benchmarks of delivery. */
export async function delivery(): Promise<string> {
  const rates = await raceRows(races, rateRow);
  const waits = await raceRows(waiting, waitRow);
  const settled = await settleAll();
  const started = [await startSize(sizes.small), await startSize(sizes.large)];
  return `### Rate reached

Each chat gets one post. The platform is a stand-in that enforces its limits, in a process of its own, and judges by
arrival; the first second, in which a sender may send at once what it likes, does not count. Kabar sends from
its store, each post settled on the disk; the others send what they were handed, and keep nothing.

${table([['platform', 'sender', 'posts', 'allowed a second', 'reached / allowed', 'refused', 'peak memory', 'CPU'], ...rates])}

### Wait of an answer while ${pending.toLocaleString('en')} posts are pending

Kabar's store is filled by a process of its own, so that the memory is that of sending and answering, and both sides run
bundled, without the TypeScript loader; 300 MB were aimed at. One person asks every second, ${askers} in all; what was not answered 30 s after the last question counts as never.

${table([['platform', 'sender', 'allowed a second', 'p50', 'p99', 'never answered', 'peak memory'], ...waits])}

### Settling

Posts settled one after the other as fast as the disk takes them, 64 under way; the stall is the longest that the event
loop was held up meanwhile, folding of the journal included.

${settleTable(settled)}

### Start, and what idling holds

The built Kabar over lowdb's files; memory 30 s after the start. With chats both adapters run, without them Telegram's alone. A
start ends when it says that it runs; feeds are asked just before.

${startTable(started)}`;
}

type Row = (race: Race, side: SideName, seen: Seen, took: Took) => string[];

/** One after the other: they share the machine. */
async function raceRows(all: readonly Race[], row: Row): Promise<string[][]> {
  const rows: string[][] = [];
  for (const race of all) {
    for (const side of race.sides) {
      const { seen, took } = await send(race, side, all === waiting ? askers : 0);
      rows.push(row(race, side, seen, took));
      console.log(rows.at(-1)?.join(' | '));
    }
  }
  return rows;
}

async function send(race: Race, side: SideName, asking: number): Promise<{ seen: Seen; took: Took }> {
  const places = String(race.posts + asking);
  const server = startPlatform([race.platform, String(race.perSecond), places]);
  const address = await told<Address>(server);
  const sender = await forkBundled(new URL('side.ts', import.meta.url), [side, String(race.perSecond)]);
  await told(sender);
  const task: Task = {
    address: { ...address, places: address.places.slice(asking) },
    asking: address.places.slice(0, asking),
  };
  sender.send(task);
  const took = await told<Took>(sender);
  server.send('seen');
  const seen = await told<Seen>(server);
  server.disconnect();
  return { seen, took };
}

// Infinity is a wait too, and JSON has none.
const startPlatform = (args: string[]): ChildProcess =>
  fork(new URL('platform.ts', import.meta.url), args, { serialization: 'advanced' });

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  return message as T;
}

const platformName = ({ platform }: Race) => (platform === 'telegram' ? 'Telegram' : 'Discord');

function rateRow(race: Race, side: SideName, seen: Seen, took: Took): string[] {
  return [
    platformName(race),
    names[side],
    String(race.posts),
    String(race.perSecond),
    rounded(rateOf(seen.arrivals) / race.perSecond),
    String(seen.refused),
    `${rounded(took.peakMb)} MB`,
    `${rounded(took.cpuSeconds)} s`,
  ];
}

function rateOf(arrivals: readonly number[]): number {
  const begin = (arrivals[0] ?? 0) + 1000;
  const last = arrivals.at(-1) ?? 0;
  return arrivals.filter((at) => at > begin).length / ((last - begin) / 1000);
}

function waitRow(race: Race, side: SideName, _: Seen, { waits, peakMb }: Took): string[] {
  const sorted = [...waits].sort((left, right) => left - right);
  const shown = (ms: number) => (Number.isFinite(ms) ? `${rounded(ms)} ms` : 'never');
  return [
    platformName(race),
    names[side],
    String(race.perSecond),
    shown(median(waits)),
    shown(sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN),
    `${waits.filter((ms) => !Number.isFinite(ms)).length} of ${waits.length}`,
    `${rounded(peakMb)} MB`,
  ];
}

function settleTable(rows: readonly Settled[]): string {
  return table([
    ['chats', 'settles a second', 'bytes written for each', 'longest stall'],
    ...rows.map(({ chats, perSecond, bytes, stallMs }) => [
      chats.toLocaleString('en'),
      rounded(perSecond),
      rounded(bytes),
      `${rounded(stallMs)} ms`,
    ]),
  ]);
}

/** What is aimed at, small and large. */
const startGoals = { small: ['0.7 s', '90 MB'], large: ['1 s', '150 MB'] } as const;

function startTable(rows: readonly Started[]): string {
  return table([
    [
      'chats',
      'articles',
      'feeds',
      'start',
      'CPU until then',
      'goal',
      'memory when idle',
      'goal',
      'peak memory',
    ],
    ...rows.map(({ chats, articles, feeds, startMs, cpuMs, idleMb, peakMb }) => {
      const [startGoal, idleGoal] = startGoals[chats > 0 ? 'large' : 'small'];
      return [
        ...[chats, articles, feeds].map((count) => count.toLocaleString('en')),
        ...[`${rounded(startMs / 1000)} s`, `${rounded(cpuMs / 1000)} s`, startGoal],
        ...[`${rounded(idleMb)} MB`, idleGoal, `${rounded(peakMb)} MB`],
      ];
    }),
  ]);
}
