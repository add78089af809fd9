import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestQuestion, type DigestSchedule, dueSlot, nextDigestAt } from '../../src/core/digest.js';
import { isQuiet, quietUntil } from '../../src/core/quiet-hours.js';

const hour = 3_600_000;
const ask = (changes: Partial<DigestQuestion> = {}): DigestQuestion => ({
  schedule: { days: 'daily', times: ['07:00'] },
  zone: 'Asia/Jakarta',
  quiet: null,
  last: null,
  ...changes,
});
const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

/** The ids of the digests that are sent when somebody looks at every moment that is named, and then some. */
function sent(question: DigestQuestion, from: number, to: number, step = hour): string[] {
  const ids: string[] = [];
  let last = question.last;
  for (let now = from; now < to; now += step) {
    const slot = dueSlot({ ...question, last }, now);
    if (slot === null) continue;
    last = slot.id;
    ids.push(slot.id);
  }
  return ids;
}

describe('a digest', () => {
  it('is due from its time on, up to six hours late, once', () => {
    expect(dueSlot(ask(), at('2026-11-22T23:59Z'))).toBeNull();
    const slot = { id: '2026-11-23T07:00', dueAt: at('2026-11-23T00:00Z') };
    expect(dueSlot(ask(), at('2026-11-23T00:00Z'))).toEqual(slot);
    expect(dueSlot(ask(), at('2026-11-23T06:00Z'))).toEqual(slot);
    expect(dueSlot(ask(), at('2026-11-23T06:01Z'))).toBeNull();
    expect(dueSlot(ask({ last: slot.id }), at('2026-11-23T00:00Z'))).toBeNull();
  });

  it('is not due again when the clock goes back', () => {
    expect(dueSlot(ask({ last: '2026-11-23T07:00' }), at('2026-11-22T01:00Z'))).toBeNull();
  });

  it('comes on the days that were chosen', () => {
    const week = [at('2026-11-21T20:00Z'), at('2026-11-28T20:00Z')] as const;
    const days = (schedule: DigestSchedule['days']) =>
      sent(ask({ schedule: { days: schedule, times: ['07:00'] } }), ...week).map((id) => id.slice(8, 10));
    expect(days('daily')).toEqual(['22', '23', '24', '25', '26', '27', '28']);
    expect(days('weekdays')).toEqual(['23', '24', '25', '26', '27']);
    expect(days({ weekday: 3 })).toEqual(['25']);
  });

  it('waits for the end of quiet hours', () => {
    const quiet = ask({ quiet: { from: '22:00', to: '08:30' } });
    expect(dueSlot(quiet, at('2026-11-23T01:00Z'))).toBeNull();
    expect(iso(nextDigestAt(quiet, at('2026-11-23T01:00Z')))).toBe('2026-11-23T01:30');
    expect(dueSlot(quiet, at('2026-11-23T01:30Z'))?.id).toBe('2026-11-23T07:00');
    expect(dueSlot(quiet, at('2026-11-23T07:30Z'))?.id).toBe('2026-11-23T07:00');
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Jayapura'])(
    'comes once each day of a year in %s, also at hours that clocks jump over or show twice',
    (zone) => {
      for (const time of ['02:15', '01:30']) {
        const schedule = { days: 'daily' as const, times: [time] };
        const ids = sent(ask({ schedule, zone }), at('2026-01-02T20:00Z'), at('2027-01-02T20:00Z'), 4 * hour);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => id >= '2026-02' && id < '2027')).toHaveLength(365 - 31);
      }
    },
  );

  it('leaves out a day that a zone leaves out', () => {
    const apia = ask({ zone: 'Pacific/Apia' });
    expect(sent(apia, at('2011-12-29T12:00Z'), at('2012-01-01T12:00Z'))).toEqual([
      '2011-12-29T07:00',
      '2011-12-31T07:00',
      '2012-01-01T07:00',
    ]);
  });

  it('is found by looking only when it may have become due', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Makassar',
      'Australia/Lord_Howe',
    );
    const times = fc.uniqueArray(fc.constantFrom('00:00', '02:30', '07:00', '12:15'), {
      minLength: 1,
      maxLength: 4,
    });
    const quiet = fc.option(fc.constantFrom({ from: '22:00', to: '06:00' }, { from: '12:00', to: '13:00' }));
    const start = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2026-12-01T00:00Z') });
    fc.assert(
      fc.property(zones, times, quiet, start, (zone, own, hours, from) => {
        const question = ask({ zone, quiet: hours, schedule: { days: 'daily', times: own } });
        const often = sent(
          { ...question, last: dueSlot(question, from)?.id ?? null },
          from,
          from + 72 * hour,
          hour / 4,
        );
        const seldom: string[] = [];
        let last = dueSlot(question, from)?.id ?? null;
        for (
          let now = nextDigestAt(question, from);
          now < from + 72 * hour;
          now = nextDigestAt(question, now)
        ) {
          expect(hours === null || !isQuiet(hours, zone, now)).toBe(true);
          const slot = dueSlot({ ...question, last }, now);
          if (slot !== null) seldom.push(slot.id);
          last = slot?.id ?? last;
        }
        // The one that looks often may be a quarter of an hour behind at the end, never ahead.
        expect(seldom.slice(0, often.length)).toEqual(often);
      }),
      { numRuns: 40 },
    );
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '06:00' };

  it.each([
    ['2026-11-23T14:59Z', null],
    ['2026-11-23T15:00Z', '2026-11-23T23:00'],
    ['2026-11-23T22:59Z', '2026-11-23T23:00'],
    ['2026-11-23T23:00Z', null],
  ])('over midnight in Jakarta: %s', (now, expected) => {
    const end = quietUntil(night, 'Asia/Jakarta', at(now));
    expect(end === null ? null : iso(end)).toBe(expected);
  });

  it('last as long as the clock says in the night in which it changes', () => {
    expect(iso(quietUntil(night, 'Europe/Berlin', at('2026-03-28T21:00Z')) ?? 0)).toBe('2026-03-29T04:00');
    expect(iso(quietUntil(night, 'Europe/Berlin', at('2026-10-24T20:00Z')) ?? 0)).toBe('2026-10-25T05:00');
  });

  it('within an hour that does not exist are none', () => {
    const gap = { from: '02:10', to: '02:50' };
    for (let now = at('2026-03-29T00:00Z'); now < at('2026-03-29T03:00Z'); now += 300_000) {
      expect(isQuiet(gap, 'Europe/Berlin', now)).toBe(false);
    }
  });

  it('end when it is not quiet any more, and not before', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const time = fc.constantFrom('00:00', '02:30', '06:00', '12:00', '22:00', '23:59');
    const instant = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(zones, time, time, instant, (zone, from, to, now) => {
        fc.pre(from !== to);
        const end = quietUntil({ from, to }, zone, now);
        if (end === null) return;
        expect(end).toBeGreaterThan(now);
        expect(isQuiet({ from, to }, zone, end - 1)).toBe(true);
        expect(isQuiet({ from, to }, zone, end)).toBe(false);
      }),
    );
  });
});
