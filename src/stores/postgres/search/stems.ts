import { type RawBuilder, sql } from 'kysely';
import type { Article } from '../../../core/article.js';
import { everyWord } from '../../../core/linguistics/languages.js';
import { words } from '../../../core/text.js';
import type { Database } from '../connect.js';

/** What stands before a stem, so that it is never taken for a word. */
const mark = '~';

/** A shorter word has no other forms, and a shorter stem says nothing: `berita` (news) gives `ita`. */
const [shortestWord, shortestStem] = [5, 4];

/**
 * Words that PostgreSQL's stemmers (Snowball) take for a form of another one: `menteri` (minister) for one of `teri`
 * (anchovy), `international` for one of `intern`. They have their own forms alone.
 */
const unstemmed = everyWord(({ inflection }) => inflection?.unstemmed);

const hasStem = (word: string) =>
  word.length >= shortestWord && /^\p{L}+$/u.test(word) && !unstemmed.has(word);

/** The words of an article that may be a form of another one, folded, for {@link stemsOf}. */
export function tellingWords({ headline, summary, publisher, authors }: Article): string {
  const all = words([headline, summary ?? '', publisher.name, ...authors].join(' '));
  return [...new Set(all.filter(hasStem))].join(' ');
}

/**
 * SQL for the stems of words in a language (`id`, `en`), marked, as `text[]`: by the text search configurations that
 * `prepareSearch` makes. None in another language.
 */
export function stemsOf(language: RawBuilder<unknown>, given: RawBuilder<unknown>): RawBuilder<string[]> {
  const configuration = sql`
    case ${language} when 'id' then 'kabar.indonesian'::regconfig when 'en' then 'kabar.english'::regconfig end`;
  return sql`array(
    select ${mark}::text || lexeme from unnest(to_tsvector(${configuration}, ${given}))
    where length(lexeme) >= ${shortestStem}::integer)`;
}

/** What other forms of each word have in common with it, in either language: the stem of both, or of one of them. */
export async function stemsOfEach(
  db: Database,
  given: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const telling = given.filter(hasStem);
  const found = telling.length === 0 ? new Map<string, string[]>() : await stemsIn(db, telling);
  return new Map(given.map((word) => [word, withRoots(word, found.get(word) ?? [])]));
}

async function stemsIn(db: Database, given: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ word: string; stems: string[] }>`
    select word, ${stemsOf(sql`'id'`, sql`word`)} || ${stemsOf(sql`'en'`, sql`word`)} as stems
    from unnest(${given}::text[]) as word`.execute(db);
  return new Map(rows.map(({ word, stems }) => [word, stems]));
}

/** `ditangkap` is looked for by the stem `tangkap`, by that word itself, and as the stem of another. */
function withRoots(word: string, stems: readonly string[]): string[] {
  const own = word.length >= shortestStem ? [`${mark}${word}`] : [];
  return [...new Set([...own, ...stems, ...stems.map((stem) => stem.slice(mark.length))])];
}
