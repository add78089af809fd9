import { withoutAsides } from '../../core/summary/boilerplate.js';
import { words } from '../../core/text.js';
import { canonicalLink } from '../canonical-link.js';
import { shortened } from '../read/authors.js';
import { resolveLink } from '../read/links.js';
import { isPlaceholder, isSign } from '../read/signs.js';
import { bodyBeginning, cut, languageCode, longestText, tidyCategories } from '../read/texts.js';
import { isFrontPage, isSameSite } from '../sites.js';
import { nameReader } from './author-names.js';
import type { LinkedArticle } from './linked-article.js';
import type { MetaTags } from './meta-tags.js';
import type { PageBody } from './page-body.js';
import { datesOf } from './page-dates.js';
import type { PageFacts, PageOptions } from './page-facts.js';

/** A page that shows this much of its article shows who wrote it as well, in UTF-16 units. */
const enoughArticle = 600;

/** All that a page holds, as it was met. */
export interface PageSources {
  options: PageOptions;
  /** The linked data of the page's article. */
  linked: LinkedArticle | null;
  meta: MetaTags;
  body: PageBody;
  /** `link rel=canonical`, as written. */
  canonical: string | null;
  /** `html lang`, as written. */
  language: string | null;
  title: string;
}

/** What a page says, each fact from the first source that gives it: linked data, then meta tags, then the text. */
export function gatherFacts(sources: PageSources): PageFacts {
  const { options, linked, meta, body } = sources;
  const headline = linked?.headline ?? body.headline ?? metaTitle(sources);
  return {
    headline,
    lead: leadOf(sources, headline),
    text: beginningOf(body),
    authors: authorsOf(sources),
    ...datesOf(sources),
    image: imageOf(sources),
    canonicalLink: linkOf(sources),
    topicLabel: body.topicLabel ?? meta.all('sections')[0] ?? linked?.section ?? null,
    keywords: tidyCategories([], [...(linked?.keywords ?? []), ...meta.all('keywords')]),
    language:
      languageCode([linked?.language, ...meta.all('languages'), sources.language]) ??
      options.language ??
      null,
    pages: body.pages,
  };
}

/** The beginning of the article's own text, without the lines between that are no news, `Baca juga: …`. */
function beginningOf({ beginning }: PageBody): string | null {
  const text = beginning
    .split('\n')
    .flatMap((line) => withoutAsides([line]))
    .join('\n');
  return text === '' ? null : cut(text, bodyBeginning);
}

/** The page's title in its tags, without the site's name behind it. */
function metaTitle({ meta, title }: PageSources): string | null {
  const written = meta.all('titles')[0] ?? title;
  const own = written.replace(/\s+[|–—-]\s+[^|–—]{2,40}$/, '');
  return own === '' ? null : own;
}

/** The first description that tells something and is whole; one that was cut off only where there is no other. */
function leadOf({ linked, meta, body }: PageSources, headline: string | null): string | null {
  const headlineWords = words(headline ?? '').join(' ');
  const candidates = [linked?.description, ...meta.all('descriptions'), body.lead].filter(
    (text): text is string =>
      typeof text === 'string' && text.length > 20 && words(text).join(' ') !== headlineWords,
  );
  const lead = candidates.find((text) => !/(?:\.\.\.|…)\s*$/.test(text)) ?? candidates[0];
  return lead === undefined ? null : cut(lead, longestText);
}

/**
 * The writers: of the sources that name any, the first. What a page marks as its byline wins against linked data
 * that names others only where a word such as `Penulis:` marks it.
 */
