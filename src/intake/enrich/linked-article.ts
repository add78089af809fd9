import { words } from '../../core/text.js';
import { canonicalLink, linkKey } from '../canonical-link.js';
import { readDate } from '../read/dates.js';
import { resolveLink } from '../read/links.js';
import { isPlaceholder } from '../read/signs.js';
import { isArticle, isNode, type LinkedNode, list, nodesOf, textOf } from './json-ld.js';
import type { Dates } from './page-facts.js';

/** What a page's linked data says of its article; names are as written. */
export interface LinkedArticle {
  headline: string | null;
  description: string | null;
  authors: string[];
  editors: string[];
  /** Names of the publisher, of whatever node. */
  publishers: string[];
  dates: Dates;
  image: { url: string; credit: string | null } | null;
  link: string | null;
  section: string | null;
  keywords: string[];
  language: string | null;
}

/** What the page itself says, to tell its article from others that it lists. */
export interface PageSigns {
  url: string;
  timezone: string | null;
  /** BCP 47, as written. */
  language: string | null;
  /** Canonical link and titles, from the tags of the page. */
  link: string | null;
  titles: readonly string[];
}

/** The page's own article among all linked data of the page; null where there is none, or no telling which. */
export function linkedArticle(data: readonly unknown[], signs: PageSigns): LinkedArticle | null {
  const nodes = data.flatMap(nodesOf);
  const ids = new Map<string, LinkedNode>();
  for (const node of nodes) {
    const id = node['@id'];
    if (typeof id === 'string' && Object.keys(node).length > 1 && !ids.has(id)) ids.set(id, node);
  }
  const articles = nodes.filter(isArticle);
  const chosen =
    articles.length > 0 ? choose(articles, signs) : nodes.filter(isDatedPage).slice(0, 1).map(datesOf);
  if (chosen.length === 0) return null;
  const facts = chosen.map((node) => factsOf(node, ids, signs));
  const first = <T>(pick: (each: LinkedArticle) => T | null): T | null =>
    facts.map(pick).find((value) => value !== null) ?? null;
  const firstList = (pick: (each: LinkedArticle) => string[]): string[] =>
    facts.map(pick).find((found) => found.length > 0) ?? [];
  return {
    headline: first((each) => each.headline),
    description: first((each) => each.description),
    authors: firstList((each) => each.authors),
    editors: facts.flatMap((each) => each.editors),
    publishers: [...facts.flatMap((each) => each.publishers), ...nodes.filter(isHouse).flatMap(namesOf)],
    dates: {
      published: facts.flatMap((each) => each.dates.published),
      updated: facts.flatMap((each) => each.dates.updated),
    },
    image: first((each) => each.image),
    link: first((each) => each.link),
    section: first((each) => each.section),
    keywords: firstList((each) => each.keywords),
    language: first((each) => each.language),
  };
}

/** A `WebPage` with the article's dates stands where a site names no article. */
const isDatedPage = (node: LinkedNode) =>
  list(node['@type']).includes('WebPage') && node.datePublished !== undefined;
/** Its name and description are the site's as well. */
const datesOf = ({ datePublished, dateModified }: LinkedNode): LinkedNode => ({
  datePublished,
  dateModified,
});

/** The nodes of the page's article: one is believed; of several, those that fit the page or say the same. */
function choose(articles: LinkedNode[], signs: PageSigns): LinkedNode[] {
  if (articles.length < 2) return articles;
  const keys = new Set([signs.url, signs.link].flatMap((link) => keyOf(link, signs.url)));
  const score = (node: LinkedNode) => {
    const fitsLink = keyOf(linkOf(node, signs.url), signs.url).some((key) => keys.has(key));
    return (fitsLink ? 2 : 0) + (fitsTitle(textOf(node.headline), signs.titles) ? 1 : 0);
  };
  const scores = articles.map(score);
  const best = Math.max(...scores);
  if (best > 0) return articles.filter((_, index) => scores[index] === best);
  const headlines = new Set(articles.map((node) => words(textOf(node.headline) ?? '').join(' ')));
  return headlines.size === 1 ? articles : [];
}

/** What an address is compared by; nothing where it is none. */
function keyOf(address: string | null, base: string): string[] {
  const link = canonicalLink(resolveLink(address, base) ?? '');
  return link === null ? [] : [linkKey(link)];
}

/** Whether a headline is one of the titles, perhaps with the site's name behind it or cut off. */
export function fitsTitle(headline: string | null, titles: readonly string[]): boolean {
  const own = words(headline ?? '').join(' ');
  if (own === '') return false;
  return titles.some((title) => {
    const other = words(title).join(' ');
    const shorter = Math.min(own.length, other.length);
    return own === other || (shorter >= 12 && (own.startsWith(other) || other.startsWith(own)));
  });
}

