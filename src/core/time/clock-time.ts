import { z } from 'zod';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A time of day on a clock of 24 hours: `07:00`. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time like 07:00');

/** A day of the calendar, as `Date.UTC` counts: its midnight in UTC, in milliseconds since 1970. */
export type CalendarDay = number;

/** The day and the time, in milliseconds since midnight, that clocks in a zone show at an instant. */
export function wallTime(at: number, zone: string): { day: CalendarDay; time: number } {
  const shown = at + offsetAt(at, zone);
  const start = Math.floor(shown / day) * day;
  return { day: start, time: shown - start };
}

/**
 * The first instant at which clocks in a zone show this time on this day. Where they jump over it, the
 * instant of the jump; where they show it twice, the first time.
 * @param time `HH:MM`
 */
export function instantOf(on: CalendarDay, time: string, zone: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = on + (hours * 60 + minutes) * minute;
  const before = wall - day;
  const after = wall + day;
  const offsets = [offsetAt(before, zone), offsetAt(after, zone)];
  const exact = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, zone) === wall);
  return exact.length > 0 ? Math.min(...exact) : jumpBetween(before, after, zone);
}

/** `2026-11-23`. */
export function dayName(on: CalendarDay): string {
  return new Date(on).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(on: CalendarDay): number {
  return new Date(on).getUTCDay() || 7;
}

/** The day that is so many days later, or earlier. */
export function addDays(on: CalendarDay, days: number): CalendarDay {
  return on + days * day;
}

/** How far clocks in a zone are ahead of UTC at an instant, in milliseconds; whole minutes. */
export function offsetAt(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
  const shown = Date.UTC(year, month - 1, date, hour, minutes, second);
  return Math.round((shown - at) / minute) * minute;
}

/** The instant between two at which the offset of a zone changes. */
function jumpBetween(before: number, after: number, zone: string): number {
  const old = offsetAt(before, zone);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes much longer than using it; there are some 400 zones. */
function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en', { ...numeric, ...clock, timeZone: zone, calendar: 'gregory' });
    formats.set(zone, format);
  }
  return format;
}
