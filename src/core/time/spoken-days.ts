import type { DigestSchedule } from '../digest.js';
import { dayNames, everyDay, weekend, workingDays } from '../linguistics/clock-words.js';

/** Whether it names days, which a digest may not have: `mon wed fri`, `weekends`. */
export const namesDays = (text: string) =>
  weekend.test(text.toLowerCase()) || dayNames.some((pattern) => pattern.test(text.toLowerCase()));

/**
 * Takes the days out of what somebody said about a digest: `weekdays 7am`, `setiap senin jam 7`. `days` is null where none
 * are said; where several are named `rest` still has them, so that it is no time either.
 */
export function readDays(text: string): { days: DigestSchedule['days'] | null; rest: string } {
  const said = text.toLowerCase();
  const without = (pattern: RegExp) => said.replace(pattern, ' ').replace(/\s+/g, ' ').trim();
  if (workingDays.test(said)) return { days: 'weekdays', rest: without(workingDays) };
  if (everyDay.test(said)) return { days: 'daily', rest: without(everyDay) };
  const named = dayNames.findIndex((pattern) => pattern.test(said));
  const rest = named < 0 ? said : without(dayNames[named] as RegExp);
  if (named < 0 || dayNames.some((pattern) => pattern.test(rest))) return { days: null, rest: said };
  return { days: { weekday: named + 1 }, rest };
}
