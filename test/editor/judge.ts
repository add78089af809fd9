import { readFileSync } from 'node:fs';
import { lead } from '../../src/core/summary.js';
import { createPageReader } from '../../src/intake/enrich/page-reader.js';
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
} & ({ from: 'feed'; text: string } | { from: 'page'; host: string; html: string });

/**
 * The part of a judged set: `dev` is looked at while working, `held` once at the end. `more` was written later, by
 * somebody who had not read the rules, in three goes; its few faults were mended then, so that all of it is to stay right.
 */
export function judged<T>(name: 'summaries' | 'authors', part: 'dev' | 'held' | 'more'): T[] {
  const file = new URL(`../fixtures/editor/${name}-${part}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The summary that Kabar makes of a description in a feed. */
export async function summaryOf({
  html,
  headline,
  language,
  publisher,
}: JudgedSummary): Promise<string | null> {
  const feed = await read(
    `<rss version="2.0"><channel><title>${escaped(publisher)}</title><link>https://feed.example/</link><language>${language}</language><item><title>${escaped(headline)}</title><description>${escaped(html)}</description></item></channel></rss>`,
  );
  const item = feed.items[0];
  return item?.text == null ? null : lead(item.text, item.headline, item.language, publisher);
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
  const feed = await read(
    `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${escaped(judgedCase.publisher)}</title><link>https://feed.example/</link><item><title>A story</title><dc:creator>${escaped(judgedCase.text)}</dc:creator></item></channel></rss>`,
  );
  return feed.items[0]?.authors ?? [];
}

/** Whether names are those that the judge takes. */
export function areRightAuthors(names: readonly string[], { expect, orElse }: JudgedAuthors): boolean {
  const key = (list: readonly string[]) => JSON.stringify(list);
  return key(names) === key(expect) || (orElse !== undefined && key(names) === key(orElse));
}
