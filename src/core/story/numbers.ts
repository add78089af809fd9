import { fold } from '../text.js';

/** The numbers of an article, in forms that can be compared. */
export interface Numbers {
  /** `4.5%`, `1800000000`: shares apart from counts and sums. Years, dates and hours are left out. */
  all: ReadonlySet<string>;
  /** Scores and votes, `3-1`, with the greater number first. */
  scores: ReadonlySet<string>;
  /** The magnitude of a quake. */
  magnitude: number | null;
  /** The days that it names by day and month: `14.9`. */
  dates: ReadonlySet<string>;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec mei agu okt des'.split(' ');
const sameMonth: Readonly<Record<string, number>> = { mei: 5, agu: 8, okt: 10, des: 12 };
const month = `(${months.join('|')})[a-z]*\\.?`;
const named = new RegExp(`\\b(?:(\\d{1,2}) ${month}|${month} (\\d{1,2}))(?![\\d:.])`, 'g');
const written = /\b(\d{1,2})[/](\d{1,2})(?:[/]\d{2,4})?\b/g;

function datesOf(folded: string): Set<string> {
  const monthOf = (name: string) => sameMonth[name] ?? months.indexOf(name) + 1;
  const dates = new Set<string>();
  for (const [, before, first, second, after] of folded.matchAll(named)) {
    dates.add(`${Number(before ?? after)}.${monthOf(first ?? second ?? '')}`);
  }
  for (const [, day, number] of folded.matchAll(written)) {
    if (Number(day) <= 31 && Number(number) <= 12) dates.add(`${Number(day)}.${Number(number)}`);
  }
  return dates;
}

const spelt: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'two dua three tiga four empat five lima six enam seven tujuh eight delapan nine sembilan ten sepuluh eleven',
    'sebelas twelve',
  ]
    .join(' ')
    .split(' ')
    .map((word, index) => [word, Math.floor(index / 2) + 2]),
);

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:trillion|triliun|tn)\b/, 1e12],
  [/^(?:billion|miliar|milyar|bn)\b/, 1e9],
  [/^(?:million|juta|jt|m|mn)\b/, 1e6],
  [/^(?:thousand|ribu|rb|k)\b/, 1e3],
];

const noise: readonly RegExp[] = [
  /\(\s*\d{1,2}\s*[/-]\s*\d{1,2}(?:\s*[/-]\s*\d{2,4})?\s*\)/g,
  /\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b/g,
  /\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)?\d{2})?\b(?!\s*(?:orang|people|rumah|jobs|warga))/g,
  /\b(?:pukul|jam)\s+\d{1,2}[.:]\d{2}/g,
  /\b\d{1,2}[.:]\d{2}\s*(?:wib|wita|wit|am|pm|a\.m|p\.m)/g,
  /\b\d{1,2}:\d{2}\b/g,
  /\b\d{1,2}\s+(?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)[a-z]*/g,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b/g,
];

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
  const quake =
    /\b(?:magnitud[eo]?|magnitude|sr|m)[\s-]*(?:of )?(\d(?:[.,]\d)?)\b|\b(\d[.,]\d)[\s-]*(?:magnitude|sr\b|skala richter|quake|earthquake|tremor|jolt)/.exec(
      rest,
    );
  const magnitude = quake === null ? null : Number((quake[1] ?? quake[2] ?? '').replace(',', '.'));
  const all = new Set<string>();
  for (const match of rest.matchAll(
    /(rp\.?\s?|us\$|a\$|[$€£])?\s?(\d+(?:[.,]\d+)*)\s*(%|persen|percent|per cent|\p{L}+)?/gu,
  )) {
    const [, money, digits = '', after = ''] = match;
    const scale = scales.find(([form]) => form.test(after))?.[1] ?? 1;
    const value = numberIn(digits) * scale;
    const isShare = /^(?:%|persen|percent|per cent)/.test(after);
    if (isShare || money !== undefined || value > 1) all.add(isShare ? `${value}%` : String(value));
  }
  for (const word of rest.match(/\p{L}+/gu) ?? []) {
    if (Object.hasOwn(spelt, word)) all.add(String(spelt[word]));
  }
  return { all, scores, magnitude, dates: datesOf(folded) };
}

/** Whichever of point and comma stands before three digits parts thousands, else decimals. */
function numberIn(digits: string): number {
  return Number(digits.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
}
