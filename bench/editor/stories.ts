import { figuresOf, judgeEditorPairs } from '../../test/fixtures/editor/judge-stories.js';
import { judgePairs } from '../../test/fixtures/stories/judge.js';
import { rounded } from '../measure.js';
import { table } from '../results.js';

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

Pairs of alike headlines (\`test/fixtures/stories\`), both halves in view:

${table([['language', 'half', 'pairs', 'precision', 'recall'], ...fixtures])}`;
}
