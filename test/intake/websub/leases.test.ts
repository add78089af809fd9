import { describe, expect, it } from 'vitest';
import { day, hour, minute, openScene } from './harness.js';

const modes = (requests: { mode: string }[]) => requests.map(({ mode }) => mode);

describe('a lease', () => {
  it('is renewed when less than a third is left, without a gap', async () => {
    const { hub, seen, tick, clock, push } = await openScene();
    await seen('a');
    const first = push('a');
    await clock.advance(6.6 * day);
    await tick();
    expect(hub.requests).toHaveLength(1);
    await clock.advance(0.1 * day);
    await tick();
    expect(hub.requests).toHaveLength(2);
    expect(push('a')).toMatchObject({ path: first.path, secret: first.secret });
    expect(push('a').leaseUntil).toBe(clock.now() + 10 * day);
  });

  it('holds while its renewal stays unanswered, which is repeated until it is', async () => {
    const { hub, seen, tick, clock, push, topic, pushed } = await openScene();
    await seen('a');
    hub.manners = { silent: true };
    await clock.advance(9.5 * day);
    await tick();
    expect(await hub.publish(topic('a'), '<rss/>')).toEqual([202]);
    for (let passed = 0; passed < 9; passed++) {
      await clock.advance(hour);
      await tick();
    }
    expect(hub.requests.length).toBeGreaterThan(2);
    hub.manners = {};
    await clock.advance(3 * hour - minute);
    await tick();
    expect(push('a').leaseUntil).toBe(clock.now() + 10 * day);
    expect(pushed).toHaveLength(1);
  });

  it.each([
    ['60', 10 * minute],
    ['0', 10 * minute],
    ['-5', day],
    ['soon', day],
    ['3600', hour],
    ['99999999999999999999', day],
    ['999999999', 30 * day],
    [null, day],
  ])('of %s seconds is reckoned within sane bounds', async (leaseSeconds, expected) => {
    const { hub, seen, push, clock } = await openScene();
    hub.manners = { leaseSeconds };
    await seen('a');
    expect(push('a').leaseUntil).toBe(clock.now() + expected);
  });

  it('of an hour holds all day, and costs 48 requests at most', async () => {
    const { hub, seen, tick, clock, push } = await openScene();
    hub.manners = { leaseSeconds: '3600' };
    await seen('a');
    for (let passed = 0; passed < day; passed += 5 * minute) {
      await clock.advance(5 * minute);
      await tick();
      expect(push('a').leaseUntil).toBeGreaterThan(clock.now());
    }
    expect(hub.requests.length).toBeLessThanOrEqual(49);
  });

  it('goes on after a restart, without a new request', async () => {
    const scene = await openScene();
    await scene.seen('a');
    await scene.restart();
    await scene.tick();
    await scene.seen('a');
    expect(scene.hub.requests).toHaveLength(1);
  });

  it('that was given for another PUBLIC_URL is asked for anew', async () => {
    const scene = await openScene({ publicUrl: 'http://127.0.0.1:1/wrong/' });
    scene.hub.manners = { silent: true };
    await scene.seen('a');
    expect(scene.hub.requests[0]?.callback).toMatch(/^http:\/\/127\.0\.0\.1:1\/wrong\/websub\/a\./);
    scene.hub.manners = {};
    const { url } = scene;
    await scene.restart({ publicUrl: url });
    await scene.tick();
    expect(modes(scene.hub.requests)).toEqual(['subscribe', 'subscribe']);
    expect(scene.hub.requests[1]?.callback).toContain(url);
  });
});
