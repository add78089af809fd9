import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAndTime, formatDate, joinDayAndTime } from '../../src/i18n/dates.js';
import { formatList } from '../../src/i18n/lists.js';

const instant = Date.UTC(2024, 5, 18, 3, 15);
const now = Date.UTC(2024, 5, 18, 4, 0);

describe('formatDate', () => {
  it.each([
    ['id', 'Asia/Jakarta', 'Sel 18 Jun, 10.15 WIB'],
    ['id', 'Asia/Makassar', 'Sel 18 Jun, 11.15 WITA'],
    ['id', 'Asia/Jayapura', 'Sel 18 Jun, 12.15 WIT'],
    ['id', 'UTC', 'Sel 18 Jun, 03.15 UTC'],
    ['en', 'Asia/Jakarta', 'Tue 18 Jun, 10:15 WIB'],
    ['en', 'America/New_York', 'Mon 17 Jun, 23:15 EDT'],
    ['en', 'Europe/Berlin', 'Tue 18 Jun, 05:15 CEST'],
    ['en', 'Europe/Istanbul', 'Tue 18 Jun, 06:15 UTC+3'],
    ['en', 'Asia/Kathmandu', 'Tue 18 Jun, 09:00 UTC+5:45'],
  ] as const)('%s in %s', (language, timezone, shown) => {
    expect(formatDate(instant, language, timezone, now)).toBe(shown);
  });

  it('says the year only where it is another, by the clock of the zone', () => {
    const newYear = Date.UTC(2024, 11, 31, 18, 0);
    expect(formatDate(newYear, 'en', 'Asia/Jakarta', instant)).toBe('Wed 1 Jan 2025, 01:00 WIB');
    expect(formatDate(newYear, 'id', 'Asia/Jakarta', instant)).toBe('Rab 1 Jan 2025, 01.00 WIB');
    expect(formatDate(newYear, 'en', 'UTC', instant)).toBe('Tue 31 Dec, 18:00 UTC');
    expect(formatDate(instant, 'en', 'UTC', Date.UTC(2025, 0, 1))).toBe('Tue 18 Jun 2024, 03:15 UTC');
  });

  it('writes midnight as 00', () => {
    expect(formatDate(Date.UTC(2024, 8, 1), 'en', 'UTC', now)).toBe('Sun 1 Sep, 00:00 UTC');
  });

  it('always has a weekday, a day, a month, a year, a time and a zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    // Until 1972 Liberia's clocks were behind UTC by 44 minutes and 30 seconds.
    const instants = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(formatDate(at, 'en', zone, at - 400 * 24 * 3_600_000)).toMatch(
          /^[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d ([A-Z]{3,5}|UTC[+-]\d{1,2}(:\d\d)?)$/,
        );
      }),
    );
  });
});

describe('a date in a list', () => {
  const shown = (at: number, language: 'en' | 'id', said: number) =>
    joinDayAndTime(dayAndTime(at, language, 'Asia/Jakarta', said));

  it.each([
    ['today', 0, 'today 10:15', 'hari ini 10.15'],
    ['this morning, said at night', 13 * 60, 'today 10:15', 'hari ini 10.15'],
    ['said after midnight', 14 * 60, 'yesterday 10:15', 'kemarin 10.15'],
    ['two days ago', 48 * 60, 'Tue 18 Jun, 10:15', 'Sel 18 Jun, 10.15'],
    ['a year ago', 365 * 24 * 60, 'Tue 18 Jun 2024, 10:15', 'Sel 18 Jun 2024, 10.15'],
    ['tomorrow', -24 * 60, 'Tue 18 Jun, 10:15', 'Sel 18 Jun, 10.15'],
  ])('%s', (_, minutes, english, indonesian) => {
    expect(shown(instant, 'en', instant + minutes * 60_000)).toBe(english);
    expect(shown(instant, 'id', instant + minutes * 60_000)).toBe(indonesian);
  });
});

describe('formatList', () => {
  it('joins as the language does', () => {
    const names = ['Ani', 'Budi', 'Citra'];
    expect(formatList(names, 'id')).toBe('Ani, Budi dan Citra');
    expect(formatList(names, 'en')).toBe('Ani, Budi and Citra');
    expect(formatList(['Ani', 'Budi'], 'id')).toBe('Ani dan Budi');
    expect(formatList(['Ani'], 'en')).toBe('Ani');
  });
});
