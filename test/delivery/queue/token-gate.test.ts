import { describe, expect, it } from 'vitest';
import type { Priority } from '../../../src/delivery/queue/rate-limiter.js';
import { Timers } from '../../../src/delivery/queue/timers.js';
import { TokenGate } from '../../../src/delivery/queue/token-gate.js';
import { ManualClock, settled } from '../../doubles/clock.js';

/** A gate of so many calls a second, whose calls take `answerMs`. */
function setUp({ count = 2, reserved = 0, answerMs = 100, maxUnderWay = 10 } = {}) {
  const clock = new ManualClock(0);
  let rooms = 0;
  const onRoom = () => {
    rooms += 1;
  };
  const gate = new TokenGate([{ count, ms: 1000, reserved }], maxUnderWay, new Timers(clock), clock, onRoom);
  const called: [name: string, at: number][] = [];
  const answers: string[] = [];
  /** Begins a turn and asks at once. */
  function ask(name: string, priority: Priority = 'post') {
    const pass = gate.enter(priority);
    const call = async () => {
      called.push([name, clock.elapsed()]);
      await new Promise<void>((resolve) => void clock.after(answerMs, resolve));
      return name;
    };
    void pass.ask(call).then((answer) => answers.push(answer ?? `${name}: not asked`));
    return pass;
  }
  return { clock, gate, ask, called, answers, rooms: () => rooms };
}

describe('the gate of a token', () => {
  it('lets calls go while there is room, and the next when an answer is a window old', async () => {
    const { clock, ask, called, answers, rooms } = setUp();
    for (const name of ['a', 'b']) ask(name);
    await clock.advance(500);
    for (const name of ['c', 'd']) ask(name);
    await clock.advance(2000);
    expect(called).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1101],
      ['d', 1101],
    ]);
    expect(answers).toEqual(['a', 'b', 'c', 'd']);
    expect(rooms()).toBe(4);
  });

  it('lets the most urgent go first, and among equals who came first', async () => {
    const { clock, ask, called } = setUp({ count: 1 });
    ask('first');
    await clock.advance(600);
    ask('an edit', 'edit');
    ask('a post');
    ask('another post');
    ask('a reply', 'reply');
    await clock.advance(5000);
    const [, second] = called;
    expect(second).toEqual(['a reply', 1101]);
    expect(called.map(([name]) => name)).toEqual(['first', 'a reply']);
  });

  it('keeps what is reserved for replies', async () => {
    const { clock, ask, called } = setUp({ count: 2, reserved: 1 });
    ask('a');
    ask('b');
    ask('c', 'reply');
    await clock.advance(100);
    expect(called.map(([name]) => name)).toEqual(['a', 'c']);
  });

  it.each<[priority: Priority, freeAt: number]>([
    ['reply', 1001],
    ['post', 1101],
    ['edit', 1201],
  ])('says when a turn may ask, behind the turns that go before it: %s', async (priority, freeAt) => {
    const { clock, gate, ask } = setUp({ count: 3, answerMs: 0 });
    for (const name of ['a', 'b', 'c']) {
      ask(name, 'reply');
      await clock.advance(100);
    }
    expect(gate.freeAt(300, priority)).toBe(1001);
    const post = gate.enter('post');
    const edit = gate.enter('edit');
    expect(gate.freeAt(300, priority)).toBe(freeAt);
    for (const pass of [post, edit]) {
      pass.leave(300);
      pass.leave(300);
    }
    expect(gate.freeAt(300, priority)).toBe(1001);
  });

  it('sends back who would wait longer than a second, and holds what it is told to hold', async () => {
    const { clock, gate, ask, called, answers } = setUp();
    gate.hold(1500);
    gate.hold(1200);
    expect(gate.freeAt(0, 'reply')).toBe(1500);
    ask('too early');
    await settled();
    expect(answers).toEqual(['too early: not asked']);
    await clock.advance(500);
    ask('in time');
    await clock.advance(2000);
    expect(called).toEqual([['in time', 1500]]);
  });

  it('sends back who waits when all slots are under way for long, and all when it is stopped', async () => {
    const { clock, gate, ask, answers } = setUp({ count: 1, answerMs: 5000 });
    ask('slow');
    ask('behind it');
    await settled();
    expect(answers).toEqual(['behind it: not asked']);
    expect(gate.freeAt(0, 'post')).toBe(Number.POSITIVE_INFINITY);
    await clock.advance(5500);
    ask('waits');
    gate.stop();
    ask('after the end');
    await clock.advance(2000);
    expect(answers.slice(1)).toEqual(['slow', 'waits: not asked', 'after the end: not asked']);
  });

  it('lets no more be under way than may be sent twice, and reads anew what waited too long for that', async () => {
    const { clock, ask, called, answers } = setUp({ count: 30, maxUnderWay: 2 });
    const [a, b] = ['a', 'b'].map((name) => ask(name));
    ask('c');
    ask('d');
    await clock.advance(600);
    expect(called.map(([name]) => name)).toEqual(['a', 'b']);
    // Answered long ago, and committed only now.
    a?.leave(600);
    a?.leave(600);
    await settled();
    expect(called.slice(2)).toEqual([['c', 600]]);
    await clock.advance(401);
    b?.leave(1001);
    await settled();
    expect(answers).toEqual(['a', 'b', 'c', 'd: not asked']);
  });

  it('counts a call whose turn ended before its answer until that comes', async () => {
    const { clock, ask, called } = setUp({ count: 30, maxUnderWay: 1, answerMs: 300 });
    const pass = ask('a');
    await settled();
    pass.leave(0);
    ask('b');
    await clock.advance(299);
    expect(called).toEqual([['a', 0]]);
    await clock.advance(1);
    expect(called).toEqual([
      ['a', 0],
      ['b', 300],
    ]);
  });

  it('counts a call that failed, and says when each was answered', async () => {
    const { clock, gate, ask } = setUp({ count: 1 });
    const unused = gate.enter('post');
    expect(unused.leave(0)).toBeNull();
    const failed = gate.enter('post');
    const asking = failed.ask(() => Promise.reject(new Error('the platform is away')));
    await expect(asking).rejects.toThrow('away');
    expect(failed.leave(70)).toBe(0);
    expect(gate.freeAt(0, 'post')).toBe(1001);
    expect(gate.used(0)).toBe(1);
    await clock.advance(1001);
    const pass = ask('slow');
    await settled();
    // It left before its answer.
    expect(pass.leave(clock.elapsed() + 20)).toBe(1021);
    await clock.advance(100);
    expect(pass.leave(5000)).toBe(1101);
  });
});
