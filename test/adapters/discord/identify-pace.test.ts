import { describe, expect, it } from 'vitest';
import { IdentifyPace } from '../../../adapters/discord/identify-pace.js';
import { ManualClock, settled } from '../../doubles/clock.js';

const open = () => new AbortController().signal;

describe('the pace of new sessions', () => {
  it('stays far below what Discord takes in a day, however often they are ended', async () => {
    const clock = new ManualClock();
    const pace = new IdentifyPace(clock, 1);
    let begun = 0;
    const goOn = async (): Promise<void> => {
      await pace.waitForIdentify(0, open());
      begun++;
      return goOn();
    };
    void goOn();
    await clock.advance(60_000);
    expect(begun).toBeGreaterThanOrEqual(6);
    await clock.advance(24 * 3_600_000);
    expect(begun).toBeGreaterThan(24 * 10);
    expect(begun).toBeLessThan(500);
  });

  it('keeps five seconds between those that may not begin together', async () => {
    const clock = new ManualClock();
    const pace = new IdentifyPace(clock, 2);
    const begun: number[] = [];
    for (const shard of [0, 1, 2, 3]) void pace.waitForIdentify(shard, open()).then(() => begun.push(shard));
    await settled();
    expect(begun).toEqual([0, 1]);
    await clock.advance(5_000);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('does not keep one waiting because another was ended often', async () => {
    const clock = new ManualClock();
    const pace = new IdentifyPace(clock, 1);
    for (let time = 0; time < 8; time++) {
      void pace.waitForIdentify(0, open());
      await clock.advance(100_000);
    }
    void pace.waitForIdentify(0, open());
    await settled();
    let isThere = false;
    void pace.waitForIdentify(1, open()).then(() => (isThere = true));
    await clock.advance(5_000);
    expect(isThere).toBe(true);
  });

  it('lets a process that is ended soon begin none where few are left', async () => {
    const clock = new ManualClock();
    const pace = new IdentifyPace(clock, 1, true);
    let begun = 0;
    void pace.waitForIdentify(0, open()).then(() => begun++);
    await clock.advance(299_000);
    expect(begun).toBe(0);
    await clock.advance(1_000);
    expect(begun).toBe(1);
  });

  it('lets go of what waits when its connection is gone', async () => {
    const clock = new ManualClock();
    const pace = new IdentifyPace(clock, 1);
    await pace.waitForIdentify(0, open());
    const gone = new AbortController();
    const waiting = pace.waitForIdentify(0, gone.signal);
    const refused = expect(waiting).rejects.toThrow('closed');
    await settled();
    gone.abort();
    await refused;
    expect(clock.waiting).toBe(0);
  });
});
