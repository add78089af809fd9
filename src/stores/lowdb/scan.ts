import { type Article, articleTime } from '../../core/article.js';
import type { Query } from '../../core/query.js';
import { fold, words } from '../../core/text.js';
import { formsOf } from '../word-forms.js';

/** What stands in the headline counts so much more. */
const headlineWeight = 3;

/**
 * The ids of the articles that fit a query, best first, found by looking at all of them: for the time until there is an
 * index. What is in the headline comes before the rest, then the newer before the older.
 */
export function scan(articles: Iterable<Article>, query: Query): string[] {
  const must = query.must.map(formsOf);
  const found: { id: string; score: number; time: number }[] = [];
  for (const article of articles) {
    const { id, headline, summary, publisher, authors } = article;
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
    const inHeadline = [...must.flat(), ...query.phrases].filter((term) => fields[0]?.includes(` ${term} `));
    found.push({ id, score: inHeadline.length * headlineWeight, time: articleTime(article) });
  }
  return found.sort((left, right) => right.score - left.score || right.time - left.time).map(({ id }) => id);
}
