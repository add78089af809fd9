import { sql } from 'kysely';
import type { Database } from '../connect.js';

/** The languages whose words have forms, by PostgreSQL's stemmer for each (Snowball). */
const stemmers = ['indonesian', 'english'] as const;

/**
 * Makes what search needs, as far as the database has it: to be called with each start, in a transaction that nobody
 * else is in, as extensions come and go. The text search configurations are `kabar.indonesian` and `kabar.english`;
 * with `unaccent`, stems are free of what folding leaves (`ø`, `ł`). @returns the schema in which `pg_trgm` is, by which
 * words are compared by their letters; null without.
 */
export async function prepareSearch(db: Database): Promise<string | null> {
  const schemas = await extensionSchemas(db);
  for (const stemmer of stemmers) await configure(db, stemmer, schemas.get('unaccent'));
  const schema = schemas.get('pg_trgm');
  if (schema === undefined) return null;
  await indexLetters(db, schema);
  return schema;
}

/** Looks first: "if not exists" would hold up those who record, and wait for them, although there is nothing to do. */
async function indexLetters(db: Database, schema: string): Promise<void> {
  const { rows } = await sql<{ name: string | null }>`
    select to_regclass('kabar.vocabulary_letters')::text as name`.execute(db);
  if (rows[0]?.name != null) return;
  await sql`
    create index vocabulary_letters on kabar.vocabulary
    using gin (word ${sql.id(schema, 'gin_trgm_ops')})`.execute(db);
}

/** Where each extension is installed that search can use, as far as the user may look there. */
async function extensionSchemas(db: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; schema: string }>`
    select extname as name, nspname as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname in ('unaccent', 'pg_trgm') and has_schema_privilege(pg_namespace.oid, 'usage')`.execute(db);
  return new Map(rows.map(({ name, schema }) => [name, schema]));
}

async function configure(db: Database, stemmer: string, unaccent: string | undefined): Promise<void> {
  const name = sql.id('kabar', stemmer);
  const { rows } = await sql<{ dictionaries: number }>`
    select count(mapdict) as dictionaries from pg_ts_config left join pg_ts_config_map
      on mapcfg = pg_ts_config.oid and maptokentype = (select tokid from ts_token_type('default') where alias = 'word')
    where cfgnamespace = 'kabar'::regnamespace and cfgname = ${stemmer} group by pg_ts_config.oid`.execute(
    db,
  );
  if (rows[0] === undefined) {
    await sql`create text search configuration ${name} (copy = pg_catalog.${sql.id(stemmer)})`.execute(db);
  }
  const chain = [
    ...(unaccent === undefined ? [] : [sql.id(unaccent, 'unaccent')]),
    sql.id('pg_catalog', `${stemmer}_stem`),
  ];
  if (rows[0]?.dictionaries === chain.length) return;
  await sql`alter text search configuration ${name} alter mapping for word with ${sql.join(chain)}`.execute(
    db,
  );
}
