import { compileTopics } from '../../src/core/classify.js';
import { topicRuleSchema } from '../../src/core/topic.js';
import { judge, judgedArticles, madeRules } from '../../test/fixtures/editor/topics.js';
import { rounded } from '../measure.js';
import { table } from '../results.js';

/** How well articles are filed under topics, on the made cases of the repository. */
export function topics(): string {
  const rules = madeRules((match) => topicRuleSchema.parse(match));
  const ways = {
    'a hit anywhere (`loose`)': rules.map(({ id, plain }) => ({
      id,
      match: { ...plain, strength: 'loose' as const },
    })),
    evidence: rules.map(({ id, plain: match }) => ({ id, match })),
    'evidence, with `except` and `context`': rules.map(({ id, refined: match }) => ({ id, match })),
  };
  const rows = (['dev', 'held'] as const).flatMap((half) =>
    Object.entries(ways).map(([way, rulesOfIt]) => {
      const { right, wrong, missed } = judge(judgedArticles(half), compileTopics({ topics: rulesOfIt }));
      return [half, way, rounded(right / (right + wrong)), rounded(right / (right + missed))];
    }),
  );
  return `### Topics

Made articles of \`test/fixtures/editor/topics-*.jsonl\`, most of them written to mislead (figures of speech, names
that are also words, things said in passing), with rules of bare words. \`held\` was set aside before the code was read.

${table([['half', 'rules', 'precision', 'recall'], ...rows])}`;
}
