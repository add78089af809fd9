import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../../src/core/article.js';
import { newFeedState } from '../../src/core/feed.js';
import { parseQuery } from '../../src/core/query.js';
import { fold } from '../../src/core/text.js';
import { makeArticle } from '../../test/fixtures/article.js';
import { labelledGroups } from '../../test/fixtures/stories/read.js';
import { filledStore } from '../delivery/kabar.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';

const articles = 20_000;

/** Each kind of question is asked so often, every time with other words. */
const rounds = 100;

type Word = () => string;

const kinds: Readonly<Record<string, (word: Word) => string>> = {
  'one word': (word) => word(),
  'two words': (word) => `${word()} ${word()}`,
  'a phrase': (word) => `"${word()} ${word()}"`,
  'a word without another': (word) => `${word()} -${word()}`,
};

/** Benchmark of what people ask of the stored articles, against a plain scan of all of them. */
export async function search(): Promise<string> {
  const { vocabulary, made } = madeArticles();
  const { store, close } = await filledStore([]);
  for (let from = 0; from < made.length; from += 500) {
    await store.record({
      feed: newFeedState('bench', 'https://bench.example/feed'),
      items: made.slice(from, from + 500).map((article) => ({
        article,
        keys: [article.id],
        entry: { kind: 'new' as const, topics: article.topics, deliverable: false },
      })),
    });
  }
  const query = parseQuery(vocabulary[0] as string) as NonNullable<ReturnType<typeof parseQuery>>;
  let first = Number.NaN;
  const making = await heldDuring(async () => {
    first = await timeOf(() => store.search({ query, limit: 5 }));
    // Behind it the index is made.
    await store.related(made[0]?.id ?? '', 1);
  });
  const random = randomFrom(1);
  const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 2)] as string;
  const rows: string[][] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (const [kind, ask] of Object.entries(kinds)) {
    const [own, scan]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const typed = ask(word);
      const parsed = parseQuery(typed);
      if (parsed === null) continue;
      own.push(await timeOf(() => store.search({ query: parsed, limit: 5 })));
      scan.push(await timeOf(async () => plainScan(made, parsed.must.concat(parsed.phrases))));
    }
    rows.push(row(`/search ${kind}`, own, scan));
  }
  const slips: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // The third letter twice.
    const misspelt = parseQuery(longWord(word).replace(/(?<=^..)./, '$&$&'));
    if (misspelt === null) continue;
    slips.push(await timeOf(() => store.search({ query: misspelt, limit: 5, loosely: true })));
  }
  rows.push(['/search a misspelt word', rounded(median(slips)), rounded(Math.max(...slips)), '–', '–']);
  delay.disable();
  const latest: number[] = [];
  const newest: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const topic = `t-${round % 50}`;
    latest.push(await timeOf(() => store.latest({ topics: [topic], limit: 20 })));
    newest.push(await timeOf(async () => made.filter(({ topics }) => topics.includes(topic)).slice(-20)));
  }
  rows.push(row('/latest of a topic', latest, newest));
  await close();
  const head = ['question', 'Kabar, ms, median', 'slowest', 'plain scan, ms, median', 'scan / Kabar'];
  return `### What people ask of ${articles.toLocaleString('en')} stored articles

Articles made of the words of the labelled stories; ${rounds} questions of each kind, common words more often. The
scan folds and compares every article, and ranks nothing; it finds no misspelt word. The first search of a process looks at all
articles, ${rounded(first)} ms here, and the index is made behind it: ${rounded(making.ms)} ms for both, in which the event loop was held for
${rounded(making.heldMs)} ms at most. All later searches, the scans of the other side beside them, held it for ${rounded(delay.max / 1e6)} ms at most.

${table([head, ...rows])}`;
}

/** A word that is long enough to be told from others when it is misspelt. */
function longWord(word: Word): string {
  for (;;) {
    const found = word();
    if (found.length >= 7) return found;
  }
}

function row(question: string, own: number[], scan: number[]): string[] {
  const [mine, theirs] = [median(own), median(scan)];
  return [question, rounded(mine), rounded(Math.max(...own)), rounded(theirs), `${rounded(theirs / mine)} ×`];
}

function madeArticles(): { vocabulary: string[]; made: Article[] } {
  const texts = labelledGroups().flatMap(({ articles }) => articles);
  const vocabulary = [
    ...new Set(
      texts.flatMap(({ headline, summary }) => fold(`${headline} ${summary}`).match(/\p{L}{3,}/gu) ?? []),
    ),
  ];
  const random = randomFrom(7);
  // Few words are common, most are rare, as in any language.
  const text = (count: number) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length * random() ** 2)]).join(' ');
  const made = Array.from({ length: articles }, (_, index) =>
    makeArticle(index + 1, {
      headline: text(10),
      summary: text(25),
      topics: [`t-${index % 50}`],
      publishedAt: Date.UTC(2024, 5, 18) + index * 60_000,
      seenAt: Date.UTC(2024, 5, 18) + index * 60_000,
    }),
  );
  return { vocabulary, made };
}

function plainScan(made: readonly Article[], terms: readonly string[]): Article[] {
  return made.filter(({ headline, summary }) => {
    const text = fold(`${headline} ${summary}`);
    return terms.every((term) => text.includes(term));
  });
}

/** How long it took, and the longest that the event loop was held meanwhile, in milliseconds. */
async function heldDuring(run: () => Promise<unknown>): Promise<{ ms: number; heldMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const ms = await timeOf(run);
  delay.disable();
  return { ms, heldMs: delay.max / 1e6 };
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  // What was done before is not part of the turn of the event loop in which this is done.
  await setImmediate();
  const began = performance.now();
  await run();
  return performance.now() - began;
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
