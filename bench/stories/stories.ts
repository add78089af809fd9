import { type StoryArticle, StoryBook } from '../../src/core/story/story-book.js';
import { judgePairs } from '../../test/fixtures/stories/judge.js';
import { labelledGroups } from '../../test/fixtures/stories/read.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';

/** So many articles are in the book when the time of one more is taken. */
const inBook = 5_000;

/** Benchmark of stories: how well they are told apart, and what that costs. */
export async function stories(): Promise<string> {
  const rows = judgePairs().map(({ language, half, pairs, same, right, wrong }) => [
    language,
    half,
    String(pairs),
    String(same),
    rounded(right / (right + wrong.length)),
    rounded(right / same),
  ]);
  return `### Which articles tell the same event

Labelled pairs of \`test/fixtures/stories\`, each judged while all articles of the other groups of its language are in
the book. The weights were found on \`dev\`; the list of words for stages of an affair was written with both in view.

${table([['language', 'half', 'pairs', 'of one event', 'precision', 'recall'], ...rows])}

One more article in a book of ${inBook.toLocaleString('en')}: ${rounded(timeOfOne())} ms, median.`;
}

/** Milliseconds for one article, over made ones of the labelled articles' words. */
function timeOfOne(): number {
  const words = labelledGroups().flatMap(({ articles }) =>
    articles.flatMap(({ headline, summary }) => `${headline} ${summary}`.split(' ')),
  );
  let seed = 1;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const text = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  const article = (number: number): StoryArticle => ({
    id: `a${number}`,
    publisher: { id: `p${number % 50}` },
    language: 'id',
    headline: text(10),
    summary: text(25),
    publishedAt: null,
    seenAt: 1_000_000,
    story: null,
  });
  const book = new StoryBook();
  for (let number = 0; number < inBook; number++) book.add(article(number));
  const times: number[] = [];
  for (let number = inBook; number < inBook + 500; number++) {
    const next = article(number);
    const began = performance.now();
    book.assign([next]);
    times.push(performance.now() - began);
    book.forget([next.id]);
  }
  return median(times);
}
