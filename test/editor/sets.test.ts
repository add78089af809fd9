import { describe, expect, it } from 'vitest';
import {
  areRightAuthors,
  authorsOf,
  isRightSummary,
  type JudgedAuthors,
  type JudgedSummary,
  judged,
  summaryOf,
} from './judge.js';

// The held halves are judged as a whole: nobody mends by looking at them.
describe.each((process.env.HELD ? ['held'] : ['dev']) as ('dev' | 'held')[])(
  'the %s half of the judged sets',
  (part) => {
    it('summaries', async () => {
      const wrong = [];
      const cases = judged<JudgedSummary>('summaries', part);
      for (const each of cases) {
        const got = await summaryOf(each);
        if (!isRightSummary(got, each)) wrong.push({ html: each.html, got, expect: each.expect });
      }
      if (process.env.SHOW) for (const w of wrong) console.log(JSON.stringify(w, null, 1));
      console.log(part, 'summaries', cases.length - wrong.length, 'of', cases.length);
      expect(wrong).toEqual([]);
    });
    it('authors', async () => {
      const wrong = [];
      const cases = judged<JudgedAuthors>('authors', part);
      for (const each of cases) {
        const got = await authorsOf(each);
        if (!areRightAuthors(got, each))
          wrong.push({ text: each.from === 'feed' ? each.text : each.html, got, expect: each.expect });
      }
      if (process.env.SHOW) for (const w of wrong) console.log(JSON.stringify(w));
      console.log(part, 'authors', cases.length - wrong.length, 'of', cases.length);
      expect(wrong).toEqual([]);
    });
  },
);
