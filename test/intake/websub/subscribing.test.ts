import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../../src/core/feed.js';
import type { WebSubHub } from '../../doubles/websub-hub.js';
import { day, hour, logged, minute, openScene } from './harness.js';

const modes = (requests: { mode: string }[]) => requests.map(({ mode }) => mode);

describe('a feed that names a hub', () => {
  it('is subscribed, verified and leased', async () => {
    const { hub, seen, push, clock, topic, callback, log } = await openScene();
    await seen('a');
    expect(hub.faults).toEqual([]);
    expect(hub.requests).toMatchObject([
      { mode: 'subscribe', topic: topic('a'), callback: callback('a'), leaseSeconds: '864000' },
    ]);
    expect(push('a').secret).toMatch(/^[0-9a-f]{64}$/);
    expect(hub.requests[0]?.secret).toBe(push('a').secret);
    expect(push('a').path).toMatch(/^a\.[0-9a-f]{8}\.[0-9a-f]{32}$/);
    expect(push('a').leaseUntil).toBe(clock.now() + 10 * day);
    expect(log.lines).toMatchObject([{ level: 'info', facts: { feed: 'a' } }]);
  });

  it('is subscribed by a hub that verifies before it answers', async () => {
    const { hub, seen, push } = await openScene();
    hub.manners = { verifiesFirst: true };
    await seen('a');
    expect(push('a').leaseUntil).not.toBeNull();
  });

  it('has a path and a secret of its own', async () => {
    const { seen, push } = await openScene();
    await Promise.all([seen('a'), seen('b')]);
    expect(push('a').path).not.toBe(push('b').path);
    expect(push('a').secret).not.toBe(push('b').secret);
  });

  it('is asked for once, however often it is read', async () => {
    const { hub, seen, clock, tick } = await openScene();
    await Promise.all([seen('a'), seen('a')]);
    await clock.advance(2 * hour);
    await seen('a');
    await tick();
    expect(hub.requests).toHaveLength(1);
  });

  it.each([
    { hub: 'ftp://hub.example/', self: 'https://news.example/a.xml' },
    { hub: 'no address', self: 'https://news.example/a.xml' },
    { hub: 'https://hub.example/', self: 'javascript:alert(1)' },
    { hub: `https://hub.example/${'x'.repeat(3000)}`, self: 'https://news.example/a.xml' },
  ])('is left alone where $hub and $self are no web addresses', async (named) => {
    const { states, seen } = await openScene();
    await seen('a', named);
    expect(states.get('a')?.push).toBeNull();
  });

  it('turns to another hub or topic, and leaves the one before', async () => {
    const { hub, seen, push, clock } = await openScene();
    await seen('a');
    const old = push('a');
    await clock.advance(hour);
    await seen('a', { hub: hub.url, self: 'https://news.example/moved.xml' });
    expect(modes(hub.requests).sort()).toEqual(['subscribe', 'subscribe', 'unsubscribe']);
    expect(push('a').path).not.toBe(old.path);
    expect(push('a').secret).not.toBe(old.secret);
    expect([...hub.subscriptions.values()].map(({ topic }) => topic)).toEqual([
      'https://news.example/moved.xml',
    ]);
  });

  it('whose self changes with every answer costs its hub one request an hour', async () => {
    const { hub, seen, clock } = await openScene();
    for (let poll = 0; poll < 60; poll++) {
      await seen('a', { hub: hub.url, self: `https://news.example/a.xml?${poll}` });
      await clock.advance(minute);
    }
    expect(hub.requests).toHaveLength(1);
  });
});

