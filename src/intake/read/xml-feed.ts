import { isUtf8 } from 'node:buffer';
import RssParser from 'rss-parser';
import { BoundedMap } from '../../core/bounded-map.js';
import { looksLikeMarkup, type MarkupText, paragraphs, readMarkup } from '../html/html-text.js';
import { tidyText } from '../html/lines.js';
import { readFeedAuthors } from './authors.js';
import { asRead, type Reading, readingsOf } from './brief.js';
import { hubOf, ttlOf } from './channel-facts.js';
import { compareItems } from './compare-items.js';
import { parseDate } from './dates.js';
import { houseOf } from './house.js';
import { chooseImage } from './images.js';
import { isWebAddress, resolveLink } from './links.js';
import type { House } from './names.js';
import type { ParsedFeed, ParsedItem, ReadOptions } from './parsed-feed.js';
import type { Source } from './source.js';
import {
  bodyBeside,
  cut,
  headlineOf,
  languageCode,
  longestGuid,
  longestText,
  tidyCategories,
} from './texts.js';
import type { TidyFeed } from './tidy-feed.js';
import { fieldNames } from './vocabulary.js';
import { all, attribute, type Element, type Fields, own } from './xml-element.js';

// Every field as an array, so that nothing of several is lost, and `$`, the attributes, as it stands. The
// library takes such tuples; its types lag behind.
const custom = [
  ['$', '$', { keepArray: true }],
  ...fieldNames.map((name) => [name, `${name}[]`, { keepArray: true }]),
];
const rssParser = new RssParser<Fields, Fields>({
  customFields: { feed: custom as unknown as never[], item: custom as unknown as never[] },
});
// What `tidy` laid out is what xml2js would make of it: the document is read once, not twice.
const parser = Object.assign(rssParser, {
  xmlParser: { parseString: (tree: unknown, done: (error: null, tree: unknown) => void) => done(null, tree) },
});

/** Reads a feed that `tidy` laid out, by rss-parser. @param source from what it was laid out; null if all is read whole. */
export async function readXmlFeed(
  { format, channel, items: written, passedBefore, warnings }: TidyFeed,
  source: Source | null,
  options: ReadOptions,
): Promise<ParsedFeed> {
  const readings = readingsOf(written, source?.about ?? '', options);
  const item = written.map(({ tree }, index) => asRead(tree, readings[index] as Reading));
  const tree: unknown = { rss: { $: { version: '2.0' }, channel: [{ ...channel, item }] } };
  const parsed = await parser.parseString(tree as string);
  const feed = parsed as unknown as Fields;
  const said = languageCode(
    all(feed, 'language').flatMap((element) => [own(element), attribute(element, 'lang')]),
  );
  const language = said ?? languageCode([options.language]);
  const title = headlineOf(titleOf(feed), '') || null;
  const authorsIn = authorReader(linkOf(feed, options.url) ?? options.url, title);
  const about = { options, format, language, authorsIn, authors: authorsIn(authorsOf(feed)) };
  const listed = (parsed.items as unknown as Fields[]).map((fields, index) => ({
    fields,
    reading: readings[index] as Reading,
    index,
  }));
  // A sitemap may list pages among its news: what has no title is none.
  const kept = format === 'sitemap' ? listed.filter(({ fields }) => titleOf(fields) !== '') : listed;
  const left = listed.length - kept.length;
  if (left > 0) warnings.push(`${left} of its addresses are no news`);
  const items = kept.map(({ fields, reading }) => Object.assign(readItem(fields, about, reading), reading));
  const inBrief = written.filter((_, index) => readings[index]?.brief !== undefined);
  const unread = [...(source?.passedItems ?? []), ...inBrief.flatMap(({ source }) => source ?? [])];
  compareItems(items, unread);
  const passed = (source?.passed ?? []).map((print, at) => {
    const before = passedBefore[at] as number;
    return { print, before: left === 0 ? before : kept.filter(({ index }) => index < before).length };
  });
  const first = passed[0]?.before === 0 ? options.brief?.passing : items[0];
  return {
    format,
    title: title ?? publicationOf(kept.map(({ fields }) => fields)),
    link: linkOf(feed, options.url) ?? (format === 'sitemap' ? resolveLink('/', options.url) : null),
    language: said ?? first?.language ?? language,
    hub: hubOf(feed, options.url),
    ttlSeconds: ttlOf(feed),
    items,
    ...(passed.length > 0 && { passed }),
    warnings,
  };
}

