import { z } from 'zod';
import { KabarError } from '../../core/errors.js';
import { paragraphs, plainText, readMarkup } from '../html/html-text.js';
import { tidyText } from '../html/lines.js';
import { readFeedAuthors } from './authors.js';
import { compareItems } from './compare-items.js';
import { parseDate } from './dates.js';
import { houseOf } from './house.js';
import { resolveLink } from './links.js';
import type { House } from './names.js';
import type { ParsedFeed, ParsedItem, ReadOptions } from './parsed-feed.js';
import { isSign } from './signs.js';
import {
  bodyBeside,
  cut,
  headlineOf,
  languageCode,
  longestGuid,
  longestText,
  maxItems,
  newest,
  tidyCategories,
} from './texts.js';

/** A wrong field is lost, nothing else. */
const text = z.string().optional().catch(undefined);
const textOrNumber = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const author = z.object({ name: text }).optional().catch(undefined);
const authors = z.array(author).optional().catch(undefined);

/** https://www.jsonfeed.org/version/1.1/#items-a-name-items-a */
const itemSchema = z.object({
  id: textOrNumber,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: textOrNumber,
  date_modified: textOrNumber,
  author,
  authors,
  tags: z.array(text).optional().catch(undefined),
  language: text,
});

/** https://www.jsonfeed.org/version/1.1/#top-level-a-name-top-level-a */
const feedSchema = z.object({
  title: text,
  home_page_url: text,
  feed_url: text,
  language: text,
  author,
  authors,
  hubs: z
    .array(z.object({ type: text, url: text }).optional().catch(undefined))
    .optional()
    .catch(undefined),
  items: z.array(z.unknown()),
});

type JsonItem = z.infer<typeof itemSchema>;
type JsonFeed = z.infer<typeof feedSchema>;

/** Reads JSON Feed 1.0 and 1.1. Throws a KabarError where the text is something else. */
export function readJsonFeed(source: string, options: ReadOptions): ParsedFeed {
  const parsed = feedSchema.safeParse(parseJson(source));
  if (!parsed.success) {
    throw new KabarError(
      'This is JSON, but not a JSON Feed: it has no list of items.',
      'Check the address of the feed.',
    );
  }
  const feed = parsed.data;
  const warnings: string[] = [];
  const listed = feed.items.filter(isObject);
  if (listed.length < feed.items.length)
    warnings.push(`${feed.items.length - listed.length} of its items are no objects`);
  const language = languageCode([feed.language, options.language]);
  const house = houseOf(feed.home_page_url ?? options.url, [plainText(feed.title ?? '')]);
  const names = namesOf(feed, house);
  if (listed.length > maxItems) {
    warnings.push(`it lists ${listed.length} items; only the newest ${maxItems} were read`);
  }
  // Only those that are kept are looked at closely: that is what takes long.
  const items = newest(listed, maxItems, dateOf)
    .map((item) => itemSchema.parse(item))
    .map((item) => readItem(item, { options, language, house, authors: names }));
  compareItems(items, []);
  return {
    format: 'json',
    title: headlineOf(plainText(feed.title ?? ''), '') || null,
    link: resolveLink(feed.home_page_url, options.url),
    language,
    hub: hubOf(feed, options.url),
    ttlSeconds: null,
    items,
    warnings,
  };
}

/** Feeds nest half a dozen deep. V8 keeps what is open outside the memory that a thread's limit counts. */
const deepest = 512;
/** Objects and lists together: some for each of 100,000 items. Each takes up to 100 bytes, however short it is written. */
const maxParts = 500_000;

function parseJson(source: string): unknown {
  const excess = excessOf(source);
  if (excess !== null) throw new KabarError(`This JSON ${excess}.`, 'Check the address of the feed.');
  try {
    return JSON.parse(source);
  } catch (cause) {
    // The parser's own words quote the feed's text, so they are not passed on.
    const words = cause instanceof SyntaxError ? cause.message : '';
    const place = Number(/position (\d+)/.exec(words)?.[1] ?? source.length);
    const isCutOff = place >= source.trimEnd().length || words.includes('Unterminated');
    throw new KabarError(
      isCutOff ? 'This JSON is cut off.' : 'This looks like JSON, but cannot be parsed.',
      'It is tried again at the next poll; tell the publisher if it lasts.',
    );
  }
}

