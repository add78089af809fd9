import { squash, truncate } from '../../core/text.js';
import { plainText } from '../html/html-text.js';

/** More items than these are not handed on: the newest are. */
export const maxItems = 500;
/** The longest text of an item that is handed on, in UTF-16 units: the lead stands at its beginning. */
export const longestText = 8000;
/** A longer guid names nothing. */
export const longestGuid = 2048;

const maxCategories = 30;
const longestCategory = 100;
const longestHeadline = 500;
const headlineFromText = 100;

/** A title in bounds, else the first words of the text. */
export function headlineOf(title: string, text: string): string {
  return title === '' ? truncate(squash(text), headlineFromText) : truncate(title, longestHeadline);
}

/** At most `max` UTF-16 units, no character cut in two. */
export function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : text
        .slice(0, max)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}

/** How much of an article's own text is handed on, in UTF-16 units. */
export const bodyBeginning = 1500;
/** A text of this length is more than a lead, in UTF-16 units. */
const longLead = 400;

/**
 * The beginning of an article beside its description, which goes before it; null where the description is long itself, or
 * the article is hardly more than it.
 * @param read the article itself, from so many units of its source at most: every item is read at every poll.
 */
export function bodyBeside(text: string, read: (most: number) => string): { body: string } | null {
  if (text === '' || text.length >= longLead) return null;
  const body = read(4 * bodyBeginning);
  return body.length >= 2 * longLead ? { body: cut(body, bodyBeginning) } : null;
}

/** The first language among tags such as `en-GB`, `id_ID`, as its primary subtag; `in` is Java's old code for `id`. */
export function languageCode(tags: readonly (string | null | undefined)[]): string | null {
  for (const tag of tags) {
    const code = /^([a-z]{2,3})(?:[-_]|$)/.exec(tag?.trim().toLowerCase() ?? '')?.[1];
    if (code !== undefined) return code === 'in' ? 'id' : code;
  }
  return null;
}

/** Categories as plain text, each once; keywords are lists with commas. */
export function tidyCategories(categories: readonly string[], keywords: readonly string[] = []): string[] {
  const found = new Map<string, string>();
  const listed = keywords.slice(0, maxCategories).flatMap((list) => list.slice(0, 4000).split(/[,;]/));
  for (const written of [...categories.slice(0, maxCategories * 4), ...listed.slice(0, maxCategories * 4)]) {
    const category = plainText(written.slice(0, 4000));
    if (category === '' || category.length > longestCategory || found.size >= maxCategories) continue;
    const key = category.toLowerCase();
    if (!found.has(key)) found.set(key, category);
  }
  return [...found.values()];
}

/** The `most` with the latest date, in the order they came in; those without a date are left out first. */
export function newest<T>(items: readonly T[], most: number, date: (item: T) => number | null): T[] {
  if (items.length <= most) return [...items];
  return items
    .map((item, index) => ({ item, index, date: date(item) ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.date === b.date ? a.index - b.index : b.date - a.date))
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}
