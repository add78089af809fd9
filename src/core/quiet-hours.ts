import { z } from 'zod';
import { addDays, clockTimeSchema, instantOf, wallTime } from './time/clock-time.js';

/** From when until when nothing is posted, each day, by the chat's own clock; past midnight where `to` is the earlier one. */
export const quietHoursSchema = z
  .object({ from: clockTimeSchema, to: clockTimeSchema })
  .refine(({ from, to }) => from !== to, 'begin and end at different times');

/** See {@link quietHoursSchema}. */
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** The end of the quiet hours that an instant falls into; null when it falls into none. In milliseconds since 1970. */
export function quietUntil(quiet: QuietHours | null, zone: string, at: number): number | null {
  if (quiet === null) return null;
  const { from, to } = quiet;
  const { day: today } = wallTime(at, zone);
  // Those that began yesterday may last until today.
  for (const day of [addDays(today, -1), today]) {
    const start = instantOf(day, from, zone);
    const end = instantOf(to > from ? day : addDays(day, 1), to, zone);
    if (start <= at && at < end) return end;
  }
  return null;
}

/** Whether an instant falls into quiet hours. */
export function isQuiet(quiet: QuietHours | null, zone: string, at: number): boolean {
  return quietUntil(quiet, zone, at) !== null;
}
