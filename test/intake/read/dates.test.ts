import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/intake/read/dates.js';

/** Ten in the morning of 18 June 2024 in Jakarta. */
const ten = '2024-06-18T03:00:00.000Z';

const iso = (text: string, timezone: string | null = 'Asia/Jakarta') => {
  const instant = parseDate(text, timezone);
  return instant === null ? null : new Date(instant).toISOString();
};

describe('parseDate', () => {
  it.each([
    // RFC 822 and its faults
    'Tue, 18 Jun 2024 10:00:00 +0700',
    'Tue, 18 Jun 2024 03:00:00 GMT',
    'Tue, 18 Jun 2024 03:00:00 Z',
    'tue, 18 june 24 10:00 WIB',
    'Tue, 18 Jun 2024 10:00:00 +07:00 (WIB)',
    'Tue, 18 Jun 2024 10:00:00 GMT+7',
    'Tue, 18 Jun 2024 11:00:00 WITA',
    'Tue, 18 Jun 2024 12:00:00 WIT',
    'Tue, 18 Jun 2024 05:00:00 CEST',
    'Mon, 17 Jun 2024 23:00:00 EDT',
    '2024-06-18T10-00-00',
    // American newsrooms write the region, and leave the season out.
    'Jun 17, 2024 11:00 PM ET',
    '06/17/2024 10:00 pm CT',
    'June 17, 2024, 9:00 p.m. (MT)',
    'June 17, 2024 8:00 PM PT | Updated',
    'Mon, 17 Jun 2024 19:00:00 -0800',
    'Tue Jun 18 10:00:00 WIB 2024',
    'Wrongday, 18 Jun 2024 10:00:00 +0700',
    // ISO 8601 and W3C
    '2024-06-18T10:00:00+07:00',
    '2024-06-18T03:00:00.000000Z',
    '2024-06-18T10:00+0700',
    '2024-06-18T10:00:0+07:00',
    '2024-06-18 10:00:00 WIB',
    '2024-06-18T10:00:00',
    '20240618T100000',
    '2024/06/18 10:00',
    // since 1970
    '1718679600',
    '1718679600000',
    // as people write
    'Selasa, 18 Juni 2024 10:00 WIB',
    'Selasa, 18 Juni 2024 | 10.00 WIB',
    'Selasa (18/6/2024) 10:00',
    '17 June 2024 19:00 AKDT',
    '17 June 2024 8:00 p.m. PDT',
    '202406181000',
    '2024 June 18, 10.00',
    '18-Jun-2024 10:00',
    '18.06.2024 10:00',
    '18-06-2024 10:00:00',
    'June 18th, 2024 10:00 AM',
    '6/18/2024 10:00 AM',
    'Rabu 18 Jun 2024 pukul 10.00 WIB',
    // in other languages
    '18 de junio de 2024 a las 10:00',
    'mar, 18 jun 2024 10:00',
    '18 juin 2024 à 10h00',
    '18. Juni 2024, 10:00 Uhr',
    'Martedì 18 giugno 2024 ore 10.00',
    '18 de junho de 2024 às 10h00',
    'dinsdag 18 juni 2024 10:00',
    '18 Jun 2024 10:00 AM',
    '18 juni 2024 kl. 10.00',
    '18 czerwca 2024, 10:00',
    '18 Haziran 2024 10:00',
    '18 июня 2024, 10:00',
    '18 يونيو 2024 10:00',
    '١٨ يونيو ٢٠٢٤ ١٠:٠٠',
    '2024年6月18日 10時00分',
    '2024年6月18日 午前10時00分',
    '2024년 6월 18일 오전 10:00',
    '2024.06.18 10:00',
  ])('reads %s', (text) => {
    expect(iso(text)).toBe(ten);
  });

  it.each([
    ['Jumat, 24 Juli 2026 12:40 WIB', '2026-07-24T05:40:00.000Z'],
    ['Selasa (18/6/2024)', '2024-06-17T17:00:00.000Z'],
    ['24 Juli 2026 | 09.00 WIB', '2026-07-24T02:00:00.000Z'],
    ['5 Agt 2024', '2024-08-04T17:00:00.000Z'],
    ['5 Nopember 2024 09.00.30', '2024-11-05T02:00:30.000Z'],
    ['3/4/2024', '2024-04-02T17:00:00.000Z'],
    ['June 18, 2024 12:30 am GMT', '2024-06-18T00:30:00.000Z'],
    ['Tue, 18 Jun 2024 24:00:00 GMT', '2024-06-19T00:00:00.000Z'],
    ['2024', '2023-12-31T17:00:00.000Z'],
    ['2024-06', '2024-05-31T17:00:00.000Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(iso(text)).toBe(instant);
  });

  it.each(
    [
      'Januari',
      'Februari',
      'Maret',
      'April',
      'Mei',
      'Juni',
      'Juli',
      'Agustus',
      'September',
      'Oktober',
      'November',
      'Desember',
    ].map((name, index) => [name, index]),
  )('knows %s', (name, index) => {
    expect(parseDate(`1 ${name} 2024`)).toBe(Date.UTC(2024, Number(index), 1));
    expect(parseDate(`1 ${String(name).slice(0, 3)} 2024`)).toBe(Date.UTC(2024, Number(index), 1));
  });

  it.each([
    ['1er août 2026 10:15', 8],
    ['mar 7 aprile 2026 10:15', 4],
    ['mar. 7 avril 2026 10:15', 4],
    ['mar 7 abr 2026 10:15', 4],
    ['mar 7 2026 10:15', 3],
    ['5 juil. 2026', 7],
    ['5 Jänner 2026', 1],
    ['5 mrt 2026', 3],
    ['5 Mac 2026', 3],
    ['5 Disember 2026', 12],
    ['5 sett 2026', 9],
    ['5 out 2026', 10],
  ])('reads the month of %s', (text, month) => {
    expect(new Date(parseDate(text) ?? 0).getUTCMonth() + 1).toBe(month);
  });

  it.each([
    ['3/4/2026 10:15', 'Asia/Jakarta', null, '2026-04-03'],
    ['3/4/2026 10:15', 'America/New_York', 'en-US', '2026-03-04'],
    ['3/4/2026 10:15', 'America/New_York', 'es', '2026-04-03'],
    ['3/4/2026 10:15', 'UTC', 'id', '2026-04-03'],
    ['3/4/2026 10:15', null, 'en-GB', '2026-04-03'],
    ['3/4/2026 10:15 EST', null, null, '2026-03-04'],
    ['3/4/2026 10:15 WIB', null, null, '2026-04-03'],
    ['3/4/2026 10:15 GMT', null, 'en', null],
    ['3/4/2026 10:15', null, 'en-US', null],
    ['3/4/2026 10:15', null, 'ja', null],
    ['3/4/2026 10:15', 'Asia/Manila', 'en', null],
    ['13/4/2026 10:15', null, 'en', '2026-04-13'],
    ['4/13/2026 10:15', null, 'id', '2026-04-13'],
    ['4/4/2026 10:15', null, 'en', '2026-04-04'],
    ['3.4.2026 10:15', null, null, '2026-04-03'],
  ])('reads %s in %s and language %s as %s', (text, timezone, language, day) => {
    const instant = parseDate(text, timezone, language);
    expect(instant === null ? null : new Date(instant).toISOString().slice(0, 10)).toBe(day);
  });

  it('takes no text that names two months', () => {
    expect(parseDate('5 Mei 2026 atau 5 Juni 2026')).toBeNull();
    expect(parseDate('5 jui 2026')).toBeNull();
  });

  it.each([
    '',
    '   ',
    'yesterday',
    '2 jam lalu',
    '31 Feb 2024',
    '2024-13-01',
    '2024-02-30T10:00:00Z',
    '18 Jun 2024 25:00',
    '0000-00-00 00:00:00',
    'Mon, 01 Jan 0001 00:00:00 +0000',
    '1970-01-01T00:00:00Z',
    '0',
    '9999-12-31',
    '18 Juni',
    'undefined',
    '12:40 WIB',
  ])('knows nothing of "%s"', (text) => {
    expect(parseDate(text, 'Asia/Jakarta')).toBeNull();
  });

  it('minds summer time where no zone is written, and takes an unknown zone for UTC', () => {
    expect(iso('2024-01-18 10:00', 'Europe/London')).toBe('2024-01-18T10:00:00.000Z');
    expect(iso('2024-06-18 10:00', 'Europe/London')).toBe('2024-06-18T09:00:00.000Z');
    expect(iso('2024-06-18 10:00', 'Mars/Base')).toBe('2024-06-18T10:00:00.000Z');
    expect(iso('2024-06-18 10:00', null)).toBe('2024-06-18T10:00:00.000Z');
  });

  it('minds the season of a region of America, which is none of a company', () => {
    expect(iso('Jan 17, 2024 11:00 PM ET')).toBe('2024-01-18T04:00:00.000Z');
    expect(iso('17 Januari 2024 11:00 WIB, PT Pertamina')).toBe(iso('17 Januari 2024 11:00'));
  });

  it('reads back whatever a clock writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1981-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseDate(date.toISOString())).toBe(date.getTime());
          expect(parseDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
  });

  it('gives a plausible instant or null for anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9:.\-+ TZ/,a-zA-Z]{0,60}$/)), (text) => {
        const instant = parseDate(text, 'Asia/Jakarta');
        expect(instant === null || (Number.isInteger(instant) && instant > 0)).toBe(true);
      }),
    );
  });
});
