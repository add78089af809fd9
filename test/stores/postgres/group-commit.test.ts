import { describe, expect, it } from 'vitest';
import { GroupCommit, type GroupCommitOptions } from '../../../src/stores/postgres/group-commit.js';

/** Commits numbers and returns them doubled; a commit ends when the test says so, unless `auto`. */
function makeGroups(options: Partial<GroupCommitOptions<number, number>> = {}) {
  const committed: number[][] = [];
  const ends: (() => void)[] = [];
  const group = new GroupCommit<number, number>({
    maxWeight: 3,
    commit: async (items) => {
      committed.push([...items]);
      await new Promise<void>((resolve) => ends.push(resolve));
      return items.map((item) => item * 2);
    },
    ...options,
  });
  const end = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { group, committed, end };
}

const reasonOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'fulfilled' ? result.value : String(result.reason.message);

describe('a group commit', () => {
  it('commits together what is given in the same breath, and what comes while a commit is under way', async () => {
    const { group, committed, end } = makeGroups();
    const first = [1, 2].map((item) => group.add(item));
    await end();
    const then = [3].map((item) => group.add(item));
    await new Promise((resolve) => setImmediate(resolve));
    const more = [4, 5].map((item) => group.add(item));
    expect(committed).toEqual([[1, 2], [3]]);
    await end();
    expect(committed).toEqual([[1, 2], [3], [4, 5]]);
    await end();
    expect(await Promise.all([...first, ...then, ...more])).toEqual([2, 4, 6, 8, 10]);
    await group.idle();
  });

  it('waits for more while groups have several items, and not for what comes by itself', async () => {
    const committed: number[][] = [];
    const commit = async (items: readonly number[]) => {
      committed.push([...items]);
      return items.map(() => 0);
    };
    const group = new GroupCommit<number, number>({ maxWeight: 10, gatherMs: 500, commit });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    await Promise.all([group.add(1), group.add(2)]);
    const slow = [3, 4].map((item) => group.add(item));
    await turn();
    slow.push(group.add(5));
    expect(committed).toEqual([[1, 2]]);
    await Promise.all(slow);
    await group.add(6);
    await group.idle();
    const alone = group.add(7);
    await turn();
    expect(committed).toEqual([[1, 2], [3, 4, 5], [6], [7]]);
    await alone;
  });

  it('acknowledges nothing before it is committed', async () => {
    const { group, end } = makeGroups();
    let done = false;
    const adding = group.add(1).then(() => {
      done = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBe(false);
    await end();
    await adding;
  });

  it('keeps to the weight, but takes one that weighs more alone', async () => {
    const { group, committed, end } = makeGroups({ weightOf: (item) => item });
    const all = [1, 2, 1, 9, 1].map((item) => group.add(item));
    for (let turn = 0; turn < 4; turn++) await end();
    await Promise.all(all);
    expect(committed).toEqual([[1, 2], [1], [9], [1]]);
  });

  it('keeps apart what may not go together, in order', async () => {
    const { group, committed, end } = makeGroups({ goTogether: (first, item) => first % 2 === item % 2 });
    const all = [1, 3, 2, 5].map((item) => group.add(item));
    for (let turn = 0; turn < 3; turn++) await end();
    await Promise.all(all);
    expect(committed).toEqual([[1, 3], [2], [5]]);
  });

  it.each([
    [true, ['2', 'bad 2', '6']],
    [false, ['bad 1,2,3', 'bad 1,2,3', 'bad 1,2,3']],
  ])(
    'lets the others of a group not suffer from one that fails, where that may be so (%s)',
    async (isOfOneItem, expected) => {
      const tried: string[] = [];
      const group = new GroupCommit<number, number>({
        maxWeight: 9,
        isOfOneItem: () => isOfOneItem,
        commit: async (items) => {
          tried.push(items.join());
          if (items.includes(2)) throw new Error(`bad ${items.join()}`);
          return items.map((item) => item * 2);
        },
      });
      const results = await Promise.allSettled([1, 2, 3].map((item) => group.add(item)));
      expect(results.map(reasonOf).map(String)).toEqual(expected);
      expect(tried).toEqual(isOfOneItem ? ['1,2,3', '1', '2', '3'] : ['1,2,3']);
      expect(await group.add(4)).toBe(8);
    },
  );

  it('tries no more of a group once one fails for what concerns all', async () => {
    let tries = 0;
    const group = new GroupCommit<number, number>({
      maxWeight: 9,
      isOfOneItem: (error) => (error as Error).message === 'one',
      commit: async () => {
        tries += 1;
        throw new Error(tries === 1 ? 'one' : 'all');
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => group.add(item)));
    expect(results.map(reasonOf)).toEqual(['all', 'all', 'all']);
    expect(tries).toBe(2);
  });

  it('has as many groups under way as it may, and goes on whenever one has ended', async () => {
    const ends: (() => void)[] = [];
    const groups: string[][] = [];
    const group = new GroupCommit<string, string>({
      commit: async (items) => {
        groups.push([...items]);
        await new Promise<void>((resolve) => ends.push(resolve));
        return [...items];
      },
      maxWeight: 9,
      atOnce: 2,
    });
    const tick = () => new Promise((resolve) => setImmediate(resolve));
    const all: Promise<string>[] = [];
    for (const item of ['a', 'b', 'c', 'd']) {
      all.push(group.add(item));
      await tick();
    }
    expect(groups).toEqual([['a'], ['b']]);
    ends.shift()?.();
    await tick();
    expect(groups.at(-1)).toEqual(['c', 'd']);
    for (const end of ends.splice(0)) end();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
    await group.idle();
    // Whoever comes in the moment in which the last has ended is served, too.
    const late = group.add('e').then(() => group.add('f'));
    for (let count = 0; count < 2; count++) {
      await tick();
      ends.shift()?.();
    }
    expect(await late).toBe('f');
  });
});
