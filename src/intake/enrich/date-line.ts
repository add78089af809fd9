import { weekdays } from '../../core/linguistics/dates.js';
import { everyPhrase, everyWord, languages } from '../../core/linguistics/languages.js';
import { fold } from '../../core/text.js';
import type { Attributes } from '../html/markup-stream.js';
import { readDate, type WrittenDate } from '../read/dates.js';
import { agencyNames, byAlone, phrasePattern, roles, towns } from '../read/name-words.js';
import { westernDate } from '../read/western-date.js';

const published = [...everyWord(({ dates }) => dates?.published)];
const beside = new Set([...published, ...everyWord(({ dates }) => dates?.beside), ...weekdays]);
const writers = everyPhrase(({ writers }) => writers).map(phrasePattern);
const updates = languages.flatMap(({ dates }) => dates?.updates.split(', ') ?? []).map(phrasePattern);
/** They name the last change rather than the publication. */
const update = new RegExp(updates.join('|'), 'i');
const updateWord = new RegExp(`^(?:${updates.join('|')})`, 'i');

/** Where something else begins in a line: `… | …`, `… Updated …`, `… Autor: …`. */
const parting = new RegExp(
  `\\s[|•·]\\s|[\\s.,;–—-]+(?<!\\p{L})(?=${[...updates, ...published.map(phrasePattern)].join('|')}|(?:${writers.join('|')})\\s?:)`,
  'iu',
);

const dateShape =
  /\d{1,2}(?:\.|er|st|nd|rd|th|º)?\s+(?:de\s+|of\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+|del\s+)?\d{4}(?!\d)|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)|(?<!\d)\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)/u;
const timeShape = /(?<![\d/.-])\d{1,2}[:.h]\d{2}(?![\d/-])/;
/** Zones, and hosts that stand before the date. */
const besideAnywhere =
  /^(?:[ap]m|wi[bt]|wita|gmt|utc|bst|e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|cet|cest|wes?t|eest|eet|mesz?|mez|ist|sgt|myt|pht|jst|kst|msk|\p{L}{3,9}day|hrs|[\p{L}\d-]+\.\p{L}{2,6})$/iu;

/** It stands among the roles, and beside a date it is that of the site. */
const copyright = /^\W*copyright\b/i;
const anyYear = /[\d\u0660-\u0669\u06f0-\u06f9]{4}/;
const longestLine = 240;
const longestDate = 120;

/** How to read a date that leaves something open: the IANA zone of the publisher and the page's language, BCP 47. */
export interface DateContext {
  timezone: string | null;
  language: string | null;
}

/** A date that a line of text tells. */
export interface ShownDate extends WrittenDate {
  updated: boolean;
}

/**
 * The dates of a line that is nothing but dates with their times, `Jumat, 24 Juli 2026 | 12.40 WIB`, or that has such
 * parts: `By A | July 24, 2026 10:30 | Updated …`. A date within a sentence is not meant.
 */
export function readDates(line: string, context: DateContext): ShownDate[] {
  if (line.length > longestLine || !anyYear.test(line) || copyright.test(line)) return [];
  const western = westernDate(line);
  const whole = readLine(western, context);
  if (whole !== null) return [whole];
  return western.split(parting).flatMap((part) => readLine(part.replace(/\s\/\s*$/, ''), context) ?? []);
}

function readLine(line: string, { timezone, language }: DateContext): ShownDate | null {
  if (line.length > longestDate) return null;
  const date = dateShape.exec(line);
  if (date === null) return null;
  const around = `${line.slice(0, date.index)} ${line.slice(date.index + date[0].length)}`;
  // Of two dates nobody knows which one the words beside them mean.
  if (dateShape.test(around)) return null;
  const time = timeShape.exec(around);
  const rest = around
    .replace(time?.[0] ?? '', ' ')
    .replace(/[\d:+]+/g, ' ')
    .replace(/\b([ap])\.\s?m\b\.?/gi, '$1m')
    .split(/[\s,|()/•·–—-]+|[:.](?=\s|$)/)
    .filter((word) => word !== '');
  const updated = isUpdate(line);
  const isByline = byline.test(line);
  const isKnown = (word: string) =>
    isBeside(word) || (isByline && partOfByline.test(word)) || (updated && updateWord.test(word));
  if (!rest.every(isKnown)) return null;
  const start = Math.min(date.index, time === null ? line.length : line.indexOf(time[0]));
  const written = readDate(line.slice(start), timezone, language);
  return written === null ? null : { ...written, updated };
}

/** `By Jane Doe, 11:35AM, Mon. Jun. 10, 2019` */
const byline = new RegExp(`^(?:${byAlone})\\s`, 'iu');
const partOfByline = new RegExp(`^(?:\\p{Lu}|(?:${byAlone})$)`, 'u');

/** Agencies and places stand beside dates as well. */
const isBeside = (word: string) =>
  beside.has(word.toLowerCase()) ||
  besideAnywhere.test(word) ||
  [agencyNames, roles, towns].some((names) => names.has(fold(word)));

/** Whether a text speaks of the last change rather than of the publication. */
export function isUpdate(text: string): boolean {
  return update.test(text);
}

/** The date that an element marks: a `time`, `pubdate`, microdata's `itemprop`, hAtom's `<abbr class="published" title="2026-…">`. */
export function markedDate(tag: string, attributes: Attributes): string | null {
  if (tag === 'time' || attributes.has('pubdate'))
    return attributes.get('datetime') ?? attributes.get('content') ?? attributes.get('title') ?? '';
  if (attributes.get('itemprop') === 'datePublished') return attributes.get('content') ?? null;
  const isMarked = tag === 'abbr' && /\bpublished\b/.test(attributes.get('class') ?? '');
  return isMarked ? (attributes.get('title') ?? '') : null;
}
