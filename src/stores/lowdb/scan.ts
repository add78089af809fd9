import { type Article, articleTime } from '../../core/article.js';
import { maxFound, type Query } from '../../core/query.js';
import { fold } from '../../core/text.js';
import { formsOf, halfLife } from '../shared/search-rules.js';
import { newestFirst } from './newest-first.js';
import { turns } from './turns.js';

/** A word in the headline counts so much more than one elsewhere. */
const headlineWeight = 3;

/** An article that fits a query, and how many of its words stand in the headline. */
export interface Fitting {
  article: Article;
  inHeadline: number;
}

/**
 * The ids of the newest articles that fit, best first: what has more words in the headline, and the newer the better. Of
 * one order, however they were found.
 */
export function ranked(all: readonly Fitting[]): string[] {
  const found = newestOf(all);
  const newest = found.reduce((latest, { article }) => Math.max(latest, articleTime(article)), 0);
  const scored = found.map(({ article, inHeadline }) => {
    const time = articleTime(article);
    const score = (1 + headlineWeight * inHeadline) * 0.5 ** ((newest - time) / halfLife);
    return { id: article.id, time, score };
  });
  return scored
    .sort(
      (left, right) => right.score - left.score || right.time - left.time || (left.id < right.id ? 1 : -1),
    )
    .map(({ id }) => id);
}

/** The newest of what fits, as many as are put in order. */
export function newestOf(all: readonly Fitting[]): readonly Fitting[] {
  if (all.length <= maxFound) return all;
  const times = Float64Array.from(all, ({ article }) => articleTime(article)).sort();
  const oldest = times[times.length - maxFound] as number;
  const young = all.filter(({ article }) => articleTime(article) >= oldest);
  // More than enough only where several are of the same instant.
  return young.length === maxFound
    ? young
    : young.sort((left, right) => newestFirst(left.article, right.article)).slice(0, maxFound);
}

/** The articles that fit a query, found by looking at all of them: for the time until there is an index. Others have turns. */
export async function scan(articles: Iterable<Article>, query: Query): Promise<Fitting[]> {
  const forms = query.must.map(formsOf);
  const wanted = [
    ...forms.map((each) => patternOf(...each)),
    ...query.phrases.map((each) => patternOf(each)),
  ];
  const unwanted = query.not.map((each) => patternOf(each));
  const single = [...forms.flat(), ...query.phrases.flatMap((phrase) => phrase.split(' '))];
  const each = [...new Set(single)].map((word) => patternOf(word));
  // By their ids: what changes meanwhile is met again.
  const found = new Map<string, Fitting>();
  const turn = turns();
  for (const article of articles) {
    const pause = turn();
    if (pause !== undefined) await pause;
    const text = foldedText(article);
    const fits =
      wanted.every((pattern) => pattern.test(text)) && !unwanted.some((pattern) => pattern.test(text));
    found.delete(article.id);
    if (!fits) continue;
    const headline = text.slice(0, text.indexOf('\n'));
    found.set(article.id, { article, inHeadline: each.filter((pattern) => pattern.test(headline)).length });
  }
  return [...found.values()];
}

/** Headline, summary and names, folded, each on a line of its own. */
export function foldedText({ headline, summary, publisher, authors }: Article): string {
  const fields = [headline, summary ?? '', [publisher.name, ...authors].join(' ')];
  return fold(fields.map((field) => field.replaceAll('\n', ' ')).join('\n'));
}

/** Any of these terms in a folded text, as whole words in a row. No phrase spans two lines. */
export function patternOf(...terms: readonly string[]): RegExp {
  const inRow = terms.map((term) => term.split(' ').join('[^\\p{L}\\p{N}\\n]+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${inRow})(?![\\p{L}\\p{N}])`, 'u');
}