/** Why a text would take up too much memory as JSON; null where it would not. */
function excessOf(source: string): string | null {
  let depth = 0;
  let parts = 0;
  for (let index = 0; index < source.length; index++) {
    const char = source.charCodeAt(index);
    if (char === codes.quote) index = endOfString(source, index);
    else if (char === codes.object || char === codes.list) {
      if (++depth > deepest) return `is nested more than ${deepest} deep`;
      if (++parts > maxParts) return 'holds more parts than any feed';
    } else if (char === codes.endOfObject || char === codes.endOfList) depth--;
  }
  return null;
}

const codes = { quote: 0x22, object: 0x7b, list: 0x5b, endOfObject: 0x7d, endOfList: 0x5d };

/** Where the quote stands that ends the string which one at `start` begins. */
function endOfString(source: string, start: number): number {
  let end = source.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(source, end)) end = source.indexOf('"', end + 1);
  return end < 0 ? source.length : end;
}

function isEscaped(source: string, at: number): boolean {
  let backslashes = 0;
  while (source[at - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dateOf(item: object): number | null {
  const written = 'date_published' in item ? item.date_published : null;
  return typeof written === 'string' || typeof written === 'number' ? parseDate(String(written)) : null;
}

interface About {
  options: ReadOptions;
  language: string | null;
  house: House;
  authors: string[];
}

function readItem(item: JsonItem, { options, language, house, authors: inherited }: About): ParsedItem {
  const body = textOf(item);
  const names = namesOf(item, house);
  const guid = tidyText(item.id ?? '');
  const image = [item.image, item.banner_image, ...body.images.map(({ src }) => src)]
    .map((address) => resolveLink(address, options.url))
    .find((address): address is string => address !== null && !isSign(address));
  const date = (written: string | null | undefined) =>
    parseDate(written, options.timezone, language ?? options.language);
  const updatedAt = date(item.date_modified);
  return {
    guid: guid === '' || guid.length > longestGuid ? null : guid,
    guidIsPermalink: false,
    link: resolveLink(item.url ?? item.external_url ?? (/^https?:/.test(guid) ? guid : null), options.url),
    headline: headlineOf(plainText((item.title ?? '').slice(0, longestText)), body.text),
    text: body.text === '' ? null : body.text,
    ...contentOf(item, body.text),
    authors: names.length > 0 ? names : inherited,
    publishedAt: date(item.date_published) ?? updatedAt,
    updatedAt,
    language: languageCode([item.language]) ?? language,
    image: image === undefined ? null : { url: image, credit: null },
    categories: tidyCategories((item.tags ?? []).map((tag) => tag ?? '')),
  };
}

function textOf(item: JsonItem): { text: string; images: { src: string }[] } {
  const html = readMarkup((item.content_html ?? '').slice(0, 4 * longestText));
  const plain = [item.summary, item.content_text].map((each) =>
    paragraphs((each ?? '').slice(0, 4 * longestText)),
  );
  const found = plain.find((each) => each !== '') ?? html.text;
  return { text: cut(found, longestText), images: html.images };
}

/** The beginning of the article itself, where the item gives it beside a summary. */
function contentOf(item: JsonItem, text: string): { body: string } | null {
  const { content_text: plain = '', content_html: html = '' } = item;
  return bodyBeside(text, (most) => paragraphs(plain.slice(0, most)) || readMarkup(html.slice(0, most)).text);
}

/** `authors` of 1.1 before `author` of 1.0. */
function namesOf(holder: Pick<JsonFeed, 'author' | 'authors'>, house: House): string[] {
  const names = readFeedAuthors(
    (holder.authors ?? []).map((each) => each?.name ?? ''),
    house,
  );
  return names.length > 0 ? names : readFeedAuthors([holder.author?.name ?? ''], house);
}

function hubOf(feed: JsonFeed, url: string): ParsedFeed['hub'] {
  const named = feed.hubs?.find((each) => each?.type?.toLowerCase() === 'websub');
  const hub = resolveLink(named?.url, url);
  return hub === null ? null : { hub, self: resolveLink(feed.feed_url, url) ?? url };
}
