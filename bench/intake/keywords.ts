import { compileTopics } from '../../src/core/classify.js';
import type { Topic } from '../../src/core/topic.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';

const counts = [100, 1000, 10_000] as const;
const syllables = 'ba ca da fi ga hu ja ki lo ma nu pe ra su ti wo ya zi ang eng ung iar ota uri'.split(' ');

/** Milliseconds of CPU for an article, as the followed keywords grow; each keyword is a topic of its own. */
export function timeKeywords(): string {
  const rows = counts.map((count) => {
    const topics = Array.from({ length: count }, (_, index) => topic(index));
    const compiling = times(5, 1, () => compileTopics({ topics }));
    const classify = compileTopics({ topics });
    const sorting = times(7, Math.max(10, 50_000 / count), (turn) => classify(article(turn, count)));
    return [
      String(count),
      rounded(median(compiling)),
      rounded(median(sorting)),
      rounded(Math.min(...sorting)),
      rounded(count / median(sorting)),
    ];
  });
  return table([['keywords', 'compiled in, ms', 'ms an article, median', 'best', 'keywords a ms'], ...rows]);
}

/** Phrases of one to three words, each different. */
function phrase(index: number): string {
  const word = (number: number) =>
    `${syllables[number % 24]}${syllables[Math.floor(number / 24) % 24]}${syllables[Math.floor(number / 576) % 24]}`;
  return [word(index), word(index * 7 + 3), word(index * 13 + 5)].slice(0, 1 + (index % 3)).join(' ');
}

function topic(index: number): Topic {
  const match = { any: [phrase(index)], all: [], none: [], categories: [], feeds: [] };
  return { id: `k${index}`, name: { en: phrase(index) }, match };
}

/** An article as intake sees it: a headline of 12 words, a summary of 40, five categories; three keywords stand in it. */
function article(turn: number, count: number) {
  const words = Array.from({ length: 12 }, (_, index) => phrase(turn * 31 + index * 17).split(' ')[0]);
  const found = [1, 2, 3].map((step) => phrase((turn * 97 + step * 389) % count));
  return {
    headline: `${words.join(' ')} ${found[0]}`,
    summary: `${found[1]} akan melakukan perjalanan ke Korea Utara pada Selasa hari ini. ${words.join(' ')} ${found[2]}, kata juru bicara Kremlin di Moskwa, sebelum ia bertemu dengan menteri pertahanan dan menteri luar negeri.`,
    categories: ['Internasional', 'Konflik Rusia Vs Ukraina', 'Korea Utara', 'Vladimir Putin', 'Dunia'],
    feed: 'tribunnews-internasional',
    publisher: { id: 'tribunnews' },
  };
}

/** CPU milliseconds of one call, in so many rounds of so many calls. */
function times(rounds: number, calls: number, run: (turn: number) => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let turn = 0; turn < calls; turn++) run(turn);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / calls;
  });
}
