import { type Article, articleTime } from '../../core/article.js';
import type { Query } from '../../core/query.js';
import { fold, words } from '../../core/text.js';
import { formsOf } from '../word-forms.js';

/** After a week an article counts half as much. In milliseconds. */
export const halfLife = 7 * 24 * 3_600_000;

/** A word in the headline counts so much more than one elsewhere. */
const headlineWeight = 3;

/** An article that fits a query, and how many of its words stand in the headline. */
export interface Fitting {
  article: Article;
  inHeadline: number;
}

/** The ids of articles that fit, best first: what has more words in the headline, and the newer the better. Of one order, however they were found. */
export function ranked(found: readonly Fitting[]): string[] {
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

/** The articles that fit a query, found by looking at all of them: for the time until there is an index. */
export function scan(articles: Iterable<Article>, query: Query): Fitting[] {
  const must = query.must.map(formsOf);
  const single = [...must.flat(), ...query.phrases.flatMap((phrase) => phrase.split(' '))];
  const found: Fitting[] = [];
  for (const article of articles) {
    const { headline, summary, publisher, authors } = article;
    const texts = [headline, summary ?? '', [publisher.name, ...authors].join(' ')];
    // Most articles are told apart by this alone, which is quick.
    const folded = fold(texts.join('\n'));
    const mayFit =
      must.every((forms) => forms.some((form) => folded.includes(form))) &&
      query.phrases.every((phrase) => phrase.split(' ').every((word) => folded.includes(word)));
    if (!mayFit) continue;
    const fields = texts.map((text) => ` ${words(text).join(' ')} `);
    const has = (term: string) => fields.some((field) => field.includes(` ${term} `));
    const fits = must.every((forms) => forms.some(has)) && query.phrases.every(has) && !query.not.some(has);
    if (!fits) continue;
    const inHeadline = new Set(single.filter((term) => fields[0]?.includes(` ${term} `))).size;
    found.push({ article, inHeadline });
  }
  return found;
}
