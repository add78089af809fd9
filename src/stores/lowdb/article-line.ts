import { type Article, articleIdPattern } from '../../core/article.js';
import { topicIdPattern } from '../../core/topic.js';
import { sharedList, sharedOrigins, sharedPublisher } from './compact-article.js';
import { ascii, LineCursor } from './line-cursor.js';
import { areOrigins, isLink as isAnyLink } from './plain-forms.js';

/* An article, and an identity key, as nearly all lines of `articles.json` tell them. A start reads tens of thousands. */

const tokens = {
  id: ascii('{"id":'),
  link: ascii(',"link":'),
  headline: ascii(',"headline":'),
  summary: ascii(',"summary":'),
  authors: ascii(',"authors":['),
  publishedAt: ascii('],"publishedAt":'),
  updatedAt: ascii(',"updatedAt":'),
  language: ascii(',"language":'),
  image: ascii(',"image":'),
  url: ascii('{"url":'),
  credit: ascii(',"credit":'),
  endOfImage: ascii('}'),
  categories: ascii(',"categories":['),
  publisher: ascii('],"publisher":{"id":'),
  name: ascii(',"name":'),
  feed: ascii('},"feed":'),
  topics: ascii(',"topics":['),
  story: ascii('],"story":'),
  revision: ascii(',"revision":'),
  seenAt: ascii(',"seenAt":'),
  summaryRules: ascii(',"summaryRules":'),
  origins: ascii(',"origins":'),
  comma: ascii(','),
  null: ascii('null'),
  list: ascii('['),
};

const cursor = new LineCursor();

/** Reads an article, compact, from its line; null where the line has another form. See {@link EntryReader}. */
export function articleIn(bytes: Buffer, from: number, end: number): Article | null {
  cursor.begin(bytes, from);
  // In the order of the line.
  const article: Article = {
    id: cursor.after(tokens.id).text(),
    link: cursor.after(tokens.link).text(),
    headline: cursor.after(tokens.headline).text(),
    summary: textOrNull(tokens.summary),
    authors: texts(tokens.authors),
    publishedAt: numberOrNull(tokens.publishedAt),
    updatedAt: numberOrNull(tokens.updatedAt),
    language: cursor.after(tokens.language).skip(tokens.null) ? null : cursor.sharedText(),
    image: imageOrNull(),
    categories: texts(tokens.categories),
    publisher: publisher(),
    feed: cursor.after(tokens.feed).sharedText(),
    topics: texts(tokens.topics),
    story: textOrNull(tokens.story),
    revision: cursor.after(tokens.revision).number(),
    seenAt: cursor.after(tokens.seenAt).number(),
  };
  if (!cursor.isAt(end)) Object.assign(article, rareFields(end));
  const isRight =
    cursor.isAt(end) &&
    articleIdPattern.test(article.id) &&
    isLink(article.link) &&
    article.headline !== '' &&
    (article.image === null || isLink(article.image.url)) &&
    article.topics.every(isTopic) &&
    article.revision > 0;
  return isRight ? article : null;
}

/** Reads an identity key and the id of its article from their line; null where the line has another form. */
export function keyIn(bytes: Buffer, from: number, end: number): [string, string] | null {
  cursor.begin(bytes, from);
  const key = cursor.after(tokens.list).text();
  const article = cursor.after(tokens.comma).sharedText();
  return cursor.isAt(end) ? [key, article] : null;
}

function rareFields(end: number): Pick<Article, 'summaryRules' | 'origins'> {
  const rare: Pick<Article, 'summaryRules' | 'origins'> = {};
  if (cursor.skip(tokens.summaryRules)) rare.summaryRules = cursor.number();
  if (cursor.skip(tokens.origins)) {
    const json = cursor.rest(end);
    const origins = sharedOrigins(json, () => originsIn(json));
    if (origins === null) cursor.stop();
    else rare.origins = origins;
  }
  return rare;
}

function originsIn(json: string): NonNullable<Article['origins']> | null {
  try {
    const value = JSON.parse(json);
    return areOrigins(value) ? value : null;
  } catch {
    // Other fields stand behind them.
    return null;
  }
}

const textOrNull = (mark: Buffer) => (cursor.after(mark).skip(tokens.null) ? null : cursor.text());
const numberOrNull = (mark: Buffer) => (cursor.after(mark).skip(tokens.null) ? null : cursor.number());

/** Names and topics, which many articles have. */
function texts(mark: Buffer): string[] {
  cursor.pass(mark);
  const found: string[] = [];
  if (cursor.isAtText()) {
    do found.push(cursor.sharedText());
    while (cursor.skip(tokens.comma));
  }
  return sharedList(found);
}

function publisher(): Article['publisher'] {
  const id = cursor.after(tokens.publisher).sharedText();
  return sharedPublisher({ id, name: cursor.after(tokens.name).sharedText() });
}

function imageOrNull(): Article['image'] {
  if (cursor.after(tokens.image).skip(tokens.null)) return null;
  const url = cursor.after(tokens.url).text();
  const credit = cursor.after(tokens.credit).skip(tokens.null) ? null : cursor.sharedText();
  cursor.pass(tokens.endOfImage);
  return { url, credit };
}

const isTopic = (topic: string) => topicIdPattern.test(topic);

/** Beginnings of links that were looked at: what stands behind a host can be anything that a URL may hold as it is. */
const knownHosts = new Set<string>();
const maxHosts = 5_000;
const plainLink = /^https?:\/\/[a-z0-9.:-]+\/[!-~]*$/;

/** As `isLink` of the plain forms, in less time: most links begin like others. */
function isLink(link: string): boolean {
  if (!plainLink.test(link)) return isAnyLink(link);
  const host = link.slice(0, link.indexOf('/', 'https://'.length));
  if (knownHosts.has(host)) return true;
  if (!isAnyLink(link)) return false;
  if (knownHosts.size >= maxHosts) knownHosts.clear();
  knownHosts.add(host);
  return true;
}
