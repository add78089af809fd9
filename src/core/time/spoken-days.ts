import { type DigestSchedule, daysOf, weekdaysOf } from '../digest.js';
import {
  addedDays,
  dayNames,
  everyDay,
  exceptBehind,
  exceptDays,
  throughDays,
  weekend,
  workingDays,
} from '../linguistics/clock-words.js';

/** What stands for several days, with these. */
const several: readonly (readonly [RegExp, readonly number[]])[] = [
  [weekend, [6, 7]],
  [workingDays, weekdaysOf('weekdays')],
  [everyDay, weekdaysOf('daily')],
];

const single = dayNames.map((pattern, index) => [pattern, [index + 1] as const] as const);

/**
 * Takes the days out of what somebody said about a digest: `weekdays 7am`, `setiap senin dan kamis jam 7`, `every day
 * except Sunday`. `days` is null where none are said.
 * @param now the days from which those are left out that are said alone, `not on Thursday`, or to which they come: `and
 * Saturday too`.
 */
export function readDays(
  text: string,
  now: DigestSchedule['days'] = 'daily',
): { days: DigestSchedule['days'] | null; rest: string } {
  const typed = text.toLowerCase();
  const said = exceptBehind.test(typed) ? `except ${typed.replace(exceptBehind, '')}` : typed;
  const except = exceptDays.exec(said);
  const out = except === null ? [] : namedDays(said.slice(except.index)).days;
  if (except === null || out.length === 0) {
    const { days, rest } = namedDays(said);
    if (days.length === 0) return { days: null, rest };
    const isAdded = said.trim().search(addedDays) >= 0;
    return isAdded
      ? { days: daysOf([...weekdaysOf(now), ...days]), rest: rest.replace(addedDays, ' ').trim() }
      : { days: daysOf(days), rest };
  }
  const wanted = namedDays(said.slice(0, except.index));
  const left = namedDays(said.slice(except.index).replace(exceptDays, ' ')).rest;
  const days = (wanted.days.length > 0 ? wanted.days : weekdaysOf(now)).filter((day) => !out.includes(day));
  return { days: days.length === 0 ? null : daysOf(days), rest: `${wanted.rest} ${left}`.trim() };
}

/** All days that a text names, and the text without their names. */
function namedDays(text: string): { days: number[]; rest: string } {
  const stretch = daysThrough(text);
  const days = stretch?.days ?? [];
  let rest = stretch?.rest ?? text;
  for (const [pattern, meant] of [...several, ...single]) {
    if (!pattern.test(rest)) continue;
    days.push(...meant);
    rest = rest.replace(pattern, ' ');
  }
  return { days, rest: rest.replace(/\s+/g, ' ').trim() };
}

/** The days of `Monday to Friday`, over the end of a week too: `Saturday to Monday`. Null where none are said so. */
function daysThrough(text: string): { days: number[]; rest: string } | null {
  const named = single
    .flatMap(([pattern, [day]]) => {
      const found = pattern.exec(text);
      return found === null ? [] : [{ day, from: found.index, to: found.index + found[0].length }];
    })
    .sort((left, right) => left.from - right.from);
  const [first, last] = named;
  if (first === undefined || last === undefined) return null;
  if (!throughDays.test(text.slice(first.to, last.from))) return null;
  const count = ((last.day - first.day + 7) % 7) + 1;
  const days = Array.from({ length: count }, (_, ahead) => ((first.day - 1 + ahead) % 7) + 1);
  return { days, rest: `${text.slice(0, first.from)} ${text.slice(last.to)}` };
}
