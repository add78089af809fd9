import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, by its folder, the longest first. A fresh clone knows no times of an earlier run, and would begin
 * with the files of most lines: the contract of PostgreSQL, of 25 lines, came last and alone, with 100 s.
 */
const slow = [
  /stores\/postgres\/contract/,
  /\/install\//,
  /\/window\//,
  /\/e2e\//,
  /\/stores\//,
  /intake\/read\/reader/,
];

/** Starts the slow files first, so that no worker is left alone with one at the end. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = slow.findIndex((pattern) => pattern.test(moduleId));
      return place < 0 ? slow.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
