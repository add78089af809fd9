import { areRightAuthors, authorsOf, type JudgedAuthors, judged } from '../../test/editor/judge.js';
import { halvesTable } from './parts.js';

/** Made bylines of `test/fixtures/editor/authors-*.jsonl`, of feeds and pages. Half `held` was looked at before the last rules. */
export function authors(): Promise<string> {
  return halvesTable('Authors', async (half) => {
    const cases = judged<JudgedAuthors>('authors', half);
    const given = await Promise.all(cases.map(authorsOf));
    return {
      all: cases.length,
      right: cases.filter((each, index) => areRightAuthors(given[index] ?? [], each)).length,
    };
  });
}
