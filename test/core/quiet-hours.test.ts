import { describe, expect, it } from 'vitest';
import { isQuiet, quietHoursSchema, quietUntil } from '../../src/core/quiet-hours.js';

const night = { from: '22:00', to: '06:00' };
const noon = { from: '12:00', to: '13:00' };
/** An instant by the clock of Jakarta, which is 7 hours ahead of UTC all year. */
const at = (text: string) => Date.parse(`${text}+07:00`);
const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16);

describe('quiet hours', () => {
  it.each<[rule: string, hours: typeof night, now: string, end: string | null]>([
    ['over midnight: not before they begin', night, '2026-11-23T21:59', null],
    ['over midnight: from their beginning on', night, '2026-11-23T22:00', '2026-11-24T06:00'],
    ['over midnight: still those of yesterday', night, '2026-11-24T00:00', '2026-11-24T06:00'],
    ['over midnight: until just before their end', night, '2026-11-24T05:59', '2026-11-24T06:00'],
    ['over midnight: not at their end', night, '2026-11-24T06:00', null],
    ['within a day: not before they begin', noon, '2026-11-23T11:59', null],
    ['within a day: end on the same day', noon, '2026-11-23T12:00', '2026-11-23T13:00'],
    ['within a day: not at their end', noon, '2026-11-23T13:00', null],
    ['within a day: not in the night', noon, '2026-11-23T23:00', null],
  ])('%s', (_, hours, now, end) => {
    const found = quietUntil(hours, 'Asia/Jakarta', at(now));
    expect(iso(found)).toBe(end === null ? null : iso(at(end)));
    expect(isQuiet(hours, 'Asia/Jakarta', at(now))).toBe(end !== null);
  });

  it('last as long as the clock says in the night in which it changes', () => {
    const until = (now: string) => iso(quietUntil(night, 'Europe/Berlin', Date.parse(now)));
    expect(until('2026-03-28T21:00Z')).toBe('2026-03-29T04:00');
    expect(until('2026-10-24T20:00Z')).toBe('2026-10-25T05:00');
  });

  it('within an hour that does not exist are none', () => {
    const gap = { from: '02:10', to: '02:50' };
    for (let now = Date.parse('2026-03-29T00:00Z'); now < Date.parse('2026-03-29T03:00Z'); now += 300_000) {
      expect(isQuiet(gap, 'Europe/Berlin', now)).toBe(false);
    }
  });

  it('are two times of a clock', () => {
    expect(quietHoursSchema.parse(night)).toEqual(night);
    expect(quietHoursSchema.safeParse({ from: '22:00' }).success).toBe(false);
    expect(quietHoursSchema.safeParse({ from: '22:00', to: '6' }).success).toBe(false);
  });

  it('are refused where they begin and end at the same time, with the reason', () => {
    const { error } = quietHoursSchema.safeParse({ from: '22:00', to: '22:00' });
    expect(error?.issues.map(({ message }) => message)).toEqual(['begin and end at different times']);
  });
});
