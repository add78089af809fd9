import type { Article } from '../../../core/article.js';
import type { Query } from '../../../core/query.js';
import { hash } from '../../../core/story/hash.js';
import { words } from '../../../core/text.js';
import { formsOf } from '../../shared/search-rules.js';

/** PostgreSQL counts no position in a text beyond this one. */
const maxPosition = 16_000;

/** So far apart are the fields of an article, that no phrase spans two. */
const gap = 10;

/** What stands before the print of a pair of words, so that it is never taken for a word. */
const pairMark = '+';

/** So many prints there are. One is shared by so few pairs that it tells apart what has both words from what has them in a row. */
const pairPrints = 36 ** 3;

/**
 * The words of an article as a `tsvector`: folded as everywhere in Kabar, headlines with the weight A, names with B, and
 * for each pair of words in a row its print: see {@link pairsOf}.
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
  const pairs = new Set<string>();
  let position = 0;
  for (const [text, weight] of fields) {
    const given = words(text);
    for (const pair of pairsIn(given)) pairs.add(pair);
    for (const word of given) {
      position = Math.min(position + 1, maxPosition);
      const known = positions.get(word);
      if (known === undefined) positions.set(word, [`${position}${weight}`]);
      else known.push(`${position}${weight}`);
    }
    position += gap;
  }
  const placed = [...positions].map(([word, at]) => `'${word}':${at.join(',')}`);
  return [...placed, ...[...pairs].map(quoted)].join(' ');
}

/**
 * The pairs of words of a query's phrases, as a `tsquery`. The index knows which articles have both words, and not whether
 * they stand in a row: with the pair it names hardly any in vain.
 */
export function pairsOf({ phrases }: Query): string {
  return phrases.flatMap((phrase) => pairsIn(phrase.split(' ')).map(quoted)).join(' & ');
}

const pairsIn = (given: readonly string[]) =>
  given
    .slice(1)
    .map((word, index) => `${pairMark}${(hash(`${given[index]} ${word}`) % pairPrints).toString(36)}`);

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
