import { z } from 'zod';
import { type QuietHours, quietUntil } from './quiet-hours.js';
import { addDays, clockTimeSchema, dayName, instantOf, wallTime, weekdayOf } from './time/clock-time.js';

/** How late a digest is still sent; what is later joins the next one. 6 hours, in milliseconds. */
const maxLate = 6 * 3_600_000;

const weekdaySchema = z.number().int().min(1).max(7);

/** On which days, and at which times of the chat's own clock, a digest comes. Days of the week count from 1, Monday. */
export const digestScheduleSchema = z.object({
  days: z
    .union([
      z.enum(['daily', 'weekdays']),
      z.array(weekdaySchema).min(1),
      // Chats that were stored when a digest had one day of the week at the most.
      z.object({ weekday: weekdaySchema }).transform(({ weekday }) => [weekday]),
    ])
    .default('daily'),
  times: z
    .array(clockTimeSchema)
    .min(1)
    .max(4)
    .refine((times) => new Set(times).size === times.length, 'are different times')
    .default(['07:00']),
});

/** See {@link digestScheduleSchema}. */
export type DigestSchedule = z.infer<typeof digestScheduleSchema>;

/** The days of the week on which a digest comes, in their order. */
export function weekdaysOf(days: DigestSchedule['days']): number[] {
  if (typeof days !== 'string') return [...days];
  return days === 'daily' ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5];
}

/** A schedule's days by the days of the week, in any order. At least one. */
export function daysOf(weekdays: Iterable<number>): DigestSchedule['days'] {
  const all = [...new Set(weekdays)].sort();
  const name = (['daily', 'weekdays'] as const).find((each) => weekdaysOf(each).join() === all.join());
  return name ?? all;
}

/** One digest of a schedule. */
export interface Slot {
  /** Its day and time by the chat's clock, `2026-11-23T07:00`: a later one compares as greater. */
  id: string;
  /** When it may be sent: at its time, or when the quiet hours that this falls into end. Milliseconds since 1970. */
  dueAt: number;
}

/** What decides when a chat's digests come. */
export interface DigestQuestion {
  schedule: DigestSchedule;
  zone: string;
  quiet: QuietHours | null;
  /** The id of the slot that was planned last. */
  last: string | null;
}

/** The digest that should be sent now, or null. One that was planned is never due again, whatever the clock says. */
export function dueSlot(question: DigestQuestion, now: number): Slot | null {
  const latest = first(slots(question, now, -1), ({ at }) => at <= now);
  if (latest === null) return null;
  const slot = { id: latest.id, dueAt: dueAtOf(latest, question) };
  if (slot.dueAt > now || now - slot.dueAt > maxLate) return null;
  const { last } = question;
  return last === null || slot.id > last || !isBelievable(last, question, now) ? slot : null;
}

/**
 * Whether a slot can have been planned by a clock that was right, or nearly so: it is the next one, or lies before the
 * end of tomorrow. Any other would keep a chat waiting until the clock is there again.
 */
function isBelievable(last: string, question: DigestQuestion, now: number): boolean {
  const tomorrow = addDays(wallTime(now, question.zone).day, 1);
  if (last <= `${dayName(tomorrow)}T24:00`) return true;
  const next = first(slots(question, now, 1), ({ at }) => at > now);
  return next !== null && last <= next.id;
}

/** The first instant after `now` at which a digest can become due. */
export function nextDigestAt(question: DigestQuestion, now: number): number {
  const latest = first(slots(question, now, -1), ({ at }) => at <= now);
  const next = first(slots(question, now, 1), ({ at }) => at > now);
  const instants = [latest, next].filter((slot) => slot !== null).map((slot) => dueAtOf(slot, question));
  return Math.min(...instants.filter((at) => at > now));
}

interface Planned {
  id: string;
  at: number;
}

function first<T>(items: Iterable<T>, wanted: (item: T) => boolean): T | null {
  for (const item of items) if (wanted(item)) return item;
  return null;
}

/** The slots from today on (`step` 1), or back from today (-1), over as many days as a weekly one can leave out. */
function* slots({ schedule, zone }: DigestQuestion, now: number, step: 1 | -1): Generator<Planned> {
  const { day: today } = wallTime(now, zone);
  const times = [...schedule.times].sort();
  const wanted = weekdaysOf(schedule.days);
  for (let count = 0; count <= 14; count++) {
    const day = addDays(today, step * count);
    if (!wanted.includes(weekdayOf(day))) continue;
    for (const time of step === 1 ? times : [...times].reverse()) {
      const at = instantOf(day, time, zone);
      // A zone that changes sides of the date line leaves out a whole day.
      if (wallTime(at, zone).day === day) yield { id: `${dayName(day)}T${time}`, at };
    }
  }
}

function dueAtOf({ at }: Planned, { quiet, zone }: DigestQuestion): number {
  return quietUntil(quiet, zone, at) ?? at;
}
