import { isRightSummary, type JudgedSummary, judged, summaryOf } from '../../test/editor/judge.js';
import { halvesTable } from './parts.js';

/** Made descriptions of `test/fixtures/editor/summaries-*.jsonl`, and the sentences that an editor would print. */
export function summaries(): Promise<string> {
  return halvesTable('Summaries', async (half) => {
    const cases = judged<JudgedSummary>('summaries', half);
    const given = await Promise.all(cases.map(summaryOf));
    return {
      all: cases.length,
      right: cases.filter((each, index) => isRightSummary(given[index] ?? null, each)).length,
    };
  });
}
