import { describe, expect, it } from 'vitest';
import {
  type DigestQuestion,
  type DigestSchedule,
  digestScheduleSchema,
  dueSlot,
  nextDigestAt,
} from '../../src/core/digest.js';

const ask = (changes: Partial<DigestQuestion> = {}): DigestQuestion => ({
  schedule: { days: 'daily', times: ['07:00'] },
  zone: 'Asia/Jakarta',
  quiet: null,
  last: null,
  ...changes,
});
const on = (days: DigestSchedule['days'], ...times: string[]) => ({ schedule: { days, times } });
/** An instant by the clock of Jakarta, which is 7 hours ahead of UTC all year. */
const at = (text: string) => Date.parse(`${text}+07:00`);
const iso = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);

// 2026-11-23 is a Monday.
describe('which digest is due', () => {
  const night = { from: '22:00', to: '08:30' };
  const rules: [rule: string, question: DigestQuestion, now: string, expected: string | null][] = [
    ['none before its time', ask(), '2026-11-23T06:59', null],
    ['its own from its time on', ask(), '2026-11-23T07:00', '2026-11-23T07:00'],
    ['up to six hours late', ask(), '2026-11-23T13:00', '2026-11-23T07:00'],
    ['not later than that: it joins the next one', ask(), '2026-11-23T13:01', null],
    ['not twice', ask({ last: '2026-11-23T07:00' }), '2026-11-23T08:00', null],
    [
      'after the one of the day before',
      ask({ last: '2026-11-22T07:00' }),
      '2026-11-23T08:00',
      '2026-11-23T07:00',
    ],
    [
      'the later of two that are due',
      ask(on('daily', '07:00', '09:00')),
      '2026-11-23T09:30',
      '2026-11-23T09:00',
    ],
    [
      'the later of two, in whatever order they were chosen',
      ask(on('daily', '09:00', '07:00')),
      '2026-11-23T09:30',
      '2026-11-23T09:00',
    ],
    [
      'the second of a day though the first was planned',
      ask({ ...on('daily', '07:00', '09:00'), last: '2026-11-23T07:00' }),
      '2026-11-23T09:00',
      '2026-11-23T09:00',
    ],
    ['on weekdays also on Monday', ask(on('weekdays', '07:00')), '2026-11-23T07:00', '2026-11-23T07:00'],
    ['on weekdays also on Friday', ask(on('weekdays', '07:00')), '2026-11-27T07:00', '2026-11-27T07:00'],
    ['on weekdays not on Saturday', ask(on('weekdays', '07:00')), '2026-11-28T07:00', null],
    ['daily also on Saturday', ask(), '2026-11-28T07:00', '2026-11-28T07:00'],
    ['on the weekday that was chosen', ask(on([3], '07:00')), '2026-11-25T07:00', '2026-11-25T07:00'],
    ['on each of several weekdays', ask(on([1, 3], '07:00')), '2026-11-25T07:00', '2026-11-25T07:00'],
    ['on no other weekday', ask(on([3], '07:00')), '2026-11-24T07:00', null],
    ['none within quiet hours', ask({ quiet: night }), '2026-11-23T08:29', null],
    ['at the end of quiet hours', ask({ quiet: night }), '2026-11-23T08:30', '2026-11-23T07:00'],
    ['six hours late counts from their end', ask({ quiet: night }), '2026-11-23T14:30', '2026-11-23T07:00'],
    ['not later than six hours from their end', ask({ quiet: night }), '2026-11-23T14:31', null],
    [
      'that of last evening, past midnight',
      ask(on('daily', '23:00')),
      '2026-11-24T01:00',
      '2026-11-23T23:00',
    ],
    ['none again when the clock goes back', ask({ last: '2026-11-23T07:00' }), '2026-11-22T08:00', null],
    [
      'none while the one planned last is the next one, though it is days ahead',
      ask({ ...on([5], '07:00'), last: '2026-11-27T07:00' }),
      '2026-11-20T08:00',
      null,
    ],
    [
      'none while the one planned last is the next one, at the very time of a digest',
      ask({ ...on([5], '07:00'), last: '2026-12-04T07:00' }),
      '2026-11-27T07:00',
      null,
    ],
    [
      'its own though a wrong clock planned one behind the next',
      ask({ ...on([5], '07:00'), last: '2026-11-27T07:01' }),
      '2026-11-20T08:00',
      '2026-11-20T07:00',
    ],
    [
      'none while the one planned last lies before the end of tomorrow',
      ask({ last: '2026-11-24T23:59' }),
      '2026-11-23T08:00',
      null,
    ],
    [
      'its own though a wrong clock planned one for the day after tomorrow',
      ask({ last: '2026-11-25T00:00' }),
      '2026-11-23T08:00',
      '2026-11-23T07:00',
    ],
  ];

  it.each(rules)('%s', (_, question, now, expected) => {
    expect(dueSlot(question, at(now))?.id ?? null).toBe(expected);
  });

  it('says since when it is due: since its time, or since the end of quiet hours', () => {
    expect(iso(dueSlot(ask(), at('2026-11-23T09:00'))?.dueAt ?? 0)).toBe('2026-11-23T07:00');
    expect(iso(dueSlot(ask({ quiet: night }), at('2026-11-23T09:00'))?.dueAt ?? 0)).toBe('2026-11-23T08:30');
  });
});

