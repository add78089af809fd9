import { type RawBuilder, sql } from 'kysely';
import type { Article } from '../../../core/article.js';
import { editDistance, words } from '../../../core/text.js';
import { isLongEnough, slipsOf } from '../../shared/search-rules.js';
import type { Database } from '../connect.js';

/** When a word was seen last is noted once a day. In milliseconds. */
const noteEvery = 24 * 3_600_000;

/** How many words a misspelt one is compared with: those that share most of their trigrams with it. */
const maxCompared = 30;

/** The words of an article's headline and names that one which somebody misspells is looked for among. */
export function vocabularyOf({ headline, publisher, authors }: Article): string[] {
  const all = words([headline, publisher.name, ...authors].join(' '));
  return all.filter((word) => isLongEnough(word) && /^\p{L}+$/u.test(word));
}

/**
 * SQL that notes words, as a common table expression: see {@link vocabularyOf}. Those that were noted of late are left out
 * before: a conflict would write, even where it changes nothing.
 */
export function vocabularyPut(given: Iterable<string>, now: number): RawBuilder<unknown> {
  return sql`
    vocabulary_put as (
      insert into kabar.vocabulary (word, seen_at)
      select name, ${now}::bigint from unnest(${[...new Set(given)]}::text[]) as name
      where not exists (
        select from kabar.vocabulary where word = name and seen_at >= ${now}::bigint - ${noteEvery}::bigint)
      on conflict (word) do update set seen_at = excluded.seen_at
      where vocabulary.seen_at < excluded.seen_at - ${noteEvery}::bigint)`;
}

/** Words that are spelt much like each of these. @param schema where the extension `pg_trgm` is installed. */
export async function alikeWords(
  db: Database,
  schema: string,
  given: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ term: string; word: string }>`
    select term, word from unnest(${given}::text[]) as term cross join lateral (
      select word from kabar.vocabulary where word operator(${sql.id(schema)}.%) term
      order by ${sql.id(schema, 'similarity')}(word, term) desc, word limit ${maxCompared}) as compared`.execute(
    db,
  );
  const found = new Map<string, string[]>();
  for (const { term, word } of rows) {
    if (editDistance(term, word) > slipsOf(term)) continue;
    found.set(term, [...(found.get(term) ?? []), word]);
  }
  return found;
}
