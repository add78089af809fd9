import type { Language } from '../core/language.js';
import { perLanguage } from './per-language.js';

/** Which locale knows which zones by a short name: `id` WIB, `en-US` EST, `en-GB` CET and BST, `en-AU` AEST, `en-IN` IST. */
const zoneNamers = ['id', 'en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA', 'en-NZ'];

/** In milliseconds. */
const dayLength = 24 * 3_600_000;

/** A date in two halves: `Tue 18 Jun` and `10:15`. */
export interface DayAndTime {
  /** `today`, `yesterday`, or the date; with its year where that is not the present one. */
  day: string;
  time: string;
  /** Whether `day` is a word such as `today`. */
  isRelative: boolean;
}

/**
 * A date as DESIGN.md shows it: `Sel 18 Jun, 10.15 WIB` or `Tue 18 Jun, 10:15 WIB`. Its year stands there only where it is
 * not that of `now`.
 * @param instant milliseconds since 1970, as is `now`: when it is said.
 */
export function formatDate(instant: number, language: Language, timezone: string, now: number): string {
  const key = `${minuteOf(instant)} ${minuteOf(now)} ${language} ${timezone}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  const { date, time } = partsOf(instant, language, timezone, now);
  const text = `${date}, ${time} ${zoneName(instant, timezone)}`;
  if (said.size >= maxSaid) said.clear();
  said.set(key, text);
  return text;
}

/** A page holds a hundred dates of few minutes, and each takes a tenth of a millisecond. */
const said = new Map<string, string>();
const maxSaid = 2_000;

/** A date names no seconds, and the zones of today differ by whole minutes. */
const minuteOf = (instant: number) => Math.floor(instant / 60_000);

/** A time of day as the language writes it: `07:00` is `07.00` in Indonesian. Both are understood when they are typed. */
export function formatClock(time: string, language: Language): string {
  return language === 'id' ? time.replace(':', '.') : time;
}

/** The day of an instant, as a page of a newspaper names it: `Tuesday, 18 June 2024`, `Selasa, 18 Juni 2024`. */
export function formatDay(instant: number, language: Language, timezone: string): string {
  return formatter(language === 'id' ? 'id' : 'en-GB', {
    timeZone: timezone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(instant)
    .replace(/^(\p{L}+),? /u, '$1, ');
}

/** A date for lists, by the day of `now`: `today`, `yesterday`, and no zone, since all dates of a list have the same. */
export function dayAndTime(instant: number, language: Language, timezone: string, now: number): DayAndTime {
  const { date, time } = partsOf(instant, language, timezone, now);
  const ago = dayNumber(now, timezone) - dayNumber(instant, timezone);
  const isRelative = ago === 0 || ago === 1;
  return { day: isRelative ? relativeTimes(language).format(-ago, 'day') : date, time, isRelative };
}

/** `today 10:15`, `Tue 18 Jun, 10:15`. */
export function joinDayAndTime({ day, time, isRelative }: DayAndTime): string {
  return isRelative ? `${day} ${time}` : `${day}, ${time}`;
}

/** What says `today` and `in 2 hours`. */
export const relativeTimes = perLanguage(
  (language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
);

function partsOf(
  instant: number,
  language: Language,
  timezone: string,
  now: number,
): { date: string; time: string } {
  // English by en-US, so that June is "Jun" and September "Sep"; the order is ours.
  const parts = formatter(language === 'id' ? 'id' : 'en-US', {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const year = yearOf(instant, timezone) === yearOf(now, timezone) ? [] : [part('year')];
  return {
    date: [part('weekday'), part('day'), part('month'), ...year].join(' '),
    time: formatClock(`${part('hour')}:${part('minute')}`, language),
  };
}

function yearOf(instant: number, timezone: string): number {
  return new Date(dayNumber(instant, timezone) * dayLength).getUTCFullYear();
}

/** The day of a zone's calendar, counted from the first of 1970. */
function dayNumber(instant: number, timezone: string): number {
  const parts = formatter('en-US', {
    timeZone: timezone,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / dayLength;
}

/** A zone's short name at that instant, or `UTC+3` where it has none. */
export function zoneName(instant: number, timezone: string): string {
  for (const locale of zoneNamers) {
    const name = zonePart(instant, timezone, locale, 'short');
    if (/^[A-Z]{3,5}$/.test(name)) return name;
  }
  return zonePart(instant, timezone, 'en-US', 'shortOffset').replace('GMT', 'UTC');
}

function zonePart(instant: number, timezone: string, locale: string, style: 'short' | 'shortOffset'): string {
  const parts = formatter(locale, { timeZone: timezone, timeZoneName: style }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

// Making a formatter costs a hundred times what using it does, and there are few: languages times zones.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let made = formatters.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, made);
  }
  return made;
}
