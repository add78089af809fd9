import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { untilPolled } from './polls.js';
import type { Options, Ran, Scenario } from './scenario.js';
import type { Judged } from './world.js';

const person = { id: 5000, is_bot: false, first_name: 'Budi', language_code: 'en' } as const;

/** Any file of the data folder is overwritten, flipped or cut between two starts, as often as there are kills. */
const randomDamages: Scenario = async ({ world, kills, random, progress }: Options) => {
  const faults: string[] = [];
  const hits = new Map<string, number>();
  let kabar = await world.start();
  await world.subscribe();
  for (let ends = 0; ends < 2; ends++) {
    await kabar.stop();
    kabar = await world.start();
  }
  for (let round = 1; round <= kills; round++) {
    world.publish(1);
    await pause(random() * 1500);
    await untilPolled([kabar]);
    await (random() < 0.5 ? kabar.stop() : kabar.kill());
    const damage = await damageOne(world.dataDir, random);
    kabar = await world.start();
    if (damage === null) continue;
    const kind = damage.name.replace(/\d{3,}/, 'N');
    hits.set(kind, (hits.get(kind) ?? 0) + 1);
    progress(`${round} of ${kills} damages`);
    const aside = (await readdir(world.dataDir)).filter((name) => name.startsWith(`${damage.name}.damaged-`));
    // A journal that was cut off looks like one whose writer was killed.
    const isSaid = kabar.output.includes('it was set aside') && kabar.output.includes(damage.name);
    if (!(damage.isCut && kind.startsWith('journal-')) && (!isSaid || aside.length === 0))
      faults.push(`${damage.name} was damaged (${damage.how}) and not set aside with a word`);
    // As somebody does who has looked at them.
    for (const name of aside) await rm(join(world.dataDir, name), { recursive: true });
    if (round % 20 === 0) await world.settled(10_000);
  }
  const judged = (await world.settled(60_000)).map(whateverTheOrder);
  await kabar.stop();
  const kinds = [...hits].map(([name, count]) => `${count} × ${name}`).join(', ');
  return { judged, breaks: [], repeatsForBreak: 0, notes: [`damaged: ${kinds}`], faults };
};

interface Damage {
  name: string;
  how: string;
  isCut: boolean;
}

async function damageOne(folder: string, random: () => number): Promise<Damage | null> {
  const names = (await readdir(folder)).filter((name) =>
    /^[a-z0-9-]+\.jsonl?(\.previous|\.copy)?$/.test(name),
  );
  const name = names[Math.floor(random() * names.length)] as string;
  const path = join(folder, name);
  const before = await readFile(path);
  const start = Math.floor(random() * before.length);
  const end = start + 1 + Math.floor(random() ** 3 * (before.length - start));
  const after = Buffer.from(before);
  const how = ['zeros', 'noise', 'flip', 'flip', 'cut', 'folder'][Math.floor(random() * 6)] as string;
  if (how === 'zeros') after.fill(0, start, end);
  if (how === 'noise') for (let at = start; at < end; at++) after[at] = Math.floor(random() * 256);
  if (how === 'flip') after[start] = (after[start] ?? 0) ^ (1 << Math.floor(random() * 8));
  if (how === 'folder') {
    await rm(path);
    await mkdir(path);
    return { name, how, isCut: false };
  }
  const left = how === 'cut' ? after.subarray(0, start) : after;
  if (left.equals(before)) return null;
  await writeFile(path, left);
  return { name, how, isCut: how === 'cut' };
}

/** What a damaged journal held is found and told anew, behind what came later: only what was told nowhere is lost. */
function whateverTheOrder(judged: Judged): Judged {
  const received = new Set((judged.transcript.replace(/\d+:/g, '').match(/\d+/g) ?? []).map(Number));
  return {
    ...judged,
    lost: judged.lost.filter((number) => !received.has(number)),
    outOfOrder: [],
    repeatTimes: [],
  };
}

/** The publisher changes dozens of headlines every second, while people search. */
const masses: Scenario = async ({ world, progress }: Options): Promise<Ran> => {
  const faults: string[] = [];
  const kabar = await world.start();
  await world.subscribe();
  world.publish(60);
  await world.settled(60_000);
  let died = false;
  void kabar.ended().then(() => {
    died = true;
  });
  const rounds = 60;
  for (let round = 1; round <= rounds && !died; round++) {
    world.correct(60, round);
    if (round % 10 === 0) world.publish(2);
    const words = ['putin', `versi${round - 2}`, 'kata'];
    world.telegram.userSays({ id: person.id, type: 'private' }, person, `/search ${words[round % 3]}`);
    await pause(1000);
    progress(`${round} of ${rounds} rounds`);
  }
  if (died) faults.push(`Kabar ended by itself: ${kabar.output.slice(-500)}`);
  const judged = await world.settled(60_000);
  await kabar.stop();
  const { log } = JSON.parse(await readFile(join(world.dataDir, 'articles.json'), 'utf8')) as {
    log: { kind: string; seq: number }[];
  };
  const open = log.filter(({ kind }) => kind === 'corrected').length;
  const given = Math.max(...log.map(({ seq }) => seq));
  if (open > world.published)
    faults.push(`${open} corrections of ${world.published} articles are in the log`);
  if (given < 10 * world.published) faults.push(`only ${given} entries were recorded: nothing was tried`);
  const answers = world.telegram.messages.filter(({ chat }) => chat === person.id).length;
  if (answers < 10) faults.push(`only ${answers} searches were answered`);
  const notes = [`${given} entries recorded, ${open} corrections open, ${answers} searches answered`];
  return { judged, breaks: [], repeatsForBreak: 0, notes, faults };
};

/** What can become of the embedded store's files, by name. */
export const storeScenarios: Readonly<Record<string, Scenario>> = {
  'random damages to any file': randomDamages,
  'corrections in masses with searches': masses,
};
