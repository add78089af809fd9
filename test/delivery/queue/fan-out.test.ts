import { describe, expect, it } from 'vitest';
import type { FollowerQuery } from '../../../src/core/ports.js';
import { FanOut, type FanOutTarget } from '../../../src/delivery/queue/fan-out.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';
import { pagesOf } from './pages-of.js';

const ids = Array.from({ length: 5_000 }, (_, index) => `a:${index}`);

const woken = (seq: number, more: Partial<FanOutTarget> = {}): FanOutTarget => ({
  ...{ topics: ['t'], lane: 'instant', entries: { first: seq, last: seq }, ...more },
});

/** A fan-out into a queue that is an array, and a store in which a chat has settled what it was taken out of the queue for. */
function setUp(followers: (topics: readonly string[]) => readonly string[] = () => ids) {
  const [clock, log] = [new ManualClock(), new RecordedLog()];
  const queue: { chat: string; since: number }[] = [];
  const asked: FollowerQuery[] = [];
  const cursors = new Map<string, number>();
  const store = { fails: false, head: 0 };
  const fanOut = new FanOut({
    followers: (of) => {
      if (store.fails) throw new Error('away');
      const last = of.entries?.last ?? 0;
      const pages = pagesOf(followers(of.topics), 500, (chat) => (cursors.get(chat) ?? 0) < last);
      const read = () => {
        asked.push(of);
        return pages[Symbol.asyncIterator]();
      };
      return { ...pages, [Symbol.asyncIterator]: read };
    },
    waiting: () => queue.length,
    put: async (chats, since) => void queue.push(...chats.map((chat) => ({ chat, since }))),
    ...{ clock, log },
  });
  /** Takes chats out, which then have been told of all that was recorded. */
  async function take(count: number): Promise<string[]> {
    const taken: string[] = [];
    while (taken.length < count && queue.length > 0) {
      const { chat = '' } = queue.shift() ?? {};
      cursors.set(chat, store.head);
      taken.push(chat);
      await fanOut.refill();
    }
    return taken;
  }
  const add = (seq: number, more?: Partial<FanOutTarget>) => {
    store.head = seq;
    return fanOut.add(woken(seq, more));
  };
  return { clock, log, queue, asked, store, fanOut, add, take };
}

describe('the followers of what was recorded', () => {
  it('are read as their turns come, and told each once', async () => {
    const { queue, fanOut, add, take } = setUp();
    await add(1);
    expect([queue.length, fanOut.left]).toEqual([1_000, 4_000]);
    expect(await take(2_000)).toEqual(ids.slice(0, 2_000));
    expect(queue.length).toBeLessThan(1_500);
    expect(await take(9_000)).toEqual(ids.slice(2_000));
    expect(fanOut.left).toBe(0);
  });

  it('wait for several articles together, and whoever was told of these with the former ones is passed over', async () => {
    const { clock, queue, asked, fanOut, add, take } = setUp();
    await add(1);
    await take(2_000);
    await clock.advance(7);
    const since = clock.elapsed();
    for (const seq of [2, 3, 4]) await add(seq, { topics: ['t', `t${seq}`] });
    await Promise.resolve();
    expect(fanOut.left).toBe(5_000);
    // What waited already is told of all of them.
    expect(await take(3_000)).toEqual(ids.slice(2_000));
    expect(queue[0]).toEqual({ chat: 'a:0', since });
    expect(await take(9_000)).toEqual(ids.slice(0, 2_000));
    expect(asked.at(-1)).toMatchObject({ topics: ['t', 't2', 't3', 't4'], entries: { first: 2, last: 4 } });
    expect(fanOut.left).toBe(0);
  });

  it('wait apart from those who gather digests', async () => {
    const { asked, add, take } = setUp();
    await add(1);
    await add(2, { lane: 'digest' });
    await add(3);
    await take(20_000);
    expect(asked.map(({ lane, entries }) => [lane, entries?.last])).toEqual([
      ['instant', 1],
      ['digest', 2],
      ['instant', 3],
    ]);
  });

  it('are asked for again from the first on when the store does not answer', async () => {
    const { clock, log, queue, store, fanOut, add, take } = setUp();
    store.fails = true;
    await add(1);
    await fanOut.refill();
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(queue).toEqual([]);
    store.fails = false;
    await add(2);
    expect(queue).toEqual([]);
    await clock.advance(5_000);
    expect(await take(9_000)).toEqual(ids);
  });

  it('are read no further once sending has stopped', async () => {
    const { queue, fanOut, add } = setUp();
    await add(1);
    fanOut.stop();
    queue.length = 0;
    await fanOut.refill();
    expect(queue).toEqual([]);
  });

  it('leave no timer behind when the store ends while a page is being read', async () => {
    const { clock, log, store, fanOut, add } = setUp();
    store.fails = true;
    const added = add(1);
    fanOut.stop();
    await added;
    expect([clock.waiting, log.lines]).toEqual([0, []]);
  });
});
