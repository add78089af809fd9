import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTimeSchema } from '../../../src/core/time/clock-time.js';
import {
  readQuietHours,
  readTimes,
  readTimesOfDay,
  saysRange,
  suggestQuietHours,
} from '../../../src/core/time/spoken-time.js';

/** What is said, and from when until when that is; several where it has to be asked. */
const quiet: readonly (readonly [string, ...string[]])[] = [
  ['22:00 06:00', '22:00-06:00'],
  ['22.30 06.15', '22:30-06:15'],
  ['22.30-06.15', '22:30-06:15'],
  ['22h30 – 6h15', '22:30-06:15'],
  ['22h-6h', '22:00-06:00'],
  ['2230 0615', '22:30-06:15'],
  ['2230-615', '22:30-06:15'],
  ['22 6', '22:00-06:00'],
  ['22 6:30', '22:00-06:30'],
  ['22-6', '22:00-06:00'],
  ['22:00 to 6', '22:00-06:00'],
  ['from 22:00 until 06:30', '22:00-06:30'],
  ['０９：００ １７：００', '09:00-17:00'],
  ['0 6', '00:00-06:00'],
  ['24:00 06:00', '00:00-06:00'],
  ['10pm 6am', '22:00-06:00'],
  ['10 pm 6 am', '22:00-06:00'],
  ['10PM-6AM', '22:00-06:00'],
  ['10p.m. to 6a.m.', '22:00-06:00'],
  ['10 p.m. – 6 a.m.', '22:00-06:00'],
  ['10.30pm - 6.15am', '22:30-06:15'],
  ['10:30 p 6:15 a', '22:30-06:15'],
  ['1030pm 615am', '22:30-06:15'],
  ['12am 12pm', '00:00-12:00'],
  ['12:30am to 6am', '00:30-06:00'],
  ['07pm 07am', '19:00-07:00'],
  ['22:00 to 6am', '22:00-06:00'],
  ['10pm to 06:00', '22:00-06:00'],
  ['ten pm to six am', '22:00-06:00'],
  ['10 o’clock pm until 6 o’clock am', '22:00-06:00'],
  ['between 10 at night and 6 in the morning', '22:00-06:00'],
  ['ten in the evening to seven in the morning', '22:00-07:00'],
  ['2 in the afternoon to 4 in the afternoon', '14:00-16:00'],
  ['half past ten pm to quarter to six am', '22:30-05:45'],
  ['quarter past ten pm to half past six am', '22:15-06:30'],
  ['midnight to 6am', '00:00-06:00'],
  ['noon to midnight', '12:00-00:00'],
  ['12 noon to 12 midnight', '12:00-00:00'],
  ['11pm to noon', '23:00-12:00'],
  ['jam 10 malam sampai jam 6 pagi', '22:00-06:00'],
  ['10 malam 6 pagi', '22:00-06:00'],
  ['10 malam - 6 pagi', '22:00-06:00'],
  ['malam jam 10 pagi jam 6', '22:00-06:00'],
  ['mulai malam jam 10 sampai pagi jam 6', '22:00-06:00'],
  ['pukul 22.00 s.d. 06.00', '22:00-06:00'],
  ['pukul 22.00 s/d 06.00', '22:00-06:00'],
  ['dari pukul 22.00 hingga pukul 05.30', '22:00-05:30'],
  ['antara jam sepuluh malam dan jam enam pagi', '22:00-06:00'],
  ['setengah sepuluh malam sampai setengah enam pagi', '21:30-05:30'],
  ['setengah 10 malam sampe setengah 6 pagi', '21:30-05:30'],
  ['jam 10 lewat 15 malam - jam 6 kurang 10 menit pagi', '22:15-05:50'],
  ['sepuluh lewat seperempat malam, enam kurang seperempat pagi', '22:15-05:45'],
  ['jam 12 malam sampai jam 4 subuh', '00:00-04:00'],
  ['setengah satu malam sampai jam 5 subuh', '00:30-05:00'],
  ['jam 11 malam jam 3 dini hari', '23:00-03:00'],
  ['jam 2 malam jam 5 subuh', '02:00-05:00'],
  ['jam 1 siang jam 3 sore', '13:00-15:00'],
  ['jam 11 siang sampai jam 1 siang', '11:00-13:00'],
  ['setengah satu siang jam 5 sore', '12:30-17:00'],
  ['jam dua belas siang sampai tengah malam', '12:00-00:00'],
  ['jam 6 petang jam 8 malam', '18:00-20:00'],
  ['9-5', '09:00-17:00', '21:00-05:00', '09:00-05:00', '21:00-17:00'],
  ['9 to 5', '09:00-17:00', '21:00-05:00', '09:00-05:00', '21:00-17:00'],
  ['jam 9 sampai jam 5', '09:00-17:00', '21:00-05:00', '09:00-05:00', '21:00-17:00'],
  ['10-6', '10:00-18:00', '22:00-06:00', '10:00-06:00', '22:00-18:00'],
  ['ten to six', '10:00-18:00', '22:00-06:00', '10:00-06:00', '22:00-18:00'],
  ['10pm-6', '22:00-06:00', '22:00-18:00'],
  ['10 to 6am', '22:00-06:00', '10:00-06:00'],
  ['10 sampai 6 pagi', '22:00-06:00', '10:00-06:00'],
  ['10:00 6:00', '10:00-18:00', '22:00-06:00', '10:00-06:00', '22:00-18:00'],
  ['10 10', '10:00-22:00', '22:00-10:00'],
  ['12 6am', '00:00-06:00', '12:00-06:00'],
  ['noon to 2', '12:00-14:00', '12:00-02:00'],
];