describe('when a digest can become due next', () => {
  const rules: [rule: string, question: DigestQuestion, now: string, expected: string][] = [
    ['later today', ask(), '2026-11-23T06:59', '2026-11-23T07:00'],
    ['tomorrow, at the time of today’s', ask(), '2026-11-23T07:00', '2026-11-24T07:00'],
    [
      'at the first time of a day',
      ask(on('daily', '18:00', '07:00')),
      '2026-11-23T06:00',
      '2026-11-23T07:00',
    ],
    [
      'at the second time of a day',
      ask(on('daily', '18:00', '07:00')),
      '2026-11-23T07:00',
      '2026-11-23T18:00',
    ],
    ['after the weekend', ask(on('weekdays', '07:00')), '2026-11-27T07:00', '2026-11-30T07:00'],
    ['in a week', ask(on([1], '07:00')), '2026-11-23T07:00', '2026-11-30T07:00'],
    ['on Sunday', ask(on([7], '07:00')), '2026-11-23T07:00', '2026-11-29T07:00'],
    [
      'when the quiet hours end that hold the last one back',
      ask({ quiet: { from: '22:00', to: '08:30' } }),
      '2026-11-23T07:30',
      '2026-11-23T08:30',
    ],
    [
      'when the quiet hours end that hold one back which falls due now',
      ask({ quiet: { from: '22:00', to: '08:30' } }),
      '2026-11-23T07:00',
      '2026-11-23T08:30',
    ],
    [
      'when the quiet hours end that hold back the one of last evening',
      ask({ ...on('daily', '23:00'), quiet: { from: '22:00', to: '06:00' } }),
      '2026-11-24T01:00',
      '2026-11-24T06:00',
    ],
    [
      'when the quiet hours end that will hold the next one back',
      ask({ quiet: { from: '22:00', to: '08:30' } }),
      '2026-11-23T08:30',
      '2026-11-24T08:30',
    ],
  ];

  it.each(rules)('%s', (_, question, now, expected) => {
    expect(iso(nextDigestAt(question, at(now)))).toBe(expected);
  });
});

// Samoa changed sides of the date line: 2011-12-29 was followed by the 31st.
describe('in a zone that leaves out a whole day', () => {
  const apia = ask({ zone: 'Pacific/Apia' });
  const seventh = (day: string, zone: string) => Date.parse(`${day}T07:00${zone}`);

  it('that day has no digest', () => {
    const jump = Date.parse('2011-12-30T10:00Z');
    expect(dueSlot(apia, jump)).toBeNull();
    expect(nextDigestAt(apia, jump)).toBe(seventh('2011-12-31', '+14:00'));
  });

  it('a weekly digest on that day comes in the next week, though that is two weeks after the last', () => {
    const fridays = ask({ ...on([5], '07:00'), zone: 'Pacific/Apia' });
    const last = seventh('2011-12-23', '-10:00');
    const next = seventh('2012-01-06', '+14:00');
    expect(nextDigestAt(fridays, last)).toBe(next);
    expect(nextDigestAt({ ...fridays, quiet: { from: '06:00', to: '08:00' } }, last)).toBe(last + 3_600_000);
    expect(dueSlot(fridays, next - 1)).toBeNull();
    expect(dueSlot(fridays, next)?.id).toBe('2012-01-06T07:00');
  });
});

describe('a schedule', () => {
  it('is daily at seven where nothing is said', () => {
    expect(digestScheduleSchema.parse({})).toEqual({ days: 'daily', times: ['07:00'] });
  });

  it.each<[rule: string, given: unknown, isTaken: boolean]>([
    ['weekdays', { days: 'weekdays' }, true],
    ['Monday is 1', { days: { weekday: 1 } }, true],
    ['Sunday is 7', { days: { weekday: 7 } }, true],
    ['there is no day 0', { days: { weekday: 0 } }, false],
    ['there is no day 8', { days: { weekday: 8 } }, false],
    ['there is no half day', { days: { weekday: 1.5 } }, false],
    ['several days', { days: [1, 4] }, true],
    ['at least one of them', { days: [] }, false],
    ['a day has a number', { days: {} }, false],
    ['no other days', { days: 'monthly' }, false],
    ['four times', { times: ['01:00', '02:00', '03:00', '04:00'] }, true],
    ['not five times', { times: ['01:00', '02:00', '03:00', '04:00', '05:00'] }, false],
    ['not without a time', { times: [] }, false],
    ['not the same time twice', { times: ['07:00', '07:00'] }, false],
    ['nothing that is no time', { times: ['24:00'] }, false],
  ])('%s', (_, given, isTaken) => {
    expect(digestScheduleSchema.safeParse(given).success).toBe(isTaken);
  });

  it('says what is wrong with a time that stands twice', () => {
    const { error } = digestScheduleSchema.safeParse({ times: ['07:00', '07:00'] });
    expect(error?.issues.map(({ message }) => message)).toEqual(['are different times']);
  });
});
