import { describe, expect, it } from 'vitest';
import {
  areRightAuthors,
  authorsOf,
  isRightSummary,
  type JudgedAuthors,
  type JudgedDate,
  type JudgedSummary,
  judged,
  summaryOf,
  wrongDate,
} from './judge.js';

/** How many of a part are right, at least: fewer means that a rule got worse. */
const least = { summaries: { dev: 104 }, authors: { dev: 135 } };

describe('of the judged cases that were looked at while the rules were written', () => {
  it('nearly all summaries are those of the editor', async () => {
    const cases = judged<JudgedSummary>('summaries', 'dev');
    const got = await Promise.all(cases.map(summaryOf));
    const right = cases.filter((each, index) => isRightSummary(got[index] ?? null, each));
    expect(right.length).toBeGreaterThanOrEqual(least.summaries.dev);
  });

  it('nearly all authors are those of the editor', async () => {
    const cases = judged<JudgedAuthors>('authors', 'dev');
    const got = await Promise.all(cases.map(authorsOf));
    const right = cases.filter((each, index) => areRightAuthors(got[index] ?? [], each));
    expect(right.length).toBeGreaterThanOrEqual(least.authors.dev);
  });
});

describe('of the cases that were written later, without a look at the rules', () => {
  it('every summary stays as the editor would print it', async () => {
    const cases = judged<JudgedSummary>('summaries', 'more');
    const got = await Promise.all(cases.map(summaryOf));
    const wrong = cases.flatMap((each, index) =>
      isRightSummary(got[index] ?? null, each) ? [] : [{ html: each.html, got: got[index] }],
    );
    expect(wrong).toEqual([]);
  });

  it('every author stays as the editor would name them', async () => {
    const cases = judged<JudgedAuthors>('authors', 'more');
    const got = await Promise.all(cases.map(authorsOf));
    const wrong = cases.flatMap((each, index) =>
      areRightAuthors(got[index] ?? [], each) ? [] : [{ each, got: got[index] }],
    );
    expect(wrong).toEqual([]);
  });

  it('no page gets a wrong date', () => {
    const wrong = judged<JudgedDate>('dates', 'more').flatMap((each) => {
      const fault = wrongDate(each);
      return fault === null ? [] : [{ html: each.html, at: each.at, fault }];
    });
    expect(wrong).toEqual([]);
  });
});
