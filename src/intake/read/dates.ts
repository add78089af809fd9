import { squash } from '../../core/text.js';
import { type DayOrder, dayOrder, orderByZone } from './day-order.js';
import { monthIn, monthOf } from './months.js';
import { westernDate } from './western-date.js';

const hour = 3_600_000;

/** Offsets of the abbreviations that publishers write, in hours. Where one means several, the newsroom's use. */
const zones: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '-10': 'hst',
    '-9': 'akst',
    '-8': 'pst akdt',
    '-7': 'mst pdt',
    '-6': 'cst mdt',
    '-5': 'est cdt',
    '-4': 'edt ast',
    '-3': 'adt brt art',
    '0': 'z ut utc gmt wet',
    '1': 'bst west cet met mez wat',
    '2': 'cest mest mesz eet cat sast',
    '3': 'eest msk eat',
    '4': 'gst',
    '5': 'pkt',
    '5.5': 'ist',
    '5.75': 'npt',
    '7': 'wib ict',
    '8': 'wita sgt myt hkt pht awst',
    '9': 'wit jst kst',
    '9.5': 'acst',
    '10': 'aest',
    '10.5': 'acdt',
    '11': 'aedt',
    '12': 'nzst',
    '13': 'nzdt',
  }).flatMap(([hours, names]) => names.split(' ').map((name): [string, number] => [name, Number(hours)])),
);

/** What American newsrooms write in summer and in winter, behind a time. */
const regions: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};
const regionBehind = /^[\s,.(]*([ECMP]T)\b/;

/** Nothing on the web is older; what claims to be is an unset clock. And nothing is this far ahead. */
const earliest = Date.UTC(1980, 0, 1);
const latest = Date.UTC(2100, 0, 1);

interface Parts {
  year: number;
  month: number;
  day: number;
  hours: number;
  minutes: number;
  seconds: number;
  ms: number;
  /** Whether a time was written; else it is midnight. */
  hasTime: boolean;
  /** In hours, or null where none was written. */
  offset: number | null;
  /** An IANA zone whose offset depends on the day. */
  zone?: string | null;
}

/** A date as it was written. Times are milliseconds. */
export interface WrittenDate {
  /** Since 1970. */
  instant: number;
  /** What clock and calendar show where it was written, as if it were UTC. */
  local: number;
  /** Whether it names a zone: `utc` is what many sites write behind a local time. */
  zone: 'none' | 'utc' | 'other';
  /** Whether it names more than the day. */
  hasTime: boolean;
}

/**
 * The instant that a publisher's date names, in milliseconds since 1970; null when it cannot be read, names
 * no real day or is absurd, never a guess. Reads RFC 822 and 3339 with their usual faults, W3C's shorter
 * forms, seconds and milliseconds since 1970, and dates as people write them in the languages that Kabar knows:
 * `Jumat, 24 Juli 2026 12:40 WIB`, `Selasa (18/6/2024)`, `3 de marzo de 2026 a las 10:15`, `2026年3月3日 10時15分`.
 * Of `3/4/2024` the day stands first where place and language say so; where neither does, it is no date.
 * @param timezone IANA zone of a date that names none. @param language BCP 47 tag of the text.
 */
export function parseDate(
  written: string | null | undefined,
  timezone: string | null = null,
  language: string | null = null,
): number | null {
  return readDate(written, timezone, language)?.instant ?? null;
}

/** The same, with what the text itself shows. */
export function readDate(
  written: string | null | undefined,
  timezone: string | null = null,
  language: string | null = null,
): WrittenDate | null {
  // What is longer than this is no date; cutting it keeps the patterns below cheap.
  const text = squash((written ?? '').slice(0, 120));
  if (text === '') return null;
  const epoch = sinceEpoch(text);
  const date = epoch === null ? calendarDate(text, timezone, language) : ofEpoch(epoch);
  return date !== null && date.instant >= earliest && date.instant < latest ? date : null;
}

const ofEpoch = (instant: number): WrittenDate => ({ instant, local: instant, zone: 'other', hasTime: true });

function calendarDate(text: string, timezone: string | null, language: string | null): WrittenDate | null {
  const parts = readRfc822(text) ?? readIso(text) ?? readWords(text, dayOrder(language, timezone));
  if (parts === null || !isReal(parts)) return null;
  const { year, month, day, hours, minutes, seconds, ms, offset, hasTime } = parts;
  const local = Date.UTC(year, month - 1, day, hours, minutes, seconds, ms);
  const zone = offset === 0 ? 'utc' : offset === null && !parts.zone ? 'none' : 'other';
  return { instant: toInstant(local, offset, parts.zone ?? timezone), local, zone, hasTime };
}

function sinceEpoch(text: string): number | null {
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  return /^\d{13}$/.test(text) ? Number(text) : null;
}

const rfc822 =
  /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) ([a-z]{1,4}|[+-]\d{4})$/i;

