import {
  afterHour,
  beforeHour,
  beginWords,
  clockTerms,
  type DayPart,
  dayParts,
  endWords,
  fillers,
  hourWords,
  joinedWords,
  minuteWords,
  namedTimes,
  openTimes,
  rangeWords,
  saysOff,
} from './linguistics/clock-words.js';
import type { QuietHours } from './quiet-hours.js';

/** The times, as `HH:MM`, that one said time can mean: one, or two where it leaves morning or evening open. */
export type SaidTime = readonly string[];

/** A time as it was said, before it is clear by which clock. In minutes. */
interface Heard {
  /** The hour as it was said, 0 to 24. */
  hour: number;
  /** Minutes after that hour; before it where negative. */
  minutes: number;
  part: DayPart | null;
  /** How it is written: only a clock of 24 hours has `full`'s 13 to 24, 0 and leading zeros; `paired` is like `10:00`. */
  form: 'full' | 'paired' | 'short';
  /** Whether words before it make it the time at which something begins or ends. */
  side?: 'begin' | 'end' | undefined;
  /** See {@link Said}. */
  isEnd?: boolean;
  /** What a part of the day without an hour may mean. */
  open?: SaidTime;
}

/** A time with what it was said to be: see {@link Heard}. */
interface Said {
  times: SaidTime;
  side: Heard['side'];
  /** Whether it is said to be how long a thing goes on: `20-21`, `8 to 9`. */
  isEnd: boolean;
}

const dayLength = 24 * 60;

/**
 * Reads times as people say them, in English and Indonesian: `10pm`, `22.30`, `jam 10 malam`, `setengah sepuluh malam`,
 * `noon`. A time that can be two, such as `9`, has both; where another of them shows a clock of 24 hours it has one.
 * @returns null where anything else is said.
 */
export function readTimes(text: string): SaidTime[] | null {
  return readSaid(text)?.map(({ times }) => times) ?? null;
}

function readSaid(text: string): Said[] | null {
  const tokens = tokensOf(text);
  const heard: Heard[] = [];
  let at = 0;
  let side: Heard['side'];
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
    const next = readTime(tokens, at) ?? readOpen(tokens, at);
    if (next === null) return null;
    heard.push({ ...next.heard, side, isEnd });
    [side, isEnd] = [undefined, false];
    at = next.end;
  }
  if (tokens === null || heard.length === 0) return null;
  const is24 =
    heard.some(({ form, hour, part }) => form === 'full' && (part === null || hour > 12)) ||
    heard.every(({ form, part }) => form === 'paired' && part === null);
  const said = heard.flatMap((each) => {
    const times = timesOf(each, is24);
    return times === null ? [] : [{ times, side: each.side, isEnd: each.isEnd ?? false }];
  });
  return said.length === heard.length ? said : null;
}

/**
 * Reads from when until when it shall be quiet. Several answers: it is not clear which is meant, the shortest first.
 * @returns `off`, or null where two times are not said.
 */
export function readQuietHours(text: string): 'off' | QuietHours[] | null {
  if (saysOff(text)) return 'off';
  const [first, second, ...others] = readSaid(text) ?? [];
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
  const [only, ...others] = readSaid(text) ?? [];
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
  return readSaid(text)?.some(({ isEnd }) => isEnd) ?? false;
}

/**
 * Reads the times of a day. Several answers: it is not clear which are meant. A range can mean its beginning, its end, or
 * both. Null where no times are said, or too many that leave morning or evening open.
 */
