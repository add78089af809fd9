import {
  afterHour,
  beforeHour,
  clockTerms,
  type DayPart,
  dayParts,
  fillers,
  hourWords,
  joinedWords,
  minuteWords,
  namedTimes,
  openTimes,
} from '../linguistics/clock-words.js';

/** The times, as `HH:MM`, that one said time can mean: one, or two where it leaves morning or evening open. */
export type SaidTime = readonly string[];

/** A time as it is written, before it is clear by which clock. In minutes. */
export interface TimeExpression {
  /** The hour as it was said, 0 to 24. */
  hour: number;
  /** Minutes after that hour; before it where negative. */
  minutes: number;
  part: DayPart | null;
  /** How it is written: only a clock of 24 hours has `full`'s 13 to 24, 0 and leading zeros; `paired` is like `10:00`. */
  form: 'full' | 'paired' | 'short';
  /** What a part of the day without an hour may mean. */
  open?: SaidTime;
}

/** The minutes of a day. */
export const dayLength = 24 * 60;

/** The most words of what is read: a day has few times. */
const maxTokens = 60;

/** Numbers that no clock shows: `10.5`, and the seconds of `07.30.00`, which are no time of their own. */
const noClock = /\d[.:]\d(?!\d)|\d[.:]\d+[.:]\d/;

/** The words, numbers and signs of a text; null where there are too many, or a number that no clock shows. */
export function tokensOf(text: string): string[] | null {
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
export function readTime(
  tokens: readonly string[],
  start: number,
): { time: TimeExpression; end: number } | null {
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
    const time: TimeExpression = {
      hour: Number(named.slice(0, 2)),
      minutes: 0,
      part: exactly,
      form: 'short',
    };
    return { time, end: at + 1 };
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
  return { time: { hour: said.hour, minutes, part, form: said.form }, end: at };
}

/** Reads a part of the day that stands for itself: `malam sampai pagi`. Behind a time it only says more of that. */
export function readDayPart(
  tokens: readonly string[],
  at: number,
): { time: TimeExpression; end: number } | null {
  const open = openTimes.get(tokens[at] ?? '');
  const before = tokens[at - 1];
  const isAlone = before === undefined || before === '-' || before === ',' || fillers.has(before);
  if (open === undefined || !isAlone) return null;
  return { time: { hour: 0, minutes: 0, part: exactly, form: 'short', open }, end: at + 1 };
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
function hourOf(word: string): { hour: number; minutes: number | null; form: TimeExpression['form'] } | null {
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
export function timesOf({ hour, minutes, part, open }: TimeExpression, is24: boolean): SaidTime | null {
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