/** Authors of feeds as they were read, by how they and their publisher are written. */
const readBefore = new BoundedMap<string, readonly string[]>(2_000);

/** A longer list of authors is read each time: it would take too much room. In UTF-16 units. */
const longestKept = 500;

/** Reads authors as {@link readFeedAuthors} does, mostly once: feeds name the same few again and again. */
function authorReader(url: string, title: string | null): About['authorsIn'] {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  let house: House | null = null;
  return (written) => {
    if (written.length === 0) return [];
    const key = JSON.stringify([host, title, written]);
    const known = readBefore.get(key);
    if (known !== undefined) return [...known];
    house ??= houseOf(url, [title]);
    const found = readFeedAuthors(written, house);
    // A copy: what was cut out of a text keeps the whole text in memory.
    if (key.length <= longestKept) readBefore.set(key, JSON.parse(JSON.stringify(found)));
    return [...found];
  };
}

interface About {
  options: ReadOptions;
  format: TidyFeed['format'];
  language: string | null;
  authorsIn: (written: string[]) => string[];
  authors: string[];
}

function readItem(item: Fields, about: About, { brief }: Reading): ParsedItem {
  const title = titleOf(item);
  const prose = brief !== undefined && title !== '' ? [] : proseOf(item);
  const text = textOf(prose);
  const known = knownBy(item, about, headlineOf(title, text));
  if (brief !== undefined) return { text: null, authors: [], image: null, categories: [], ...known };
  const authors = about.authorsIn(authorsOf(item));
  return {
    text: text === '' ? null : text,
    authors: authors.length > 0 ? authors : about.authors,
    image: chooseImage(item, imagesOf(prose), about.options.url),
    categories: tidyCategories(
      all(item, 'category').map((each) => attribute(each, 'label') || attribute(each, 'term') || own(each)),
      all(item, 'keywords').map(own),
    ),
    ...known,
    ...bodyOf(item, text),
  };
}

/** What an item is known by. */
function knownBy(item: Fields, about: About, headline: string) {
  const { options } = about;
  const link = linkOf(item, options.url);
  const guid = guidOf(item);
  const date = (name: string) =>
    all(item, name)
      .map((element) => parseDate(own(element), options.timezone, about.language ?? options.language))
      .find((instant) => instant !== null) ?? null;
  const updatedAt = date('updated');
  return {
    guid: guid.text ?? (about.format === 'sitemap' ? link : null),
    guidIsPermalink: guid.isPermalink,
    link: link ?? (guid.mayBeLink ? resolveLink(guid.text, options.url) : null) ?? mediaOf(item, options.url),
    headline,
    // An Atom entry need not say when it was published, only when it was updated; a sitemap's `lastmod` is no date of publication.
    publishedAt: date('date') ?? date('other-date') ?? (about.format === 'sitemap' ? null : updatedAt),
    updatedAt,
    language:
      languageCode([
        ...all(item, 'language').map(own),
        item.$?.lang,
        ...all(item, 'title').map((title) => attribute(title, 'lang')),
      ]) ?? about.language,
  };
}

function titleOf(fields: Fields): string {
  for (const element of [...all(fields, 'title'), ...all(fields, 'other-title')]) {
    const title = tidyText(readable(element).text);
    if (title !== '') return title;
  }
  return '';
}

/** What an item says, description, content and lesser texts in this order, each read when it is asked for. */
function proseOf(item: Fields): Prose[] {
  const elements = ['lead', 'body', 'aside'].flatMap((name) => all(item, name));
  return elements.map((element) => {
    let read: MarkupText | null = null;
    return { base: attribute(element, 'base'), read: () => (read ??= readable(element)) };
  });
}

interface Prose {
  base: string;
  read(): MarkupText;
}

function textOf(prose: readonly Prose[]): string {
  for (const { read } of prose) {
    const { text } = read();
    if (text !== '') return cut(text, longestText);
  }
  return '';
}