export function readTimesOfDay(text: string): string[][] | null {
  const all = readSaid(text);
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

/** The most words of what is read: a day has few times. */
const maxTokens = 60;

/** Numbers that no clock shows: `10.5`, and the seconds of `07.30.00`, which are no time of their own. */
const noClock = /\d[.:]\d(?!\d)|\d[.:]\d+[.:]\d/;

function tokensOf(text: string): string[] | null {
  let folded = text.normalize('NFKC').toLowerCase();
  for (const [pattern, word] of joinedWords) folded = folded.replace(pattern, word);
  if (noClock.test(folded)) return null;
  const tokens = folded.match(/\d{1,2}[:.h]\d{2}(?!\d)|\d{1,4}(?:h(?![a-z]))?|\p{L}+|[^\s]/gu) ?? [];
  const known = tokens.map((token) =>
    /^[-–—−~>→]$/.test(token) ? '-' : /^[,;/.&+]$/.test(token) ? ',' : token,
  );
  return known.length > maxTokens ? null : known;
}

/** Reads one time: `malam jam 10`, `setengah 10 malam`, `10 lewat 15 malam`. */
function readTime(tokens: readonly string[], start: number): { heard: Heard; end: number } | null {
  let at = start;
  const word = () => tokens[at] ?? '';
  // A single letter stands behind an hour only: `a quarter past nine`.
  const before = word();
  let part = before.length === 1 ? null : (dayParts.get(before) ?? null);
  if (part !== null) at += 1;
  // `10pm tonight to 6`: what stands before a range's end belongs to its beginning.
  while (clockTerms.has(word())) at += 1;
  const named = namedTimes.get(word());
  if (named !== undefined && part === null) {
    const heard: Heard = { hour: Number(named.slice(0, 2)), minutes: 0, part: exactly, form: 'short' };
    return { heard, end: at + 1 };
  }
  let minutes = beforeHour.get(word()) ?? 0;
  const isCounted = minutes !== 0;
  if (isCounted) at += 1;
  const said = hourOf(word());
  if (said === null || (isCounted && said.minutes !== null)) return null;
  at += 1;
  minutes += said.minutes ?? 0;
  const counted = isCounted || said.minutes !== null ? null : countedMinutes(tokens, at);
  if (counted !== null) {
    minutes = counted.minutes;
    at = counted.end;
  }
  if (part === null) {
    const behind = partBehind(tokens, at, said.hour);
    part = behind.part;
    at = behind.end;
  } else if (word() === before) at += 1;
  // `8 jam` says how long, not when.
  if (clockTerms.has(word()) && at + 1 === tokens.length) return null;
  return { heard: { hour: said.hour, minutes, part, form: said.form }, end: at };
}

/** Reads a part of the day that stands for itself: `malam sampai pagi`. Behind a time it only says more of that. */
function readOpen(tokens: readonly string[], at: number): { heard: Heard; end: number } | null {
  const open = openTimes.get(tokens[at] ?? '');
  const before = tokens[at - 1];
  const isAlone = before === undefined || before === '-' || before === ',' || fillers.has(before);
  if (open === undefined || !isAlone) return null;
  return { heard: { hour: 0, minutes: 0, part: exactly, form: 'short', open }, end: at + 1 };
}

const exactly: DayPart = (hour) => hour;

/** The part of the day behind an hour: `malam`, `in the evening`, `at night`; `12 midnight`. */
function partBehind(
  tokens: readonly string[],
  start: number,
  hour: number,
): { part: DayPart | null; end: number } {
  let at = start;
  while (['in', 'the', 'at'].includes(tokens[at] ?? '')) at += 1;
  const word = tokens[at] ?? '';
  const named = hour === 12 ? namedTimes.get(word) : undefined;
  if (named !== undefined) return { part: () => Number(named.slice(0, 2)), end: at + 1 };
  const part = dayParts.get(word);
  // `jam 10, malam jam 11`: what introduces the next time does not belong to this one.
  return part === undefined ? { part: null, end: start } : { part, end: at + 1 };
}

/** `lewat 15 menit`, `kurang seperempat`. */
function countedMinutes(tokens: readonly string[], start: number): { minutes: number; end: number } | null {
  const sign = afterHour.get(tokens[start] ?? '');
  const word = tokens[start + 1] ?? '';
  const count = minuteWords.get(word) ?? hourWords.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : 60);
  if (sign === undefined || count >= 60) return null;
  const end = start + 2;
  return { minutes: sign * count, end: tokens[end] === 'menit' ? end + 1 : end };
}

/** `10`, `ten`, `22.30`, `2230`, `22h`. */
function hourOf(word: string): { hour: number; minutes: number | null; form: Heard['form'] } | null {
  const inWords = hourWords.get(word);
  if (inWords !== undefined) return { hour: inWords, minutes: null, form: 'short' };
  const [, digits = '', minutes = null] = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?$/.exec(word) ?? [];
  const hour = Number(digits);
  if (digits === '' || hour > 24 || Number(minutes ?? 0) > 59) return null;
  if (hour === 24 && Number(minutes ?? 0) > 0) return null;
  const isFull = hour > 12 || hour === 0 || digits.startsWith('0') || word.endsWith('h');
  const isPaired = minutes !== null && digits.length === 2;
  return {
    hour,
    minutes: minutes === null ? null : Number(minutes),
    form: isFull ? 'full' : isPaired ? 'paired' : 'short',
  };
}

/** What a time can mean; null for one that no clock shows. */
function timesOf({ hour, minutes, part, open }: Heard, is24: boolean): SaidTime | null {
  if (open !== undefined) return open;
  if (part !== null) {
    const shown = part(hour);
    return shown === null ? null : [format(shown, minutes)];
  }
  if (is24) return [format(hour, minutes)];
  const other = hour === 12 ? 0 : hour + 12;
  return [format(hour, minutes), format(other, minutes)];
}

function format(hour: number, minutes: number): string {
  const all = (((hour * 60 + minutes) % dayLength) + dayLength) % dayLength;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(all / 60))}:${two(all % 60)}`;
}
