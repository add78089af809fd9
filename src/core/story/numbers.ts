import { everyPattern, everyWord, storyLanguages } from '../linguistics/languages.js';
import { fold } from '../text.js';
import type { Stems } from './stem.js';

/** The numbers of an article, in forms that can be compared. */
export interface Numbers {
  /** `4.5%`, `1800000000`: shares apart from counts and sums. Years, dates and hours are left out. */
  all: Stems;
  /** Scores and votes, `3-1`, with the greater number first. */
  scores: Stems;
  /** The magnitude of a quake. */
  magnitude: number | null;
  /** The days that it names by day and month: `14.9`. */
  dates: Stems;
}

/** The number of a month by its first three letters, in every language. */
const monthNumbers: ReadonlyMap<string, number> = new Map(
  storyLanguages.flatMap(({ story }) =>
    story.dates.months.split(' ').map((name, place): [string, number] => [name, place + 1]),
  ),
);
const anyMonth = [...monthNumbers.keys()].join('|');
const leadingMonth = storyLanguages
  .filter(({ story }) => story.dates.monthFirst)
  .map(({ story }) => story.dates.months.replaceAll(' ', '|'))
  .join('|');
const month = `(${anyMonth})[a-z]*\\.?`;
const named = new RegExp(`\\b(?:(\\d{1,2}) ${month}|${month} (\\d{1,2}))(?![\\d:.])`, 'g');
const written = /\b(\d{1,2})[/](\d{1,2})(?:[/]\d{2,4})?\b/g;

function datesOf(folded: string): Set<string> {
  const dates = new Set<string>();
  for (const [, before, first, second, after] of folded.matchAll(named)) {
    dates.add(`${Number(before ?? after)}.${monthNumbers.get(first ?? second ?? '') ?? 0}`);
  }
  for (const [, day, number] of folded.matchAll(written)) {
    if (Number(day) <= 31 && Number(number) <= 12) dates.add(`${Number(day)}.${Number(number)}`);
  }
  return dates;
}

/** Numbers as words, in all languages. */
export const speltNumbers: ReadonlyMap<string, number> = new Map(
  storyLanguages.flatMap(({ story }) =>
    story.numbers.split(' ').map((word, place): [string, number] => [word, place + 2]),
  ),
);

const scales = (
  [
    ['trillion', 1e12],
    ['billion', 1e9],
    ['million', 1e6],
    ['thousand', 1e3],
  ] as const
).map(([name, factor]) => {
  const words = [...everyWord(({ story }) => story?.scales[name])].join('|');
  return { form: new RegExp(`^(?:${words})\\b`), factor };
});

const [clockBefore, clockBehind, counted, percent, beforeMagnitude, behindMagnitude] = [
  everyPattern(({ story }) => story?.clock.before),
  everyPattern(({ story }) => story?.clock.behind),
  everyPattern(({ story }) => story?.counted),
  everyPattern(({ story }) => story?.percent),
  everyPattern(({ story }) => story?.magnitude.before),
  everyPattern(({ story }) => story?.magnitude.behind),
];

const noise: readonly RegExp[] = [
  /\(\s*\d{1,2}\s*[/-]\s*\d{1,2}(?:\s*[/-]\s*\d{2,4})?\s*\)/g,
  /\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b/g,
  new RegExp(String.raw`\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)?\d{2})?\b(?!\s*(?:${counted}))`, 'g'),
  new RegExp(String.raw`\b(?:${clockBefore})\s+\d{1,2}[.:]\d{2}`, 'g'),
  new RegExp(String.raw`\b\d{1,2}[.:]\d{2}\s*(?:${clockBehind})`, 'g'),
  /\b\d{1,2}:\d{2}\b/g,
  new RegExp(`\\b\\d{1,2}\\s+(?:${anyMonth})[a-z]*`, 'g'),
  new RegExp(`\\b(?:${leadingMonth})[a-z]*\\.? \\d{1,2}\\b`, 'g'),
];

const magnitudes = new RegExp(
  String.raw`\b(?:${beforeMagnitude}|m)[\s-]*(\d(?:[.,]\d)?)\b|\b(\d[.,]\d)[\s-]*(?:${behindMagnitude})`,
);

const amounts = new RegExp(
  String.raw`(rp\.?\s?|us\$|a\$|[$€£])?\s?(\d+(?:[.,]\d+)*)\s*(%|${percent}|\p{L}+)?`,
  'gu',
);

const share = new RegExp(`^(?:%|${percent})`);

/** Finds the numbers of a text. Pure. */
export function numbersOf(text: string): Numbers {
  const folded = ` ${fold(text)} `;
  let rest = noise.reduce((left, each) => left.replace(each, ' '), folded);
  const scores = new Set<string>();
  rest = rest.replace(
    /(?<![\d.,%$])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d.,]*[%\d]|-)/g,
    (match, left, right) => {
      const [low, high] = [Number(left), Number(right)].sort((one, other) => one - other);
      if (high === undefined || high > 160) return match;
      scores.add(`${high}-${low}`);
      return ' ';
    },
  );
  const quake = magnitudes.exec(rest);
  const magnitude = quake === null ? null : Number((quake[1] ?? quake[2] ?? '').replace(',', '.'));
  const all = new Set<string>();
  for (const match of rest.matchAll(amounts)) {
    const [, money, digits = '', after = ''] = match;
    const scale = shortRupiah(money, after) ?? scales.find(({ form }) => form.test(after))?.factor ?? 1;
    const value = numberIn(digits) * scale;
    const isShare = share.test(after);
    if (isShare || money !== undefined || value > 1) all.add(isShare ? `${value}%` : String(value));
  }
  for (const word of rest.match(/\p{L}+/gu) ?? []) {
    const number = speltNumbers.get(word);
    if (number !== undefined) all.add(String(number));
  }
  return { all, scores, magnitude, dates: datesOf(folded) };
}

/** `Rp 29 T` and `Rp441,5 M`: a billion is not written so beside other money. */
function shortRupiah(money: string | undefined, after: string): number | undefined {
  if (!money?.startsWith('rp')) return undefined;
  return after === 't' ? 1e12 : after === 'm' ? 1e9 : undefined;
}

/** Whether a number stands among others, or is one of them in fewer digits: `2.4 million` for `2,407,000`, `5.72` for `5,729,876`. */
export function isAmong(number: string, others: Stems): boolean {
  if (others.has(number)) return true;
  const own = significant(number);
  return own !== null && [...others].some((other) => isShortFor(own, significant(other)));
}

interface Significant {
  digits: string;
  /** How many digits it has in all. */
  length: number;
}

/** The digits of a sum without the noughts at its end; null for what is small, or a share. */
function significant(number: string): Significant | null {
  if (!/^\d{4,}$/.test(number)) return null;
  return { digits: number.replace(/0+$/, ''), length: number.length };
}

/** Nobody means two sums by three digits or more that are the same: cut or rounded, whichever of them is shorter. */
function isShortFor(one: Significant, other: Significant | null): boolean {
  if (other === null || one.length !== other.length) return false;
  const [short, long] = one.digits.length < other.digits.length ? [one, other] : [other, one];
  const count = short.digits.length;
  if (count < 2 || count > 3) return false;
  const rounded = Math.round(Number(`0.${long.digits}`) * 10 ** count);
  return long.digits.startsWith(short.digits) || rounded === Number(short.digits);
}

/** Whichever of point and comma stands before three digits parts thousands, else decimals. */
function numberIn(digits: string): number {
  return Number(digits.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
}
