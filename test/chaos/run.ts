import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/app/package-root.js';
import { takeFaults } from '../doubles/faults.js';
import { discordWorlds } from './discord-posts.js';
import { forumWorlds } from './forums.js';
import { pageWorlds } from './pages.js';
import { randomBy } from './random.js';
import type { Ran, Scenario } from './scenario.js';
import { scenarios } from './scenarios.js';
import { sharedScenarios } from './shared-scenarios.js';
import { slowWorlds } from './slow-database.js';
import { type Judged, World } from './world.js';

/** So many scenarios run side by side: most of their time they wait. */
const sideBySide = 3;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
    /** How long the scenarios of load go on, in seconds. */
    seconds: { type: 'string', default: '120' },
    /** Run what `dist` holds: it was just built. */
    built: { type: 'boolean', default: false },
    /** Those alone that need a database. */
    shared: { type: 'boolean', default: false },
  },
});

interface Row {
  name: string;
  faults: string[];
  line: string;
}

/** Runs Kabar for real against everything that can go wrong, and prints what became of the promise. */
async function main(): Promise<void> {
  const cwd = fileURLToPath(packageRoot);
  if (!values.built) execFileSync('npm', ['run', 'build', '--silent'], { cwd, stdio: 'inherit' });
  console.log(`seed ${values.seed}, ${values.kills} kills`);
  const wanted = Object.entries(values.shared ? sharedScenarios : scenarios).filter(
    ([name]) => values.only === undefined || name === values.only,
  );
  const rows: Row[] = [];
  const next = async (): Promise<void> => {
    const scenario = wanted.shift();
    if (scenario === undefined) return;
    const row = await runOne(...scenario);
    rows.push(row);
    console.log(row.line);
    for (const fault of row.faults) console.log(`    WRONG: ${fault}`);
    await next();
  };
  await Promise.all(Array.from({ length: sideBySide }, next));
  const failed = rows.filter(({ faults }) => faults.length > 0).length;
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\n${rows.length - failed} passed, ${failed} failed`);
}

async function runOne(name: string, scenario: Scenario): Promise<Row> {
  const world = await World.build({
    shared: name in sharedScenarios,
    ...slowWorlds[name],
    ...forumWorlds[name],
    ...pageWorlds[name],
    ...discordWorlds[name],
  });
  const progress = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${name}: ${text}`);
  };
  try {
    const random = randomBy(Number(values.seed));
    const [kills, seconds] = [Number(values.kills), Number(values.seconds)];
    const ran = await scenario({ world, kills, seconds, random, progress });
    return { name, ...judgeRun(name, ran) };
  } catch (error) {
    return { name, line: `${name}: it did not come to its end`, faults: [String(error)] };
  } finally {
    progress('');
    await world.close();
  }
}

function judgeRun(
  name: string,
  { judged, breaks, repeatsForBreak, repeatsForBreakOnDiscord = 0, notes, faults }: Ran,
): Omit<Row, 'name'> {
  const sum = (of: (each: (typeof judged)[number]) => number) =>
    judged.reduce((all, each) => all + of(each), 0);
  const lost = sum((each) => each.lost.length);
  const outOfOrder = judged.flatMap((each) => each.outOfOrder);
  const on = (platform: string) => judged.filter((each) => each.platform === platform);
  const repeats = on('telegram').flatMap(({ repeatTimes }) => repeatTimes);
  const onDiscord = on('discord').flatMap(({ repeatTimes }) => repeatTimes);
  const worstOnDiscord = worstOf(onDiscord, breaks);
  const worst = worstOf(repeats, breaks);
  const invalid = takeFaults();
  const wrong = [
    ...faults,
    ...invalid
      .slice(0, 3)
      .map(({ request, faults: what }) => `an invalid request: ${request}: ${what.join('; ')}`),
    ...judged
      .filter((each) => each.outOfOrder.length + each.lost.length > 0)
      .slice(0, 2)
      .map(({ platform, transcript }) => `${platform}: ${transcript}`),
    ...(lost > 0 ? [`${lost} articles were lost`] : []),
    ...outOfOrder.slice(0, 5),
    ...(onDiscord.length > breaks.length * repeatsForBreakOnDiscord ||
    worstOnDiscord > repeatsForBreakOnDiscord
      ? [`${onDiscord.length} messages were repeated on Discord, ${worstOnDiscord} for one break`]
      : []),
    ...(repeats.length > breaks.length * repeatsForBreak || worst > repeatsForBreak
      ? [`${repeats.length} messages were repeated on Telegram, ${worst} for one break`]
      : []),
  ];
  const figures = [
    `${judged.length} chats`,
    `${sum((each) => each.posts)} posts`,
    `${sum((each) => each.lists)} lists`,
    `${lost} lost`,
    `${outOfOrder.length} out of order`,
    `repeated: ${onDiscord.length} on Discord, ${repeats.length} on Telegram (${breaks.length} breaks, at most ${Math.max(worst, worstOnDiscord)} for one)`,
    ...notes,
  ];
  return { line: `${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${figures.join(', ')}`, faults: wrong };
}

/** The most messages that one break made Kabar repeat: a repeat is owed to the first break behind the message. */
function worstOf(repeats: Judged['repeatTimes'], breaks: readonly number[]): number {
  const owed = repeats.map(([first]) => breaks.findIndex((at) => at >= first));
  return Math.max(0, ...breaks.map((_, place) => owed.filter((each) => each === place).length));
}

await main();
