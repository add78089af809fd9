import { type StoryArticle, StoryBook } from '../../src/core/story/story-book.js';
import {
  figuresOf,
  type Judged,
  judgeEditorPairs,
  judgeNearPairs,
  judgeSparsePairs,
  judgeStagePairs,
  judgeWildPairs,
} from '../../test/fixtures/editor/judge-stories.js';
import { judgePairs } from '../../test/fixtures/stories/judge.js';
import { labelledGroups } from '../../test/fixtures/stories/read.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';

/** So many articles are in the book when the time of one more is taken. */
const inBook = 5_000;

/** How well articles of one event, and stages of one affair, are told from others, by headline and lead alone. */
export function stories(): string {
  const halves = (['dev', 'held'] as const).flatMap((half) =>
    ['en', 'id'].map((language) => {
      const judged = judgeEditorPairs(half).filter(({ pair }) => pair.language === language);
      const { precision, recall, otherEvents, updates, inAffair, nextStage } = figuresOf(judged);
      return [
        language,
        half,
        String(judged.length),
        ...[precision, recall, otherEvents].map(rounded),
        String(updates),
        ...[inAffair, nextStage].map(rounded),
      ];
    }),
  );
  const wild = ['en', 'id'].map((language) => [language, ...counts(judgeWildPairs(), language)]);
  const near = (['dev', 'held'] as const).flatMap((half) =>
    ['en', 'id'].map((language) => [language, half, ...counts(judgeNearPairs(half), language)]),
  );
  const sparse = ['en', 'id'].map((language) => [language, ...counts(judgeSparsePairs(), language)]);
  const stages = (['dev', 'held'] as const).flatMap((half) =>
    ['en', 'id'].map((language) => [language, half, ...counts(judgeStagePairs(half), language)]),
  );
  const fixtures = judgePairs().map(({ language, half, pairs, same, right, wrong }) => [
    language,
    half,
    String(pairs),
    rounded(right / (right + wrong.length)),
    rounded(right / same),
  ]);
  return `### One story, one post

Pairs written as an editor would judge them (\`test/fixtures/editor\`), to a new installation; weights were found with
\`dev\` in view, \`held\` was set aside before there was any code.

${table([
  [
    'language',
    'half',
    'pairs',
    'precision',
    'recall',
    'of another event',
    'updates',
    'of the affair',
    'a later stage',
  ],
  ...halves,
])}

Pairs after real events of 2025 (\`stories-wild.jsonl\`), written before the rules; weights were found with them in view:

${table([['language', ...countNames], ...wild])}

Pairs that are easily taken for one event (\`stories-near.jsonl\`), written when the rules before stood, without a look at
these; weights were found with \`dev\` in view, \`held\` was set aside:

${table([['language', 'half', ...countNames], ...near])}

Pairs that share as few words as possible (\`stories-sparse.jsonl\`), written before they were run; neither rules nor weights know them:

${table([['language', ...countNames], ...sparse])}

Second reports, next stages and other events of the kind (\`stories-stages.jsonl\`), most with few words in common, written before these
rules (three in four before their writer had seen any); weights were found with \`dev\` in view, \`held\` was set aside:

${table([['language', 'half', ...countNames], ...stages])}

Pairs of alike headlines (\`test/fixtures/stories\`), both halves in view:

${table([['language', 'half', 'pairs', 'precision', 'recall'], ...fixtures])}

One more article in a book of ${inBook.toLocaleString('en')}: ${rounded(timeOfOne())} ms, median, when it was read ahead.`;
}

const countNames = ['same', 'joined', 'likely', 'next', 'marked so', 'joined', 'other', 'joined'];

/** What was found of the pairs of one language, under {@link countNames}. */
function counts(judged: readonly Judged[], language: string): string[] {
  const count = (label: string, relation?: string) =>
    String(
      judged.filter(
        (each) =>
          each.pair.language === language &&
          each.pair.label === label &&
          (relation === undefined || each.relation === relation),
      ).length,
    );
  return [
    ...[count('same'), count('same', 'same'), count('same', 'near')],
    ...[count('next'), count('next', 'next'), count('next', 'same')],
    ...[count('other'), count('other', 'same')],
  ];
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
    book.prepare(next);
    const began = performance.now();
    book.assign([next]);
    times.push(performance.now() - began);
    book.forget([next.id]);
  }
  return median(times);
}
