import type { Article } from '../../../core/article.js';
import type { Query } from '../../../core/query.js';
import { words } from '../../../core/text.js';
import { formsOf } from '../../shared/search-rules.js';

/** PostgreSQL counts no position in a text beyond this one. */
const maxPosition = 16_000;

/** So far apart are the fields of an article, that no phrase spans two. */
const gap = 10;

/**
 * The words of an article as a `tsvector`: folded as everywhere in Kabar, headlines with the weight A, names with B.
 * PostgreSQL's own parser is not asked: what a query finds by its very words is the same in every store.
 */
export function vectorOf(article: Article): string {
  const { headline, summary, publisher, authors } = article;
  const fields = [
    [headline, 'A'],
    [[publisher.name, ...authors].join(' '), 'B'],
    [summary ?? '', 'D'],
  ] as const;
  const positions = new Map<string, string[]>();
  let position = 0;
  for (const [text, weight] of fields) {
    for (const word of words(text)) {
      position = Math.min(position + 1, maxPosition);
      const known = positions.get(word);
      if (known === undefined) positions.set(word, [`${position}${weight}`]);
      else known.push(`${position}${weight}`);
    }
    position += gap;
  }
  return [...positions].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

/**
 * A query as a `tsquery`. Its words are letters and digits alone, so that nothing in it is an operator.
 * @param others what else each word may stand as.
 */
export function queryOf(
  { must, phrases, not }: Query,
  others: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const wanted = [...must.map((word) => anyForm(word, others.get(word))), ...phrases.map(inRow)];
  return [...wanted, ...not.map((term) => `!${inRow(term)}`)].join(' & ');
}

/** Any of the words of a headline that say what it tells. Null where it has none. */
export function alikeOf({ headline }: Article): string | null {
  const telling = [...new Set(words(headline).filter((word) => word.length >= 4))];
  return telling.length === 0 ? null : telling.map((word) => anyForm(word)).join(' | ');
}

const anyForm = (word: string, others: readonly string[] = []) =>
  `(${[...formsOf(word), ...others].map(quoted).join(' | ')})`;
const inRow = (phrase: string) => `(${phrase.split(' ').map(quoted).join(' <-> ')})`;
const quoted = (word: string) => `'${word}'`;
