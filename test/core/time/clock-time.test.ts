import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, clockTimeSchema, dayName, instantOf, wallTime } from '../../../src/core/time/clock-time.js';

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2036, 0) });
const twoDigits = (number: number) => String(number).padStart(2, '0');
const anyTime = fc
  .record({ hour: fc.nat({ max: 23 }), minute: fc.nat({ max: 59 }) })
  .map(({ hour, minute }) => `${twoDigits(hour)}:${twoDigits(minute)}`);

/** What the platform itself prints for an instant: the check that is independent of ours. */
const printed = (at: number, zone: string) =>
  new Date(at).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

const shown = (at: number, zone: string) => {
  const { day, time } = wallTime(at, zone);
  return `${dayName(day)} ${new Date(time).toISOString().slice(11, 16)}`;
};

describe('a time of day', () => {
  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['07:60', false],
    ['7:00', false],
    ['107:00', false],
    ['07:000', false],
  ])('%s: %s', (given, isOne) => {
    expect(clockTimeSchema.safeParse(given).success).toBe(isOne);
  });

  it('is told from others by an example', () => {
    expect(clockTimeSchema.safeParse('x').error?.issues[0]?.message).toBe('is a time like 07:00');
  });
});

describe('the clock of a zone', () => {
  it('counts from midnight there', () => {
    const at = Date.UTC(2026, 10, 26, 20, 30);
    expect(wallTime(at, 'Asia/Jakarta')).toEqual({ day: Date.UTC(2026, 10, 27), time: 3.5 * 3_600_000 });
  });

  it('shows what the platform prints, everywhere and at any time', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, at) => {
        expect(shown(at, zone)).toBe(printed(at, zone));
      }),
    );
  });

  it('shows a time first at the instant that is found for it', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyTime, (zone, near, time) => {
        const { day } = wallTime(near, zone);
        const wanted = `${dayName(day)} ${time}`;
        const at = instantOf(day, time, zone);
        // In a gap it is the first instant behind it, and just before the clock showed less.
        expect(printed(at, zone) >= wanted).toBe(true);
        expect(printed(at - 60_000, zone) < wanted).toBe(true);
      }),
    );
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
    ['Pacific/Apia', '2011-12-30', '07:00', '2011-12-30T10:00:00Z'],
    ['Asia/Jakarta', '2026-06-18', '07:00', '2026-06-18T00:00:00Z'],
    ['Asia/Makassar', '2026-06-18', '07:00', '2026-06-17T23:00:00Z'],
    ['Asia/Jayapura', '2026-06-18', '07:00', '2026-06-17T22:00:00Z'],
  ])('%s, %s %s', (zone, day, time, expected) => {
    expect(new Date(instantOf(Date.parse(day), time, zone)).toISOString()).toBe(
      expected.replace('Z', '.000Z'),
    );
  });

  it('counts days', () => {
    expect(dayName(addDays(Date.UTC(2026, 1, 28), 1))).toBe('2026-03-01');
  });
});
