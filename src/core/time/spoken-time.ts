import { beginWords, endWords, fillers, rangeWords, saysOff } from '../linguistics/clock-words.js';
import type { QuietHours } from '../quiet-hours.js';
import {
  dayLength,
  readDayPart,
  readTime,
  type SaidTime,
  type TimeExpression,
  timesOf,
  tokensOf,
} from './time-expression.js';

/** A time as a text mentions it, perhaps as the beginning or end of something. */
interface MentionedTime extends TimeExpression {
  /** Whether words before it make it the time at which something begins or ends. */
  side: 'begin' | 'end' | undefined;
  /** Whether it is said to be how long a thing goes on: `20-21`, `8 to 9`. */
  isEnd: boolean;
}

/** The times that one {@link MentionedTime} can mean. */
interface PossibleTimes extends Pick<MentionedTime, 'side' | 'isEnd'> {
  times: SaidTime;
}

/**
 * Reads times as people say them, in English and Indonesian: `10pm`, `22.30`, `jam 10 malam`, `setengah sepuluh malam`,
 * `noon`. A time that can be two, such as `9`, has both; where another of them shows a clock of 24 hours it has one.
 * @returns null where anything else is said.
 */
export function readTimes(text: string): SaidTime[] | null {
  return readMentions(text)?.map(({ times }) => times) ?? null;
}

function readMentions(text: string): PossibleTimes[] | null {
  const tokens = tokensOf(text);
  const mentioned: MentionedTime[] = [];
  let at = 0;
  let side: MentionedTime['side'];
  let isEnd = false;
  while (tokens !== null && at < tokens.length) {
    const token = tokens[at] ?? '';
    if (fillers.has(token) || token === '-' || token === ',') {
      if (beginWords.has(token)) side = 'begin';
      else if (endWords.has(token)) side = 'end';
      if (token === '-' || rangeWords.has(token) || endWords.has(token)) isEnd = true;
      at += 1;
      continue;
    }
    const next = readTime(tokens, at) ?? readDayPart(tokens, at);
    if (next === null) return null;
    mentioned.push({ ...next.time, side, isEnd });
    [side, isEnd] = [undefined, false];
    at = next.end;
  }
  if (tokens === null || mentioned.length === 0) return null;
  const is24 =
    mentioned.some(({ form, hour, part }) => form === 'full' && (part === null || hour > 12)) ||
    mentioned.every(({ form, part }) => form === 'paired' && part === null);
  const said = mentioned.flatMap((each) => {
    const times = timesOf(each, is24);
    return times === null ? [] : [{ times, side: each.side, isEnd: each.isEnd }];
  });
  return said.length === mentioned.length ? said : null;
}

/**
 * Reads from when until when it shall be quiet. Several answers: it is not clear which is meant, the shortest first.
 * @returns `off`, or null where two times are not said.
 */
export function readQuietHours(text: string): 'off' | QuietHours[] | null {
  if (saysOff(text)) return 'off';
  const [first, second, ...others] = readMentions(text) ?? [];
  if (first === undefined || second === undefined || others.length > 0) return null;
  // `until 6am from 10pm` says the end first.
  const isTurned = first.side === 'end' || second.side === 'begin';
  if (isTurned && (first.side === 'begin' || second.side === 'end')) return null;
  const [from, to] = isTurned ? [second, first] : [first, second];
  const all = from.times.flatMap((begin) => to.times.map((end) => ({ from: begin, to: end })));
  return all
    .filter((hours) => hours.from !== hours.to)
    .sort((left, right) => lengthOf(left) - lengthOf(right) || left.from.localeCompare(right.from));
}

/** Hours to which people are quiet who say from when, and from which those are who say to when. */
const [commonEnds, commonBegins] = [
  ['06:00', '07:00'],
  ['22:00', '23:00'],
];

/** What quiet hours may be meant where only their beginning, or only their end, was said. None where anything else was. */
export function suggestQuietHours(text: string): QuietHours[] {
  const [only, ...others] = readMentions(text) ?? [];
  if (only === undefined || others.length > 0) return [];
  const all = only.times.flatMap((time) =>
    only.side === 'end'
      ? commonBegins.map((from) => ({ from, to: time }))
      : commonEnds.map((to) => ({ from: time, to })),
  );
  return all.filter(({ from, to }) => from !== to);
}

/** The most answers among which a person is asked to choose: each doubtful time doubles them. */
const maxAnswers = 8;

/** Whether it says from when until when, where times are asked for: `8 to 9 pm`, `20-21`, `sampai jam 9`. */
export function saysRange(text: string): boolean {
  return readMentions(text)?.some(({ isEnd }) => isEnd) ?? false;
}

/**
 * Reads the times of a day. Several answers: it is not clear which are meant. A range can mean its beginning, its end, or
 * both. Null where no times are said, or too many that leave morning or evening open.
 */
export function readTimesOfDay(text: string): string[][] | null {
  const all = readMentions(text);
  const said = all?.map(({ times }) => times) ?? null;
  if (all?.some(({ isEnd }) => isEnd)) {
    const [first, second, ...others] = said ?? [];
    if (first === undefined || second === undefined || others.length > 0) return null;
    return timesTogether([[first], [second], [first, second]]);
  }
  return said === null ? null : timesTogether([said]);
}

/** All that lists of said times can mean, each once; null where that is too much to choose among. */
function timesTogether(lists: readonly (readonly SaidTime[])[]): string[][] | null {
  const all: string[][] = [];
  for (const said of lists) {
    const meanings = meaningsOf(said);
    if (meanings === null) return null;
    all.push(...meanings);
  }
  const each = [...new Map(all.map((list) => [list.join(), list])).values()];
  return each.length > maxAnswers ? null : each;
}

function meaningsOf(said: readonly SaidTime[]): string[][] | null {
  if (said.reduce((count, times) => count * times.length, 1) > maxAnswers) return null;
  const all = said.reduce<string[][]>(
    (lists, times) => lists.flatMap((list) => times.map((time) => [...list, time])),
    [[]],
  );
  return all.map((list) => [...new Set(list)].sort());
}

function lengthOf({ from, to }: QuietHours): number {
  return (minutesOf(to) - minutesOf(from) + dayLength) % dayLength;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
