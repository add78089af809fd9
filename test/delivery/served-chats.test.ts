import { describe, expect, it } from 'vitest';
import { ServedChats, type Serves } from '../../src/delivery/served-chats.js';
import { ManualClock, settled } from '../doubles/clock.js';
import { RecordedLog } from '../doubles/log.js';

function setUp(serves?: Serves) {
  const [clock, log, ran] = [new ManualClock(), new RecordedLog(), [] as string[]];
  const served = new ServedChats({ clock, log, ...(serves !== undefined && { serves }) });
  const ask = (chat: string, what = 'post') =>
    served.whenServed(chat, what, () => ran.push(`${what} ${chat}`));
  return { clock, log, ran, served, ask };
}

describe('a chat', () => {
  it('is served at once where nothing says otherwise, or that is known', () => {
    const all = setUp();
    all.ask('a:1');
    expect(all.ran).toEqual(['post a:1']);
    const some = setUp((chat) => chat === 'a:1');
    some.ask('a:1');
    some.ask('a:2');
    expect(some.ran).toEqual(['post a:1']);
  });

  it('is served once its platform has said so', async () => {
    const { ran, ask } = setUp(async (chat) => chat === 'a:1');
    ask('a:1');
    ask('a:2');
    expect(ran).toEqual([]);
    await settled();
    expect(ran).toEqual(['post a:1']);
  });

  it('is asked for again while its platform is away, each kind of work once', async () => {
    let isAway = true;
    const { clock, log, ran, ask } = setUp(async () => {
      if (isAway) throw new Error('away');
      return true;
    });
    for (const what of ['post', 'edit', 'post']) ask('a:1', what);
    await settled();
    expect(clock.waiting).toBe(2);
    expect(log.lines.every(({ level }) => level === 'warn')).toBe(true);
    await clock.advance(29_000);
    expect(ran).toEqual([]);
    isAway = false;
    await clock.advance(1_000);
    expect(ran.sort()).toEqual(['edit a:1', 'post a:1']);
    expect(clock.waiting).toBe(0);
  });

  it('is asked for no more after the end', async () => {
    const { clock, ran, ask, served } = setUp(async () => {
      throw new Error('away');
    });
    ask('a:1');
    await settled();
    ask('a:2');
    served.stop();
    await settled();
    expect(clock.waiting).toBe(0);
    expect(ran).toEqual([]);
  });
});

describe('of many chats', () => {
  it('those known to be served are returned, and the others that are served run later', async () => {
    const answers: Record<string, boolean | Promise<boolean>> = {
      'a:1': true,
      'a:2': false,
      'a:3': Promise.resolve(true),
      'a:4': Promise.resolve(false),
      'a:5': true,
    };
    const { ran, served } = setUp((chat) => answers[chat] ?? false);
    expect(
      Object.keys(answers).filter((chat) => served.isServed(chat, 'post', (later) => ran.push(later))),
    ).toEqual(['a:1', 'a:5']);
    expect(ran).toEqual([]);
    await settled();
    expect(ran).toEqual(['a:3']);
  });

  it('all are served where nothing says otherwise', () => {
    expect(setUp().served.isServed('a:1', 'post', () => {})).toBe(true);
  });
});
