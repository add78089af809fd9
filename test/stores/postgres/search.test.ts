import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article.js';
import { maxFound, parseQuery } from '../../../src/core/query.js';
import { connect } from '../../../src/stores/postgres/connect.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { search } from '../../../src/stores/postgres/search/search.js';
import { pairsOf } from '../../../src/stores/postgres/search/words.js';
import type { PostgresStore } from '../../../src/stores/postgres/store.js';
import { feed, makeItem } from '../../contracts/store-given.js';
import { searchContract } from '../../contracts/store-search.js';
import { ManualClock } from '../../doubles/clock.js';
import { createDatabase, createEmptyDatabase, instantOf, type TestDatabase } from '../../doubles/database.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle } from '../../fixtures/article.js';

let database: TestDatabase;
let store: PostgresStore;
let clock: ManualClock;

const day = 24 * 3_600_000;

const open = async () => {
  clock = new ManualClock();
  store = await openPostgres({
    databaseUrl: database.url,
    clock,
    instant: instantOf(clock),
    log: new RecordedLog(),
  });
};

/** The rows of the last statement. */
async function ask(...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Does something to the database while no Kabar runs on it. */
async function between(...statements: string[]): Promise<void> {
  await store.close();
  await ask(...statements);
  await open();
}

async function record(number: number, changes: Partial<Article>): Promise<void> {
  const item = makeItem(number);
  const article = makeArticle(number, {
    summary: null,
    authors: [],
    topics: item.article.topics,
    ...changes,
  });
  await store.record({ feed, items: [{ ...item, article }] });
}

async function find(typed: string, loosely = true): Promise<number[]> {
  const query = parseQuery(typed);
  if (query === null) throw new Error('no query');
  return (await store.search({ query, limit: 20, loosely })).articles.map(({ id }) => Number(id));
}

/** What is typed, and a headline that has it in another form, in its language. */
const otherForms: readonly (readonly [typed: string, headline: string, language: string])[] = [
  ['menyerang', 'Israel Diserang Rudal', 'id'],
  ['serangan', 'Rusia Menyerang Kyiv', 'id'],
  ['ditangkap', 'Polisi Tangkap Buronan', 'id'],
  ['pembunuhan', 'Dibunuh di Rumahnya', 'id'],
  ['kepolisian', 'Polisi Tiba', 'id'],
  ['polisi', 'Kepolisian Berduka', 'id'],
  ['penjara', 'Koruptor Dipenjara', 'id'],
  ['menteri', 'Kementerian Baru', 'id'],
  ['kebakaran', 'Pasar Terbakar', 'id'],
  ['voting', 'They Voted Twice', 'en'],
  ['country', 'Two Countries Agree', 'en'],
  ['floods', 'Flooding in Jakarta', 'en'],
];

afterEach(async () => {
  await store.close();
  await database.drop();
});

describe('the search of PostgreSQL', () => {
  beforeEach(async () => {
    database = await createDatabase();
    await open();
  });

  it('finds other forms of a word, where it is asked to', async () => {
    for (const [index, [, headline, language]] of otherForms.entries())
      await record(index, { headline, language });
    for (const [index, [typed]] of otherForms.entries()) {
      expect([typed, await find(typed)]).toEqual([typed, expect.arrayContaining([index])]);
      expect([typed, await find(typed, false)]).toEqual([typed, expect.not.arrayContaining([index])]);
    }
  });

  it('puts the words themselves before other forms, and leaves out what is left out', async () => {
    await record(1, { headline: 'Rusia Menyerang Kyiv' });
    await record(2, { headline: 'Cuaca', summary: 'Setelah serangan.' });
    await record(3, { headline: 'Kyiv Diserang Rudal', summary: 'Serangan besar.' });
    expect(await find('serangan')).toEqual([3, 2, 1]);
    expect(await find('serangan -rudal')).toEqual([2, 1]);
    expect(await find('serangan kyiv')).toEqual([3, 1]);
    expect(await find('"serangan kyiv"', false)).toEqual([]);
  });

  it('forgets words that nobody has written for longer than articles are kept', async () => {
    await record(1, { headline: 'Zelensky di Jakarta' });
    clock.jump(20 * day);
    await record(2, { headline: 'Banjir di Jakarta' });
    clock.jump(12 * day);
    await store.prune(clock.now());
    const words = (await ask('select word from kabar.vocabulary')).map(({ word }) => word);
    expect(words).toEqual(expect.arrayContaining(['jakarta', 'banjir', 'tribunnews']));
    expect(words).not.toContain('zelensky');
  });

  it('knows by its index which articles have two words in a row', async () => {
    await record(1, { headline: 'Peluncuran Rudal Korea Utara' });
    await record(2, { headline: 'Korea Selatan di Utara' });
    await record(3, { headline: 'Rudal Korea', summary: 'Utara menahan diri.' });
    const pairs = pairsOf(parseQuery('"rudal korea utara"') ?? { must: [], phrases: [], not: [] });
    const rows = await ask(`select id from kabar.articles where words @@ $$${pairs}$$`);
    expect(rows.map(({ id }) => Number(id))).toEqual([1]);
  });

  it('finds a phrase also in articles that an older Kabar recorded, which have no pairs', async () => {
    await record(1, { headline: 'Rudal Korea Utara' });
    await ask("update kabar.articles set paired = false, words = to_tsvector('simple', 'rudal korea utara')");
    await record(2, { headline: 'Korea Utara Tenang' });
    expect((await find('"korea utara"')).sort()).toEqual([1, 2]);
    await record(1, { headline: 'Rudal Korea Utara', revision: 2 });
    expect((await find('"korea utara"')).sort()).toEqual([1, 2]);
    expect(await ask('select id from kabar.articles where not paired')).toEqual([]);
  });

  it('forgets the forms of a headline that was corrected', async () => {
    await record(1, { headline: 'Rusia Menyerang Kyiv' });
    await record(1, { headline: 'Kyiv Tenang', revision: 2 });
    expect(await find('diserang')).toEqual([]);
  });
});

describe('a database without extensions', () => {
  beforeEach(async () => {
    database = await createEmptyDatabase();
    await open();
  });

  searchContract({ store: () => store }, { spelling: false });

  it('does without an extension that its user may not use', async () => {
    const { url } = database;
    const name = new URL(url).pathname.slice(1);
    await between(
      'create schema tools',
      'create extension pg_trgm schema tools',
      `create role ${name}_user`,
      `grant create on database ${name} to ${name}_user`,
    );
    await store.close();
    await ask('drop schema kabar cascade');
    database.url = `${url}?options=-c%20role%3D${name}_user`;
    await open();
    await record(1, { headline: 'Zelensky Diserang', language: 'id' });
    expect([await find('zelenski'), await find('menyerang')]).toEqual([[], [1]]);
    await store.close();
    database.url = url;
    await ask(`drop owned by ${name}_user`, `drop role ${name}_user`);
  });

  it('takes up extensions that are installed later, wherever they are, and does without them again', async () => {
    await record(1, { headline: 'Bjørnsen Diserang', language: 'id' });
    await record(2, { headline: 'Zelensky Tiba', language: 'id' });
    expect([await find('bjornsen'), await find('zelenski'), await find('menyerang')]).toEqual([[], [], [1]]);
    await between(
      'create schema tools',
      'create extension pg_trgm schema tools',
      'create extension unaccent',
    );
    expect(await find('zelenski')).toEqual([2]);
    await record(3, { headline: 'Bjørnsen Diserang', language: 'id' });
    expect(await find('bjornsen')).toEqual([3]);
    await between('drop extension pg_trgm cascade', 'drop extension unaccent cascade');
    await record(4, { headline: 'Bjørnsen Menyerang', language: 'id' });
    expect([await find('zelenski'), await find('diserang')]).toEqual([[], [3, 1, 4]]);
  });
});

describe('behind so many newer articles that they are not looked at one by one', () => {
  beforeEach(async () => {
    database = await createDatabase();
    await open();
  });

  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  it('an article is found, and the newest of those that fit stand first', async () => {
    await record(1, { headline: 'Gempa di Cianjur' });
    await record(2, { headline: 'Gempa Lagi di Cianjur' });
    await ask(`
      insert into kabar.articles (id, body, link, time, seen_at, revision, recorded, words)
      select 'x' || n, '{}', 'x', (select max(time) from kabar.articles) + 1 + n, 0, 1, 0, 'cuaca'
      from generate_series(1, 10050) as n`);
    await record(3, { headline: 'Gempa di Ambon', publishedAt: clock.now() + day });
    expect((await find('gempa')).sort()).toEqual([1, 2, 3]);
    expect(await find('cianjur')).toHaveLength(2);
    expect(await find('ambon')).toEqual([3]);
  });
});

describe('among more articles than are looked at one by one', () => {
  beforeEach(async () => {
    database = await createDatabase();
    await open();
  });

  const count = 1_500;
  const lookedAt = 300;

  /** Articles, the oldest first, of which those at some ages, counted from the newest, tell of a flood. */
  async function filled(tells: (age: number) => boolean): Promise<string[]> {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    const told = numbers.filter((number) => tells(count - number));
    const id = "lpad(n::text, 12, '0')";
    const headline = `case when n = any(array[${told}]) then 'banjir' else 'cuaca' end`;
    await ask(`
      insert into kabar.articles (id, body, link, time, seen_at, revision, recorded, words)
      select ${id}, jsonb_build_object('id', ${id}, 'link', 'https://example.org/' || n, 'headline', ${headline},
        'summary', null, 'authors', jsonb_build_array(), 'publishedAt', n, 'updatedAt', null, 'language', 'id', 'image', null,
        'categories', jsonb_build_array(), 'publisher', jsonb_build_object('id', 'p', 'name', 'P'), 'feed', 'f',
        'topics', jsonb_build_array('t'), 'revision', 1, 'seenAt', n),
        'https://example.org/' || n, n, n, 1, n, setweight(to_tsvector('simple', ${headline}), 'A')
      from generate_series(1, ${count}) n`);
    return told.reverse().map((number) => String(number).padStart(12, '0'));
  }

  it.each([
    ['as frequent everywhere', (age: number) => age % 3 === 0],
    ['frequent of late alone', (age: number) => (age < lookedAt ? age % 2 === 0 : age % 20 === 0)],
    ['frequent long ago', (age: number) => (age < lookedAt ? age % 60 === 0 : age % 4 === 0)],
    ['so rare that all are found', (age: number) => age % 10 === 0],
    ['only of late', (age: number) => age < 100],
  ])('finds the newest that have a word which is %s', async (_, tells) => {
    const told = await filled(tells);
    const log = new RecordedLog();
    const db = connect(database.url, log);
    const query = parseQuery('banjir') ?? { must: [], phrases: [], not: [] };
    const page = { query, limit: 2 * maxFound };
    const { articles, total } = await search(db, page, null, lookedAt).finally(() => db.destroy());
    const expected = told.slice(0, maxFound);
    expect(articles.map(({ id }) => id)).toEqual(expected);
    expect(total).toBe(expected.length);
  });
});
