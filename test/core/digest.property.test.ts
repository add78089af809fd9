import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestQuestion, dueSlot, nextDigestAt } from '../../src/core/digest.js';
import { isQuiet } from '../../src/core/quiet-hours.js';

const hour = 3_600_000;
const ask = (changes: Partial<DigestQuestion> = {}): DigestQuestion => ({
  schedule: { days: 'daily', times: ['07:00'] },
  zone: 'Asia/Jakarta',
  quiet: null,
  last: null,
  ...changes,
});
const at = (text: string) => Date.parse(text);

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
