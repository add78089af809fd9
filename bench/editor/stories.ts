import { type StoryArticle, StoryBook } from '../../src/core/story/story-book.js';
import { figuresOf, judgeEditorPairs, judgeWildPairs } from '../../test/fixtures/editor/judge-stories.js';
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
  const wild = ['en', 'id'].map((language) => {
    const judged = judgeWildPairs().filter(({ pair }) => pair.language === language);
    const count = (label: string, relation: string) =>
      String(judged.filter((each) => each.pair.label === label && each.relation === relation).length);
    const joined = judged.filter(({ pair, relation }) => relation === 'same' && pair.label !== 'same').length;
    return [language, '20', count('same', 'same'), String(joined), '10', count('next', 'next')];
  });
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

Pairs after real events of 2025 (\`stories-wild.jsonl\`), written before the rules:

${table([['language', 'same', 'joined', 'joined wrongly', 'next', 'marked so'], ...wild])}

Pairs of alike headlines (\`test/fixtures/stories\`), both halves in view:

${table([['language', 'half', 'pairs', 'precision', 'recall'], ...fixtures])}

One more article in a book of ${inBook.toLocaleString('en')}: ${rounded(timeOfOne())} ms, median, when it was read ahead.`;
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