/** The beginning of the article itself, where the feed gives it beside a description. */
function bodyOf(item: Fields, text: string): { body: string } | null {
  const [element] = all(item, 'body');
  return element === undefined ? null : bodyBeside(text, (most) => readable(element, most).text);
}

/** The pictures in an item's texts. A generator, for long texts are read for them only where there is no other. */
function* imagesOf(prose: readonly Prose[]): Iterable<{ src: string; base: string }> {
  for (const { base, read } of prose) for (const { src } of read().images) yield { src, base };
}

/** An element's words, whichever way it says that they are written. */
function readable(element: Element, most = Number.POSITIVE_INFINITY): MarkupText {
  const type = attribute(element, 'type').toLowerCase();
  const source = own(element).slice(0, most);
  const decoded = attribute(element, 'mode') === 'base64' || isBinary(type) ? fromBase64(source) : null;
  if (decoded !== null) return readMarkup(decoded);
  const isMarkup = attribute(element, 'markup') === 'yes' || type.includes('html');
  return isMarkup || looksLikeMarkup(source) ? readMarkup(source) : { text: paragraphs(source), images: [] };
}

const isBinary = (type: string) => type.includes('/') && !/^text\/|xml$|html/.test(type);

function fromBase64(source: string): string | null {
  const bytes = Buffer.from(source, 'base64');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

function authorsOf(fields: Fields): string[] {
  const authors = all(fields, 'author')
    .map(own)
    .filter((text) => text.trim() !== '');
  return authors.length > 0 ? authors : all(fields, 'other-author').map(own);
}

function guidOf(item: Fields): { text: string | null; isPermalink: boolean; mayBeLink: boolean } {
  const element = all(item, 'guid').find((each) => own(each).trim() !== '');
  const text = tidyText(element === undefined ? (item.$?.about ?? '') : own(element));
  if (text === '' || text.length > longestGuid) return { text: null, isPermalink: false, mayBeLink: false };
  const isAtom = element !== undefined && attribute(element, 'dialect') === 'atom';
  const isPermalink =
    element !== undefined &&
    !isAtom &&
    attribute(element, 'ispermalink').trim().toLowerCase() !== 'false' &&
    isWebAddress(text);
  // An Atom id or an RDF address is a name first, but where there is no link it is the best that we have.
  return {
    text,
    isPermalink,
    mayBeLink: isPermalink || ((isAtom || element === undefined) && isWebAddress(text)),
  };
}

/** Relations that lead to something else than the article itself. */
const isAlternate = (rel: string) => rel === '' || /(?:^|[\s/])alternate$/.test(rel);

/** The page that an item or a feed stands for: text of RSS's `link`, or the best alternate of Atom's. */
function linkOf(fields: Fields, url: string): string | null {
  const links = all(fields, 'link').map((element) => ({
    href: attribute(element, 'href') || own(element),
    rel: attribute(element, 'rel').trim().toLowerCase(),
    type: attribute(element, 'type').toLowerCase(),
    isText: attribute(element, 'href') === '',
    base: attribute(element, 'base') || url,
  }));
  const pages = links.filter(({ rel }) => isAlternate(rel));
  const ranked = [
    ...pages.filter(({ isText }) => isText),
    ...pages.filter(({ isText, type }) => !isText && (type === '' || type.includes('html'))),
    ...pages.filter(({ isText, type }) => !isText && type !== '' && !type.includes('html')),
  ];
  for (const { href, base } of ranked) {
    const link = resolveLink(href, base);
    if (link !== null) return link;
  }
  return null;
}

/** What can be heard or seen of an item that has no page. */
function mediaOf(fields: Fields, url: string): string | null {
  const media = all(fields, 'enclosure').find((each) => /^(?:audio|video)\//i.test(attribute(each, 'type')));
  return media === undefined ? null : resolveLink(attribute(media, 'url'), url);
}

/** A sitemap has no title; its news name the publication that they stand in. */
function publicationOf(items: readonly Fields[]): string | null {
  const names = items.flatMap((item) => all(item, 'publication').map((element) => tidyText(own(element))));
  return names.find((name) => name !== '') ?? null;
}
