import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../src/core/time/spoken-moment.js';

/** Tuesday 18 June 2024, 10:00 in Jakarta. */
const now = Date.UTC(2024, 5, 18, 3);

const read = (said: string) => {
  const found = readMoment(said, now, 'Asia/Jakarta');
  return found === null ? null : new Date(found + 7 * 3_600_000).toISOString().slice(0, 16);
};

describe('readMoment', () => {
  it.each([
    ['monday 7am', '2024-06-24T07:00'],
    ['next Monday', '2024-06-24T07:00'],
    ['senin jam 7 pagi', '2024-06-24T07:00'],
    ['Senin depan', '2024-06-24T07:00'],
    ['tuesday', '2024-06-25T07:00'],
    ['tuesday 11 am', '2024-06-18T11:00'],
    ['tomorrow', '2024-06-19T07:00'],
    ['besok pagi', '2024-06-19T06:00'],
    ['tomorrow night', '2024-06-19T21:00'],
    ['lusa jam 12 siang', '2024-06-20T12:00'],
    ['the day after tomorrow', '2024-06-20T07:00'],
    ['jam 7', '2024-06-18T19:00'],
    ['7 am', '2024-06-19T07:00'],
    ['noon', '2024-06-18T12:00'],
    ['nanti malam', '2024-06-18T21:00'],
    ['tonight', '2024-06-18T21:00'],
    ['next week', '2024-06-24T07:00'],
    ['minggu depan', '2024-06-24T07:00'],
    ['minggu', '2024-06-23T07:00'],
    ['31 december', '2024-12-31T07:00'],
    ['17 Agustus jam 8 pagi', '2024-08-17T08:00'],
    ['June 1st', '2025-06-01T07:00'],
  ])('%s is %s', (said, at) => expect(read(said)).toBe(at));

  it.each(['', 'I say so', 'the match ends', '7 and 8 am', 'today at 9 am', '2 hours'])(
    '%s names no moment that comes',
    (said) => expect(read(said)).toBeNull(),
  );
});
