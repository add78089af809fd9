import { readFileSync } from 'node:fs';
import { lead } from '../../src/core/summary.js';
import { createPageReader } from '../../src/intake/enrich/page-reader.js';
import type { ParsedItem } from '../../src/intake/read/parsed-feed.js';
import { read } from '../intake/read/read.js';

/** A description as a feed gives it, and the sentences that an editor would print. */
export interface JudgedSummary {
  language: string;
  publisher: string;
  headline: string;
  html: string;
  /** Whole, if they are short or stand in one block; else any number of them from the first one on. */
  expect: string[];
  /** A standfirst that would do as well. */
  orElse?: string;
}

/** What a feed's author element or a page says, and who wrote it. */
export type JudgedAuthors = {
  publisher: string;
  expect: string[];
  orElse?: string[];
} & (
  | { from: 'feed'; text: string }
  | { from: 'item'; format: 'rss' | 'atom' | 'json'; item: string }
  | { from: 'page'; host: string; html: string }
);

/** A page, and when it was published: an instant to the minute, or null where it must not be told. */
export interface JudgedDate {
  host: string;
  timezone?: string;
  html: string;
  at: string | null;
  updated?: string;
  /** None is as good. */
  orNone?: true;
}

/**
 * The part of a judged set: `dev` is looked at while working, `held` once at the end. `more` was written later, by
 * somebody who had not read the rules, in four goes; its few faults were mended then, so that all of it is to stay right.
 */
export function judged<T>(name: 'summaries' | 'authors' | 'dates', part: 'dev' | 'held' | 'more'): T[] {
  const file = new URL(`../fixtures/editor/${name}-${part}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A description as its feed's item. */
async function itemOf({
  html,
  headline,
  language,
  publisher,
}: JudgedSummary): Promise<ParsedItem | undefined> {
  const feed = await read(
    `<rss version="2.0"><channel><title>${escaped(publisher)}</title><link>https://feed.example/</link><language>${language}</language><item><title>${escaped(headline)}</title><description>${escaped(html)}</description></item></channel></rss>`,
  );
  return feed.items[0];
}

/** The text that Kabar reads in a description. */
export async function textOf(judgedCase: JudgedSummary): Promise<string | null> {
  return (await itemOf(judgedCase))?.text ?? null;
}

/** The summary that Kabar makes of a description in a feed. */
export async function summaryOf(judgedCase: JudgedSummary): Promise<string | null> {
  const item = await itemOf(judgedCase);
  return item?.text == null ? null : lead(item.text, item.headline, item.language, judgedCase.publisher);
}

/** Whether a summary is one that the judge takes. */
export function isRightSummary(summary: string | null, { expect, orElse, html }: JudgedSummary): boolean {
  if (summary === null || expect.length === 0) return summary === null && expect.length === 0;
  const told = closeUp(summary);
  if (orElse !== undefined && told === closeUp(orElse)) return true;
  const whole = expect.join(' ');
  const mayStop = whole.length > 200 || html.includes('</p><p>');
  const fewest = mayStop ? 1 : expect.length;
  return expect.some(
    (_, index) => index + 1 >= fewest && told === closeUp(expect.slice(0, index + 1).join(' ')),
  );
}

/** Chinese and Japanese have no space between sentences. */
const closeUp = (text: string) => text.replace(/(?<=[。！？])\s+/g, '');

/** The authors that Kabar reads. */
export async function authorsOf(judgedCase: JudgedAuthors): Promise<string[]> {
  if (judgedCase.from === 'page') {
    const reader = createPageReader({
      url: `https://${judgedCase.host}/2026/a-story`,
      publisherName: judgedCase.publisher,
    });
    reader.write(judgedCase.html);
    return reader.end().authors;
  }
  const feed = await read(feedOf(judgedCase));
  return feed.items[0]?.authors ?? [];
}

const namespaces =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"';

/** A feed whose one item says what the case does of its authors. */
function feedOf(judgedCase: Exclude<JudgedAuthors, { from: 'page' }>): string {
  const { publisher } = judgedCase;
  if (judgedCase.from === 'feed' || judgedCase.format === 'rss') {
    const fields =
      judgedCase.from === 'feed' ? `<dc:creator>${escaped(judgedCase.text)}</dc:creator>` : judgedCase.item;
    return `<rss version="2.0" ${namespaces}><channel><title>${escaped(publisher)}</title><link>https://feed.example/</link><item><title>A story</title>${fields}</item></channel></rss>`;
  }
  if (judgedCase.format === 'atom')
    return `<feed xmlns="http://www.w3.org/2005/Atom"><title>${escaped(publisher)}</title><id>x</id><updated>2026-03-03T10:15:00Z</updated><link href="https://feed.example/"/><entry><title>A story</title><id>y</id><link href="https://feed.example/y"/><updated>2026-03-03T10:15:00Z</updated>${judgedCase.item}</entry></feed>`;
  return `{"version":"https://jsonfeed.org/version/1.1","title":${JSON.stringify(publisher)},"home_page_url":"https://feed.example/","items":[{"id":"1","url":"https://feed.example/y","title":"A story","content_text":"x",${judgedCase.item}}]}`;
}

/** Whether names are those that the judge takes. */
export function areRightAuthors(names: readonly string[], { expect, orElse }: JudgedAuthors): boolean {
  const key = (list: readonly string[]) => JSON.stringify(list);
  return key(names) === key(expect) || (orElse !== undefined && key(names) === key(orElse));
}

/** What is wrong with the dates that Kabar reads from a page; null where nothing is. */
export function wrongDate({ host, timezone, html, at, updated, orNone }: JudgedDate): string | null {
  const reader = createPageReader({ url: `https://${host}/2026/a-story`, timezone: timezone ?? 'UTC' });
  reader.write(html);
  const facts = reader.end();
  const told = (instant: number | null) =>
    instant === null ? null : new Date(instant).toISOString().slice(0, 16);
  const published = told(facts.publishedAt);
  const isRight = published === (at?.replace('Z', '') ?? null) || (orNone === true && published === null);
  if (!isRight) return `published ${published}`;
  return updated !== undefined && told(facts.updatedAt) !== updated.replace('Z', '')
    ? `updated ${told(facts.updatedAt)}`
    : null;
}
