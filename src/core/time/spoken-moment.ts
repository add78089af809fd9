import { besideDays, dayNames, daysAhead, momentWords, monthNames } from '../linguistics/clock-words.js';
import { addDays, type CalendarDay, instantOf, wallTime, weekdayOf } from './clock-time.js';
import { readTimes } from './spoken-time.js';

/** When a day is meant to begin, where no time is said: nobody waits for midnight. */
const morning = ['07:00'];

/**
 * The next instant that somebody names, by the clock of a zone: `monday 7am`, `besok pagi`, `jam 7`, `31 desember`. Of two
 * that can be meant, the one that comes first. Null where anything else is said.
 * @param now milliseconds since 1970, as is the answer.
 */
export function readMoment(text: string, now: number, zone: string): number | null {
  const said = momentWords.reduce((all, [words, word]) => all.replace(words, word), text.toLowerCase());
  const { days, rest } = daysIn(said, wallTime(now, zone).day);
  const time = rest.replace(besideDays, ' ').trim();
  const [times = [], ...others] = time === '' && days !== null ? [morning] : (readTimes(time) ?? []);
  if (others.length > 0) return null;
  const today = wallTime(now, zone).day;
  const instants = (days ?? [today, addDays(today, 1)]).flatMap((day) =>
    times.map((each) => instantOf(day, each, zone)),
  );
  const coming = instants.filter((at) => at > now);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** The days that a text may mean, and what else it says; null where it names none. */
function daysIn(said: string, today: CalendarDay): { days: CalendarDay[] | null; rest: string } {
  for (const [pattern, ahead] of daysAhead) {
    if (pattern.test(said)) return { days: [addDays(today, ahead)], rest: said.replace(pattern, ' ') };
  }
  for (const [index, pattern] of monthNames.entries()) {
    const { before, behind } = pattern.exec(said)?.groups ?? {};
    const date = Number(before ?? behind);
    if (Number.isNaN(date)) continue;
    const year = new Date(today).getUTCFullYear();
    const days = [year, year + 1].map((each) => Date.UTC(each, index, date));
    return { days, rest: said.replace(pattern, ' ') };
  }
  const named = dayNames.findIndex((pattern) => pattern.test(said));
  if (named < 0) return { days: null, rest: said };
  const ahead = (named + 1 - weekdayOf(today) + 7) % 7;
  const days = [addDays(today, ahead), addDays(today, ahead + 7)];
  return { days, rest: said.replace(dayNames[named] as RegExp, ' ') };
}