describe('quiet hours as people say them', () => {
  it.each(quiet)('%s', (said, ...meant) => {
    const read = readQuietHours(said);
    expect(read).not.toBe('off');
    expect((read as { from: string; to: string }[]).map(({ from, to }) => `${from}-${to}`)).toEqual(meant);
  });

  it.each(['off', ' OFF ', 'mati', 'nonaktif', 'matikan', 'none', 'tidak'])('%s turns them off', (said) => {
    expect(readQuietHours(said)).toBe('off');
  });

  it.each(
    [
      ['', '22', '22:00', '10pm', 'at night', 'malam', 'never mind', '22:00 06:00 07:00'],
      ['25:00 06:00', '22:60 06:00', '24:30 06:00', '13am 6am', '22:00 am 06:00', '13 pagi 15 sore'],
      ['12 pagi 1 siang', '5 malam 6 pagi', '22.5 6', '-', '10 bananas 6', 'setengah malam', '22:00:61 6'],
      ['Tuesday 10 to 6', '22:00 WIB 06:00 WIB', '99999 1', 'setengah 22.30 6'],
    ].flat(),
  )('%j says none', (said) => {
    expect(readQuietHours(said)).toBeNull();
  });
});

describe('quiet hours of which only one end was said', () => {
  it.each<[string, ...string[]]>([
    ['22:00', '22:00-06:00', '22:00-07:00'],
    ['from 10pm', '22:00-06:00', '22:00-07:00'],
    ['jam 10 malam', '22:00-06:00', '22:00-07:00'],
    ['until 6am', '22:00-06:00', '23:00-06:00'],
    ['sampai jam 5 pagi', '22:00-05:00', '23:00-05:00'],
    ['6am', '06:00-07:00'],
    ['10', '10:00-06:00', '10:00-07:00', '22:00-06:00', '22:00-07:00'],
    ['22:00 06:00 07:00'],
    ['22:00 06:00'],
    ['later'],
    [''],
  ])('%j', (said, ...meant) => {
    expect(suggestQuietHours(said).map(({ from, to }) => `${from}-${to}`)).toEqual(meant);
  });
});

describe('times of a day as people say them', () => {
  it.each<[string, string[][]]>([
    ['7 pagi', [['07:00']]],
    ['7pm', [['19:00']]],
    ['jam tujuh pagi', [['07:00']]],
    ['07:00 18:30', [['07:00', '18:30']]],
    ['6.45, 18:15', [['06:45', '18:15']]],
    ['7 18.30', [['07:00', '18:30']]],
    ['7am and 6.30pm', [['07:00', '18:30']]],
    ['jam 7 pagi dan jam 5 sore', [['07:00', '17:00']]],
    ['7am 7am', [['07:00']]],
    ['noon', [['12:00']]],
    ['12:00', [['12:00']]],
    ['7', [['07:00'], ['19:00']]],
    ['12', [['12:00'], ['00:00']]],
    [
      '7 6pm',
      [
        ['07:00', '18:00'],
        ['18:00', '19:00'],
      ],
    ],
  ])('%s', (said, meant) => {
    expect(readTimesOfDay(said)).toEqual(meant);
  });

  it.each<[string, ...string[]]>([
    ['20 to 9 pm', '20:00', '21:00', '20:00,21:00'],
    ['20-21', '20:00', '21:00', '20:00,21:00'],
    ['07:00 – 18:30', '07:00', '18:30', '07:00,18:30'],
    ['jam 7 pagi sampai jam 9 pagi', '07:00', '09:00', '07:00,09:00'],
    ['pukul 19.00 s.d. 21.00', '19:00', '21:00', '19:00,21:00'],
    ['between 7am and 9am', '07:00', '09:00', '07:00,09:00'],
    ['antara jam 7 pagi dan jam 9 pagi', '07:00', '09:00', '07:00,09:00'],
    ['from 7am until 9am', '07:00', '09:00', '07:00,09:00'],
  ])('%s is a range, which is asked back', (said, ...meant) => {
    expect(saysRange(said)).toBe(true);
    expect(readTimesOfDay(said)?.map((times) => times.join())).toEqual(meant);
  });

  it.each(['7am, 9am and 6pm', '7am 9am', '07:00/18:30', '7 pagi dan 6 sore', '7am', 'from 7am'])(
    '%s is no range',
    (said) => {
      expect(saysRange(said)).toBe(false);
      expect(readTimesOfDay(said)).toHaveLength(1);
    },
  );

  it.each(['until 7am', '7am to 9am and 6pm', '7-8-9', '7am - 9am - 11am'])(
    '%s says from when until when, but no times',
    (said) => {
      expect(readTimesOfDay(said)).toBeNull();
    },
  );

  it.each(['', 'soon', '25:00', 'every day', '7 ish'])('%j says none', (said) => {
    expect(readTimesOfDay(said)).toBeNull();
  });
});

