import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, leaseMs, type Push } from '../../../src/intake/websub/subscription.js';
import { hour, minute, openScene } from './harness.js';

describe('the rhythm of renewals', () => {
  it('keeps every lease alive, for at most one request in five minutes', () => {
    const lease = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 5_000_000 }));
    fc.assert(
      fc.property(lease, (seconds) => {
        const ms = leaseMs(String(seconds));
        let push = { requestedAt: 0, leaseUntil: ms } as Push;
        const pauses: number[] = [];
        for (let now = 0; now < 3 * ms; now += minute) {
          if ((push.leaseUntil ?? 0) <= now) return false;
          if (!isDue(push, now, hour)) continue;
          pauses.push(now - push.requestedAt);
          push = { ...push, requestedAt: now, leaseUntil: now + ms };
        }
        return pauses.length > 0 && Math.min(...pauses) >= 5 * minute;
      }),
      { numRuns: 30 },
    );
  });

  it('does not wait for a clock that was put back', () => {
    expect(isDue({ requestedAt: 10 * hour, leaseUntil: null } as Push, 0, hour)).toBe(true);
  });
});

describe('whatever a stranger sends', () => {
  it('is answered without an error, and changes nothing', async () => {
    const { hub, seen, url, states, callback, log, pushed } = await openScene();
    await seen('a');
    const before = structuredClone(states);
    const lines = log.lines.length;
    const path = fc.oneof(fc.webPath(), fc.string().map(encodeURIComponent), fc.constant(''));
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('subscribe', 'unsubscribe', 'denied'),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.boolean(), value, value, value, async (end, isRight, mode, topic, text) => {
        const address = isRight ? callback('a') : `${url}/websub/${end.replace(/^\/+/, '')}`;
        const answer = await hub.call(address, { mode, topic, challenge: text, lease_seconds: text });
        expect(answer.status).toBe(404);
        const posted = await hub.push(address, text, `sha256=${'0'.repeat(64)}`);
        expect(posted).toBe(isRight ? 202 : 404);
      }),
      { numRuns: 80 },
    );
    expect(states).toEqual(before);
    expect(pushed).toEqual([]);
    expect(log.lines.slice(lines).filter(({ level }) => level !== 'debug')).toHaveLength(1);
  });
});
