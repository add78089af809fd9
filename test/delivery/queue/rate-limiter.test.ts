import { describe, expect, it } from 'vitest';
import { RateLimiter, SlidingWindow } from '../../../src/delivery/queue/rate-limiter.js';

/** A window of two sends a second with sends that ended at these instants, and so many under way. */
function windowWith(ended: readonly number[], underWay = 0): SlidingWindow {
  const window = new SlidingWindow(2, 1000);
  for (const at of ended) {
    window.begin();
    window.end(at);
  }
  for (let count = 0; count < underWay; count++) window.begin();
  return window;
}

describe('SlidingWindow', () => {
  it.each<[rule: string, ended: number[], underWay: number, now: number, freeAt: number]>([
    ['is free at once while nothing was sent', [], 0, 7, 7],
    ['is free at once while one more fits', [5], 0, 7, 7],
    ['counts a send under way', [], 2, 7, Number.POSITIVE_INFINITY],
    ['is free again just behind the window of the oldest send', [5, 6], 0, 7, 1006],
    ['goes by the oldest send that has ended, beside one under way', [5], 1, 7, 1006],
    ['goes by the second send where two have to leave', [5, 6], 1, 7, 1007],
    ['goes by answers, also where the later one ends first', [6, 5], 1, 7, 1007],
    ['forgets by answers, also where the later one ends first', [900, 5], 0, 1006, 1006],
    ['still counts a send at the end of its window', [5, 6], 0, 1005, 1006],
    ['forgets a send behind its window', [5, 6], 0, 1006, 1006],
    ['forgets all sends behind their windows', [5, 6, 7, 8], 0, 5000, 5000],
  ])('%s', (_, ended, underWay, now, freeAt) => {
    expect(windowWith(ended, underWay).freeAt(now)).toBe(freeAt);
  });

  it.each<[rule: string, ended: number[], underWay: number, now: number, isIdle: boolean]>([
    ['idle while nothing was sent', [], 0, 0, true],
    ['not idle while a send is under way', [], 1, 0, false],
    ['not idle while a send counts', [5], 0, 1005, false],
    ['idle again behind its window', [5], 0, 1006, true],
    ['not idle while another send is under way', [5], 1, 1006, false],
  ])('is %s', (_, ended, underWay, now, isIdle) => {
    expect(windowWith(ended, underWay).isIdle(now)).toBe(isIdle);
  });

  it('gives the slot of a send that never left back', () => {
    const window = windowWith([], 2);
    window.cancel();
    expect(window.freeAt(0)).toBe(0);
    window.cancel();
    expect(window.isIdle(0)).toBe(true);
  });
});

describe('RateLimiter', () => {
  const fill = (limiter: RateLimiter, priority: 'reply' | 'post' | 'edit', count: number) => {
    for (let sent = 0; sent < count; sent++) limiter.take(priority).end(0);
  };

  it.each(['post', 'edit'] as const)('keeps what is reserved for replies from a %s', (priority) => {
    const limiter = new RateLimiter([{ count: 3, ms: 1000, reserved: 1 }]);
    fill(limiter, priority, 2);
    expect(limiter.freeAt(0, priority)).toBe(1001);
    expect(limiter.freeAt(0, 'reply')).toBe(0);
    fill(limiter, 'reply', 1);
    expect(limiter.freeAt(0, 'reply')).toBe(1001);
  });

  it('does not count replies against what posts may use', () => {
    const limiter = new RateLimiter([{ count: 3, ms: 1000, reserved: 1 }]);
    fill(limiter, 'reply', 2);
    expect(limiter.freeAt(0, 'post')).toBe(0);
  });

  it('reserves nothing where nothing is said', () => {
    const limiter = new RateLimiter([{ count: 2, ms: 1000 }]);
    fill(limiter, 'post', 1);
    expect(limiter.freeAt(0, 'post')).toBe(0);
    fill(limiter, 'post', 1);
    expect(limiter.freeAt(0, 'post')).toBe(1001);
  });

  it('is free when the last of its windows is', () => {
    const limiter = new RateLimiter([
      { count: 1, ms: 1000 },
      { count: 1, ms: 60_000 },
      { count: 5, ms: 90_000 },
    ]);
    fill(limiter, 'post', 1);
    expect(limiter.freeAt(7, 'post')).toBe(60_001);
  });

  it('gives all slots of a send that never left back', () => {
    const limiter = new RateLimiter([{ count: 2, ms: 1000, reserved: 1 }]);
    const slot = limiter.take('post');
    expect(limiter.freeAt(0, 'post')).toBe(Number.POSITIVE_INFINITY);
    expect(limiter.isIdle(0)).toBe(false);
    slot.cancel();
    expect(limiter.freeAt(0, 'post')).toBe(0);
    expect(limiter.isIdle(0)).toBe(true);
  });

  it('is idle when each of its windows is', () => {
    const limiter = new RateLimiter([
      { count: 1, ms: 1000 },
      { count: 1, ms: 60_000 },
    ]);
    fill(limiter, 'reply', 1);
    expect([1001, 60_000, 60_001].map((now) => limiter.isIdle(now))).toEqual([false, false, true]);
  });

  it('is as full as the fullest of its windows, and counts what is under way', () => {
    const limiter = new RateLimiter([
      { count: 4, ms: 1000 },
      { count: 10, ms: 60_000 },
    ]);
    expect(limiter.used(0)).toBe(0);
    fill(limiter, 'reply', 2);
    limiter.take('reply');
    expect(limiter.used(0)).toBe(0.75);
    expect(limiter.used(1001)).toBe(0.3);
    expect(limiter.used(60_001)).toBe(0.25);
  });

  it('without limits is always free', () => {
    const limiter = new RateLimiter([]);
    expect(limiter.used(7)).toBe(0);
    expect(limiter.freeAt(7, 'post')).toBe(7);
    expect(limiter.isIdle(7)).toBe(true);
  });
});