/** What nearly every feed writes, read quickly; whatever differs is left to `readWords`. */
function readRfc822(text: string): Parts | null {
  const match = rfc822.exec(text);
  if (match === null) return null;
  const [day = 0, , year = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 7).map(Number);
  const month = monthOf(match[2] ?? '');
  const offset = readOffset(match[7] ?? '');
  return { year, month, day, hours, minutes, seconds, ms: 0, hasTime: true, offset };
}

const iso =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:(?:\s*T\s*|[\s,_]+)(\d{1,2})[:.]?(\d{2})?(?:[:.]?(\d{2}|(?<=:)\d(?!\d))(?:[.,:](\d+))?)?\s*(.*))?)?)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?()\s*(.*)$/;

function readIso(text: string): Parts | null {
  // `2026-03-03T10-15-20`
  const clock = text.replace(/T(\d{2})-(\d{2})-(\d{2})(?!\d)/, 'T$1:$2:$3');
  const match = iso.exec(clock) ?? compact.exec(clock);
  if (match === null) return null;
  const number = (index: number, fallback: number) => Number(match[index] ?? fallback);
  return {
    year: number(1, 0),
    month: number(2, 1),
    day: number(3, 1),
    hours: number(4, 0),
    minutes: number(5, 0),
    seconds: number(6, 0),
    ms: Math.floor(Number(`0.${match[7] || '0'}`) * 1000),
    hasTime: match[4] !== undefined,
    offset: readOffset(match[8] ?? ''),
  };
}

const numericDate = /(?<!\d)(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\d)/;
const colonTime = /(?<!\d)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?!\d)(?:\s*([ap])\.?\s?m\b\.?)?/i;
const dottedTime = /(?<!\d)(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?!\d)/;

/** A date in words or with slashes, its parts in any order. */
function readWords(written: string, order: DayOrder | null): Parts | null {
  // Apart from an offset in brackets, `+0700 (WIB)`, brackets mean nothing: `Selasa (18/6/2024)`.
  let rest = westernDate(written).replace(/[()|]/g, ' ');
  const numeric = numericDate.exec(rest);
  if (numeric !== null && isDay(numeric)) rest = without(rest, numeric);
  const time = colonTime.exec(rest) ?? dottedTime.exec(rest);
  const behind = time === null ? '' : rest.slice(time.index + time[0].length);
  if (time !== null) rest = without(rest, time);
  const day =
    numeric !== null && isDay(numeric)
      ? dayInNumbers(numeric, orderBehind(behind) ?? order)
      : dayInWords(rest);
  if (day === null) return null;
  const zone = regions[regionBehind.exec(behind)?.[1] ?? ''] ?? null;
  const hasTime = time !== null;
  return { ms: 0, hasTime, offset: readOffset(behind), zone, ...day, ...clockTime(time) };
}