function authorsOf(sources: PageSources): string[] {
  const { linked, meta, body, options } = sources;
  const names = namesFor(sources);
  const writers = names(body.bylines.writers);
  const editors = new Set(
    names([...body.bylines.editors, ...meta.all('editors'), ...(linked?.editors ?? [])]).map(keyOf),
  );
  // An editor counts as an author if the page says so.
  for (const name of [...writers, ...names(meta.all('writers'))]) editors.delete(keyOf(name));
  // Who signs for the site stands in its tags alone: whom an article names, it shows.
  const isShown = (written: readonly string[]) =>
    body.beginning.length < enoughArticle || names(written).some((name) => body.shown.has(name));
  const data = [linked?.authors ?? []].filter(isShown);
  const tags = meta.lists('authors').filter(isShown);
  const owners = meta.lists('owners').filter(isShown);
  const tagged = [...data, ...tags];
  // A byline that a tag confirms outvotes linked data that names others.
  const said = new Set(names(data.flat()).map(keyOf));
  const confirms = (written: string[]) => sameNames(names(written), writers);
  const isOutvoted =
    said.size > 0 && !writers.some((name) => said.has(keyOf(name))) && [...tags, ...owners].some(confirms);
  // A tag may name the second writer, whom the byline or the linked data leaves out.
  const first = body.bylines.areLabelled && writers.length > 0 ? writers.map(keyOf) : [...said];
  const isFuller = (written: string[]) => {
    const all = names(written).map(keyOf);
    return first.length > 0 && all.length > first.length && first.every((name) => all.includes(name));
  };
  // A tag alone may name who entered the story: `By` and names below the headline say more.
  const isBylineFirst = body.bylines.areLabelled || isOutvoted || (said.size === 0 && body.bylines.isSure);
  const isWorn = (written: readonly string[]) => options.areWorn?.(names(written)) === true;
  const ranked = [
    meta.all('writers'),
    ...[body.bylines.writers, ...tags, ...owners].filter(isFuller),
    ...(isBylineFirst ? [body.bylines.writers] : []),
    ...tagged.filter((written) => !isWorn(written)),
    body.bylines.writers,
    ...tagged,
    ...owners,
  ];
  for (const written of ranked) {
    const found = names(written).filter((name) => !editors.has(keyOf(name)));
    if (found.length > 0) return meta.all('papers').length > 0 ? shortened(found) : found;
  }
  return [];
}

/** The names that linked data and meta tags give, whether or not they are taken for the authors. */
export function signatureOf(sources: PageSources): string[] {
  const names = namesFor(sources);
  const lists = [sources.linked?.authors ?? [], ...sources.meta.lists('authors')];
  return lists.map(names).find((found) => found.length > 0) ?? [];
}

/**
 * Whether what stands further below may change the authors: an editor whom the tags name as the author, or a byline that
 * goes before a name which all articles of the site bear.
 */
export function authorsAreDoubtful(sources: PageSources, authors: readonly string[]): boolean {
  const { bylines } = sources.body;
  if (bylines.editors.length > 0) return false;
  const writers = namesFor(sources)(bylines.writers).map(keyOf);
  if (writers.length === 0) return sources.options.areWorn?.(authors) === true;
  return !authors.some((name) => writers.includes(keyOf(name)));
}

const keyOf = (name: string) => words(name).join(' ');

const sameNames = (some: readonly string[], others: readonly string[]) =>
  some.length > 0 && some.map(keyOf).join() === others.map(keyOf).join();

function namesFor({ options, linked, meta }: PageSources) {
  return nameReader(options.url, [
    options.publisherName,
    ...meta.all('houses'),
    ...(linked?.publishers ?? []),
  ]);
}

function imageOf({ options, linked, meta, body }: PageSources): PageFacts['image'] {
  const inMeta = meta.all('images').flatMap((address) => resolveLink(address, options.url) ?? []);
  const found = [linked?.image?.url, ...inMeta.filter((each) => !isPlaceholder(each)), body.image];
  const url = found.find((each) => each != null && !isSign(each));
  return url == null ? null : { url, credit: linked?.image?.credit ?? body.credit };
}

/** A page names itself. One that names the front page, or another site's, is not believed. */
function linkOf({ options, linked, meta, canonical }: PageSources): string | null {
  for (const address of [canonical, ...meta.all('links'), linked?.link]) {
    const resolved = resolveLink(address, options.url);
    const link = resolved === null ? null : canonicalLink(resolved);
    if (link === null || !isSameSite(link, options.url)) continue;
    if (isFrontPage(link) && !isFrontPage(options.url)) continue;
    return link;
  }
  return null;
}