describe('a hub that does not answer', () => {
  it('is asked again after an hour, then more and more seldom', async () => {
    const { hub, seen, tick, clock, push } = await openScene();
    hub.manners = { silent: true };
    await seen('a');
    const asked: number[] = [];
    for (let passed = 0; passed < 72; passed += 0.5) {
      const before = hub.requests.length;
      await clock.advance(hour / 2);
      await tick();
      if (hub.requests.length > before) asked.push(passed + 0.5);
    }
    expect(asked).toEqual([1, 3, 7, 15, 31, 55]);
    expect(new Set(hub.requests.map(({ callback }) => callback)).size).toBe(1);
    hub.manners = {};
    await clock.advance(day);
    await tick();
    expect(push('a').leaseUntil).toBe(clock.now() + 10 * day);
  });

  it.each([
    ['is away', (hub: WebSubHub) => hub.stop()],
    ['refuses', async (hub: WebSubHub) => Object.assign(hub, { manners: { status: 500 } })],
  ])('is named once in the log when it %s', async (_what, make) => {
    const { hub, seen, tick, clock, push, log } = await openScene();
    const named = { hub: hub.url, self: 'https://news.example/a.xml' };
    await make(hub);
    await seen('a', named);
    await clock.advance(hour);
    await tick();
    expect(push('a').leaseUntil).toBeNull();
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'debug']);
    expect(logged(log)).not.toContain(push('a').path);
    expect(logged(log)).not.toContain(push('a').secret);
  });

  it('that denies is left alone for a day, and its reason is told', async () => {
    const { hub, seen, tick, clock, push, log } = await openScene();
    hub.manners = { denies: `no\n\u001b[31m news for you ${'!'.repeat(500)}` };
    await seen('a');
    expect(push('a').leaseUntil).toBeNull();
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
    expect(log.lines[0]?.facts).toMatchObject({
      reason: expect.stringMatching(/^no \[31m news for you !{179}$/),
    });
    await clock.advance(day - minute);
    await tick();
    expect(hub.requests).toHaveLength(1);
    await clock.advance(minute);
    await tick();
    expect(hub.requests).toHaveLength(2);
  });

  it('cannot put a secret into the log by its reason', async () => {
    const { hub, seen, push, callback, topic, log } = await openScene();
    await seen('a');
    const reason = `${push('a').secret} ${callback('a')}`;
    expect((await hub.call(callback('a'), { mode: 'denied', topic: topic('a'), reason })).status).toBe(200);
    expect(logged(log)).not.toContain(push('a').secret);
    expect(logged(log)).not.toContain(push('a').path);
  });
});

describe('a subscription ends', () => {
  it('when its feed leaves the catalog', async () => {
    const { hub, seen, tick, left, states, callback } = await openScene();
    await seen('a');
    await seen('b');
    const gone = callback('a');
    left.add('a');
    await tick();
    expect(modes(hub.requests)).toEqual(['subscribe', 'subscribe', 'unsubscribe']);
    expect(hub.requests[2]?.secret).toBeNull();
    expect(states.get('a')?.push).toBeNull();
    expect(states.get('b')?.push).not.toBeNull();
    expect([...hub.subscriptions.keys()]).not.toContain(gone);
    expect(await hub.push(gone, '<rss/>', null)).toBe(410);
    await tick();
    expect(hub.requests).toHaveLength(3);
  });

  it('when its feed is gone for good', async () => {
    const { hub, seen, tick, states, push } = await openScene();
    await seen('a');
    states.set('a', { ...newFeedState('a', 'https://news.example/a.xml'), push: push('a'), ended: true });
    await tick();
    expect(hub.subscriptions.size).toBe(0);
  });

  it('when its feed names no hub any more, but not for a moment', async () => {
    const { hub, seen, states, clock } = await openScene();
    await seen('a');
    await seen('a', null);
    expect(hub.requests).toHaveLength(1);
    await clock.advance(hour);
    await seen('a', null);
    expect(modes(hub.requests)).toEqual(['subscribe', 'unsubscribe']);
    expect(states.get('a')?.push).toBeNull();
    expect(hub.subscriptions.size).toBe(0);
  });

  it('even when the hub is away', async () => {
    const { hub, seen, tick, left, states, log } = await openScene();
    await seen('a');
    await hub.stop();
    left.add('a');
    await tick();
    expect(states.get('a')?.push).toBeNull();
    expect(log.lines.map(({ level }) => level)).toEqual(['info', 'info', 'debug']);
  });
});

describe('what goes wrong inside', () => {
  it('does not reach the poll', async () => {
    const { websub, log, hub } = await openScene({
      change: async () => {
        throw new Error('the disk is full');
      },
    });
    await websub.seen('a', { hub: hub.url, self: 'https://news.example/a.xml' });
    expect(hub.requests).toEqual([]);
    expect(log.lines).toMatchObject([{ level: 'error', facts: { err: new Error('the disk is full') } }]);
  });

  it('a stop ends a request under way', async () => {
    let begun = () => {};
    const isUnderWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { websub, log } = await openScene({
      post: (_url, _form, signal) => {
        begun();
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    });
    const asked = websub.seen('a', { hub: 'https://hub.example/', self: 'https://news.example/a.xml' });
    await isUnderWay;
    await websub.stop();
    await asked;
    expect(log.lines).toEqual([]);
  });
});
