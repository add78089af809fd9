import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../src/i18n/dates.js';
import { formatList } from '../../src/i18n/lists.js';

const instant = Date.UTC(2024, 5, 18, 3, 15);

describe('formatDate', () => {
  it.each([
    ['id', 'Asia/Jakarta', 'Selasa, 18 Juni 2024 10.15 WIB'],
    ['id', 'Asia/Makassar', 'Selasa, 18 Juni 2024 11.15 WITA'],
    ['id', 'Asia/Jayapura', 'Selasa, 18 Juni 2024 12.15 WIT'],
    ['id', 'UTC', 'Selasa, 18 Juni 2024 03.15 UTC'],
    ['en', 'Asia/Jakarta', 'Tue 18 Jun 2024, 10:15 WIB'],
    ['en', 'America/New_York', 'Mon 17 Jun 2024, 23:15 EDT'],
    ['en', 'Europe/Berlin', 'Tue 18 Jun 2024, 05:15 CEST'],
    ['en', 'Europe/Istanbul', 'Tue 18 Jun 2024, 06:15 UTC+3'],
    ['en', 'Asia/Kathmandu', 'Tue 18 Jun 2024, 09:00 UTC+5:45'],
  ] as const)('%s in %s', (language, timezone, shown) => {
    expect(formatDate(instant, language, timezone)).toBe(shown);
  });

  it('writes midnight as 00', () => {
    expect(formatDate(Date.UTC(2024, 8, 1), 'en', 'UTC')).toBe('Sun 1 Sep 2024, 00:00 UTC');
  });

  it('always has a weekday, a day, a month, a year, a time and a zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    // Until 1972 Liberia's clocks were behind UTC by 44 minutes and 30 seconds.
    const instants = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(formatDate(at, 'en', zone)).toMatch(
          /^[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d ([A-Z]{3,5}|UTC[+-]\d{1,2}(:\d\d)?)$/,
        );
      }),
    );
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