/** Whether a heading tells a title in other words: three long words, and half of its own, stand in both. */
export function tellsTheSame(heading: string, title: string): boolean {
  const own = words(heading).filter((word) => word.length > 3);
  const other = new Set(words(title));
  const shared = own.filter((word) => other.has(word)).length;
  return shared >= 3 && shared * 2 >= own.length;
}

function factsOf(node: LinkedNode, ids: ReadonlyMap<string, LinkedNode>, signs: PageSigns): LinkedArticle {
  const resolve = (value: unknown) => list(value).map((entry) => resolved(entry, ids));
  const dates = (value: unknown) => readDate(textOf(value), signs.timezone, signs.language) ?? [];
  // What calls itself a house is one, whatever it is called.
  const persons = (value: unknown) => resolve(value).filter((each) => !isNode(each) || !isHouse(each));
  const publishers = resolve(node.publisher);
  return {
    headline: textOf(node.headline) ?? textOf(node.name),
    description: textOf(node.description),
    // Where a house stands as the author, the writer may be named as the creator.
    authors: (persons(node.author).length > 0 ? persons(node.author) : persons(node.creator))
      .filter((person) => !isEditor(person))
      .flatMap(namesOf),
    editors: resolve(node.editor).flatMap(namesOf),
    publishers: publishers
      .filter((each) => !isNode(each) || list(each['@type']).length < 2 || isHouse(each))
      .flatMap(namesOf),
    dates: {
      published: [dates(node.datePublished)].flat(),
      updated: [dates(node.dateModified)].flat(),
    },
    image: imageOf([...resolve(node.image), ...resolve(node.thumbnailUrl)], publishers, signs.url),
    link: linkOf(node, signs.url),
    section: textOf(node.articleSection),
    keywords: list(node.keywords).flatMap((entry) => textOf(isNode(entry) ? entry.name : entry) ?? []),
    language: textOf(isNode(node.inLanguage) ? node.inLanguage.alternateName : node.inLanguage),
  };
}

/** What one who does nothing but edit is called; an `Editor at Large` or a `Science Editor` writes. */
const editorsTitle =
  /^(?:(?:copy|night|duty|web|sub-?)\s?)?editor$|^(?:penyunting|redaktur|penyelaras bahasa)\b/i;

/** A reference by `@id` is the node that bears it. */
function resolved(value: unknown, ids: ReadonlyMap<string, LinkedNode>): unknown {
  if (!isNode(value) || value.name !== undefined || value.url !== undefined) return value;
  return ids.get(String(value['@id'])) ?? value;
}

function namesOf(value: unknown): string[] {
  if (!isNode(value)) return textOf(value) === null ? [] : [textOf(value) as string];
  const names = list(value.name).flatMap((name) => textOf(name) ?? []);
  const parts = [value.givenName, value.additionalName, value.familyName].flatMap(
    (part) => textOf(part) ?? [],
  );
  // A login beside the name.
  const isWhole = names.length > 1 || /\s/.test(names[0] ?? '');
  return parts.length > 1 && !isWhole ? [parts.join(' ')] : names;
}

function isEditor(value: unknown): boolean {
  return isNode(value) && editorsTitle.test((textOf(value.jobTitle) ?? '').trim());
}

function isHouse(node: LinkedNode): boolean {
  const types = list(node['@type']).map(String);
  // The owner of a site may be both: a person who publishes it.
  return types.some((type) => /Organization$|^WebSite$/.test(type)) && !types.includes('Person');
}

function linkOf(node: LinkedNode, base: string): string | null {
  const page = node.mainEntityOfPage;
  const candidates = [node.url, isNode(page) ? (page['@id'] ?? page.url) : page, node['@id']];
  const written = candidates.find((each) => typeof each === 'string' && /^(?:https?:\/)?\//.test(each));
  return resolveLink(textOf(written), base);
}

/** The widest picture that is not the publisher's sign. */
function imageOf(images: readonly unknown[], publishers: readonly unknown[], base: string) {
  const addressOf = (image: unknown) =>
    isNode(image)
      ? (resolveLink(textOf(image.url), base) ?? resolveLink(textOf(image.contentUrl), base))
      : resolveLink(textOf(image), base);
  const logos = new Set(publishers.flatMap((each) => (isNode(each) ? list(each.logo) : [])).map(addressOf));
  let best: { url: string; credit: string | null; width: number } | null = null;
  for (const image of images) {
    const url = addressOf(image);
    if (url === null || logos.has(url) || isPlaceholder(url)) continue;
    const width = isNode(image) ? Number.parseInt(String(image.width), 10) || 0 : 0;
    if (best === null || width > best.width) best = { url, credit: creditOf(image), width };
  }
  return best === null ? null : { url: best.url, credit: best.credit };
}

function creditOf(image: unknown): string | null {
  if (!isNode(image)) return null;
  const by = [image.creditText, image.creator, image.copyrightHolder, image.author];
  const names = by.flatMap((value) => list(value).flatMap(namesOf));
  return names[0]?.slice(0, 200) ?? null;
}