describe('whatever time is said', () => {
  const two = (number: number) => String(number).padStart(2, '0');
  const hour = fc.integer({ min: 0, max: 23 });
  const minute = fc.integer({ min: 0, max: 59 });
  const time = fc.record({ hour, minute });
  const between = fc.constantFrom(' ', '-', ' – ', ' to ', ' sampai ', ', ', ' until ', ' s.d. ');
  const clock = ({ hour, minute }: { hour: number; minute: number }, sign = ':') =>
    two(hour) + sign + two(minute);
  const noonClock = ({ hour, minute }: { hour: number; minute: number }) =>
    `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}${hour < 12 ? 'am' : 'pm'}`;

  it('is read as it was written on a clock of 24 hours, or of twelve', () => {
    fc.assert(
      fc.property(time, time, between, fc.constantFrom(':', '.', 'h', ''), (from, to, sign, point) => {
        const wanted = [[clock(from)], [clock(to)]];
        expect(readTimes(clock(from, point) + sign + clock(to, point))).toEqual(wanted);
        expect(readTimes(noonClock(from) + sign + noonClock(to))).toEqual(wanted);
        expect(readTimes(clock(from, point) + sign + noonClock(to))?.[1]).toEqual([clock(to)]);
      }),
    );
  });

  it('is never guessed: a bare hour of a clock of twelve keeps both of its meanings', () => {
    const bare = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(bare, bare, between, (from, to, sign) => {
        const meanings = (hour: number) =>
          new Set([two(hour), two((hour + 12) % 24)].map((each) => `${each}:00`));
        const read = readTimes(`${from}${sign}${to}`);
        expect(read?.map((each) => new Set(each))).toEqual([meanings(from), meanings(to)]);
      }),
    );
  });

  it('is a time of the clock, or none', () => {
    const word = fc.constantFrom(
      ...'10 6 22.30 0 12 setengah lewat kurang malam pagi siang pm am jam to - half past quarter noon 15 , tengah'.split(
        ' ',
      ),
    );
    const said = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(word).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(said, (text) => {
        for (const each of readTimes(text)?.flat() ?? [])
          expect(clockTimeSchema.safeParse(each).success).toBe(true);
        const hours = readQuietHours(text);
        if (hours === null || hours === 'off') return;
        for (const { from, to } of hours) expect(from).not.toBe(to);
      }),
      { numRuns: 200 },
    );
  });
});

it('asks nobody to choose among more than eight answers, and takes no time to find that out', () => {
  const hours = (count: number) => Array.from({ length: count }, (_, index) => (index % 12) + 1).join(' ');
  expect(readTimesOfDay(hours(3))).toHaveLength(8);
  expect(readTimesOfDay(hours(4))).toBeNull();
  expect(readTimesOfDay(hours(60))).toBeNull();
});

describe('what is said in another order', () => {
  it.each([
    ['until 6am from 10pm', '22:00-06:00'],
    ['to 6 am, from 10 pm', '22:00-06:00'],
    ['6 am, from 10 pm', '22:00-06:00'],
    ['hingga pukul 06.00 mulai pukul 22.00', '22:00-06:00'],
    ['sampai jam 6 pagi dari jam 10 malam', '22:00-06:00'],
    ['from 10pm until 6am', '22:00-06:00'],
    ['10pm 6am', '22:00-06:00'],
  ])('%s is %s', (said, hours) => {
    const read = readQuietHours(said);
    expect(Array.isArray(read) ? read.map(({ from, to }) => `${from}-${to}`) : read).toEqual([hours]);
  });

  it.each(['from 10pm from 6am', 'until 10pm until 6am', 'dari jam 22 mulai jam 6'])(
    'does not guess at %s',
    (said) => expect(readQuietHours(said)).toBeNull(),
  );
});

it.each(['a quarter past nine pm', 'at a quarter past nine in the evening'])(
  'an article is no `am`: %s',
  (said) => expect(readTimesOfDay(said)).toEqual([['21:15']]),
);

it('leaves morning or evening of `a quarter past nine` open', () => {
  expect(readTimesOfDay('a quarter past nine')).toEqual([['09:15'], ['21:15']]);
});

it.each(['10pm tonight to 6', '10pm at night until 6', 'jam 22, malam sampai 6'])(
  'does not carry a part of the day over to the end of a range: %s',
  (said) => expect(readQuietHours(said)).toBeNull(),
);

it.each(['07.30.00', '07:30:00', '07.30.00 18.00.00', '10.5', '7.5 and 9', '1.1.2026'])(
  'takes no seconds, fractions or dates for times: %s',
  (said) => expect(readTimesOfDay(said)).toBeNull(),
);
