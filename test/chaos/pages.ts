import { setTimeout as pause } from 'node:timers/promises';
import { openPlans } from './open-plans.js';
import { killAfterPoll, type Options, type Ran, type Scenario, underWay } from './scenario.js';
import type { WorldOptions } from './world.js';

const name = 'pages, of which half are refused, with kills';

/** So many articles at once are a list in every chat. */
const atOnce = 9;

/**
 * Kabar is killed while lists are sent as pages. Telegram refuses every other one, so that messages tell the same. Whether
 * one is refused stands in the page itself, for each process to learn the same.
 */
async function refusedPages({ world, kills, random, progress }: Options): Promise<Ran> {
  const pages = { shown: new Set<string>(), refused: new Set<string>() };
  world.telegram.refusesPage = ({ text }) => {
    const isRefused = Number(/Berita (\d+) /.exec(text)?.[1]) % 2 === 0;
    pages[isRefused ? 'refused' : 'shown'].add(text);
    return isRefused;
  };
  let kabar = await world.start();
  await world.subscribe();
  const breaks: number[] = [];
  let whileBegun = 0;
  for (let killed = 0; killed < kills; killed++) {
    const seen = world.telegram.calls.length;
    world.publish(atOnce + Math.floor(random() * 4));
    const wanted = 1 + Math.floor(random() * 30);
    const isBegun = () => world.telegram.calls.slice(seen).filter(isSend).length >= wanted;
    for (let waited = 0; !isBegun() && waited < 1_000; waited++) await pause(10);
    breaks.push(await killAfterPoll(kabar));
    const { unsent, begun } = await openPlans(world.dataDir);
    if (unsent + begun > 0) whileBegun += 1;
    progress(`${killed + 1} of ${kills} kills, ${world.published} articles`);
    kabar = await world.start();
  }
  const judged = await world.settled(180_000);
  await kabar.stop();
  const notes = [
    `${pages.shown.size} pages shown, ${pages.refused.size} refused`,
    `${whileBegun} kills while a list was open`,
  ];
  return { judged, breaks, repeatsForBreak: underWay, notes, faults: [] };
}

const isSend = (method: string) => method === 'sendRichMessage' || method === 'sendMessage';

/** Lists as pages. */
export const pageScenarios: Readonly<Record<string, Scenario>> = { [name]: refusedPages };

/** Their worlds. */
export const pageWorlds: Readonly<Record<string, WorldOptions>> = {
  [name]: { telegramChats: 8, discordChats: 0 },
};