function orderBehind(text: string): DayOrder | null {
  const word = /^[\s,.(]*([A-Za-z]{1,4})\b/.exec(text)?.[1] ?? '';
  return zones.has(word.toLowerCase()) || regionBehind.test(text) ? orderByZone(word) : null;
}

const without = (text: string, match: RegExpExecArray) =>
  `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;

function clockTime(time: RegExpExecArray | null) {
  const half = time?.[4]?.toLowerCase();
  const hours = Number(time?.[1] ?? 0);
  return {
    hours: half === 'p' && hours < 12 ? hours + 12 : half === 'a' && hours === 12 ? 0 : hours,
    minutes: Number(time?.[2] ?? 0),
    seconds: Number(time?.[3] ?? 0),
  };
}

type Day = Pick<Parts, 'year' | 'month' | 'day'>;

/** `09.00.30` is a time. */
function isDay([, first, sign, , last]: RegExpExecArray): boolean {
  return first?.length === 4 || last?.length === 4 || (last?.length === 2 && sign === '/');
}

function dayInNumbers(match: RegExpExecArray, order: DayOrder | null): Day | null {
  const [first = 0, second = 0, third = 0] = [match[1], match[3], match[4]].map(Number);
  if (match[1]?.length === 4) return { year: first, month: second, day: third };
  const year = fullYear(match[4] ?? '');
  const isClear = first > 12 || second > 12 || first === second;
  // With full stops nobody writes the month first.
  const known = isClear ? (second > 12 ? 'month' : 'day') : match[2] === '.' ? 'day' : order;
  if (known === null) return null;
  return known === 'month' ? { year, month: first, day: second } : { year, month: second, day: first };
}

function dayInWords(text: string): Day | null {
  const month = monthIn(text);
  if (month === 0) return null;
  // An offset such as +0700 is no year: what follows a sign is passed over.
  const numbers = [...text.matchAll(/(?<![\d+-]|GMT|UTC)\d{1,4}(?!\d)|(?<=\p{L}-)\d{2,4}(?!\d)/gu)].map(
    ([number]) => number,
  );
  const year =
    numbers.find((number) => number.length === 4) ??
    numbers.find((number, index) => index > 0 && number.length === 2);
  const day = numbers.find((number) => number !== year && number.length <= 2) ?? numbers[0];
  if (year === undefined || day === undefined || day.length > 2) return null;
  return { year: fullYear(year), month, day: Number(day) };
}

/** RFC 2822, 4.3: two digits below 50 are of this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** The offset that what follows the time names, in hours: `+0700`, `GMT+7`, `-05:30`, `WIB`, `Z`. */
function readOffset(text: string): number | null {
  const signed = /^[\s,]*(?:GMT|UTC|Z)?\s*([+\u2212-])\s?(\d{1,2}):?(\d{2})?(?!\d)/i.exec(text);
  if (signed !== null) {
    const hours = Number(signed[2]) + Number(signed[3] ?? 0) / 60;
    // Beyond what exists on Earth it says nothing.
    return hours > 14 ? null : signed[1] === '+' ? hours : -hours;
  }
  for (const word of text.match(/[a-z]+/gi) ?? []) {
    const offset = zones.get(word.toLowerCase());
    if (offset !== undefined) return offset;
  }
  return null;
}

function isReal({ year, month, day, hours, minutes, seconds }: Parts): boolean {
  if (month < 1 || month > 12 || day < 1 || hours > 24 || minutes > 59 || seconds > 60) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function toInstant(local: number, offset: number | null, region: string | null): number {
  if (offset !== null) return local - offset * hour;
  if (region === null) return local;
  // The zone's offset is that of the instant which is sought: asked twice, it is right but for the lost hour.
  const guess = local - zoneOffset(region, local);
  return local - zoneOffset(region, guess);
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** How far a zone is ahead of UTC at an instant, in milliseconds; 0 for a zone that the runtime does not know. */
function zoneOffset(timezone: string, instant: number): number {
  if (!formats.has(timezone)) formats.set(timezone, makeFormat(timezone));
  const name = formats
    .get(timezone)
    ?.formatToParts(instant)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /([+-])(\d{2}):(\d{2})/.exec(name ?? '');
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * hour + Number(match[3]) * 60_000);
}

function makeFormat(timezone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}
