import { type RawBuilder, sql } from 'kysely';
import { articleSchema } from '../../core/article.js';
import type { LedgerItem, Plan } from '../../core/delivery.js';
import {
  type ExportPage,
  type ExportPart,
  type ExportRecord,
  exportRecordSchema,
  recordsOf,
} from '../../core/export.js';
import { feedStateSchema } from '../../core/feed.js';
import {
  articlesPut,
  entriesPut,
  forgetTopicsOf,
  keysPut,
  replaceCorrections,
  write,
} from './article-rows.js';
import { putChatRecord } from './chats.js';
import type { Database } from './connect.js';
import type { Instant } from './instant.js';
import { ledgerColumns, ledgerLine } from './ledger.js';
import { entryColumns, headOf } from './news.js';
import { lockHead } from './recording.js';
import { refuse } from './refusals.js';
import { textOf } from './search/article-text.js';
import { jsonOf } from './storable.js';

interface Named {
  name: string;
  record: ExportRecord;
}

/** A page of a part, in the order of its key, which is also what a page is named after. */
export async function dump(
  db: Database,
  part: ExportPart,
  after: string | null,
  limit: number,
): Promise<ExportPage> {
  const total = after === null ? await countOf(db, part) : null;
  const named = await pages[part](db, after, limit);
  const records = named.map(({ record }) => exportRecordSchema.parse(record));
  return { records, next: named.length < limit ? null : (named.at(-1)?.name ?? null), total };
}

/** Where the records of each part lie. */
const tables: Readonly<Record<ExportPart, string>> = {
  feeds: 'feeds',
  chats: 'chats',
  plans: 'plans',
  posted: 'ledger',
  refused: 'refusals',
  keys: 'identity_keys',
  articles: 'articles',
  entries: 'entries',
  head: 'log_head',
};

async function countOf(db: Database, part: ExportPart): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) from ${sql.id('kabar', tables[part])}`.execute(db);
  return rows[0]?.count ?? 0;
}

type Page = (db: Database, after: string | null, limit: number) => Promise<Named[]>;

const pages: Readonly<Record<ExportPart, Page>> = {
  feeds: paged(
    (after) =>
      sql`select id as name, state from kabar.feeds where state is not null and id > ${after ?? ''} order by id`,
    ({ state }: { state: never }) => ({ kind: 'feed', feed: state }),
  ),
  chats: paged(
    (after) =>
      sql`select id as name, body, instant, digest from kabar.chats where id > ${after ?? ''} order by id`,
    ({ body, instant, digest }: { body: never; instant: number; digest: number }) => ({
      kind: 'chat',
      chat: body,
      cursors: { instant, digest },
    }),
  ),
  plans: paged(
    (after) => sql`
      select id as name, body, sent_parts from kabar.plans where id > ${after ?? ''} order by id`,
    ({ body, sent_parts }: { body: Plan; sent_parts: number }) => ({
      kind: 'plan',
      plan: { ...body, sentParts: sent_parts },
    }),
  ),
  posted: paged(
    (after) => sql`
      select chat || ' ' || article as name, ${ledgerColumns} from kabar.ledger
      where (chat, article) > (${(after ?? ' ').split(' ')[0]}, ${(after ?? ' ').split(' ')[1]}) order by chat, article`,
    ({ name: _, ...item }: LedgerItem & { name: string }) => ({ kind: 'posted', item: ledgerLine(item) }),
  ),
  refused: paged(
    (after) =>
      sql`select id::text as name, body from kabar.refusals where id > ${Number(after ?? 0)} order by id`,
    ({ body }: { body: never }) => ({ kind: 'refused', settlement: body }),
  ),
  keys: paged(
    (after) =>
      sql`select key as name, key, article from kabar.identity_keys where key > ${after ?? ''} order by key`,
    ({ key, article }: { key: string; article: string }) => ({ kind: 'key', key, article }),
  ),
  articles: paged(
    (after) => sql`
      select recorded::text as name, body from kabar.articles where recorded > ${Number(after ?? 0)} order by recorded`,
    ({ body }: { body: never }) => ({ kind: 'article', article: body }),
  ),
  entries: paged(
    (after) => sql`
      select seq::text as name, ${entryColumns}
      from kabar.entries where seq > ${Number(after ?? 0)} order by seq`,
    ({ name: _, ...entry }: { name: string }) => ({ kind: 'entry', entry: entry as never }),
  ),
  head: async (db, after) =>
    after === null ? [{ name: 'head', record: { kind: 'head', seq: (await headOf(db)).seq } }] : [],
};

function paged<Row>(
  query: (after: string | null) => RawBuilder<unknown>,
  record: (row: Row) => ExportRecord,
): Page {
  return async (db, after, limit) => {
    const { rows } = await sql<Row & { name: string }>`${query(after)} limit ${limit}`.execute(db);
    return rows.map((row) => ({ name: row.name, record: record(row) }));
  };
}

/** Puts in records of an export, within a transaction. */
export async function restore(
  db: Database,
  given: readonly ExportRecord[],
  { ownNow, instant }: { ownNow: number; instant: Instant },
): Promise<void> {
  const records = given.map((record) => exportRecordSchema.parse(record));
  const head = await lockHead(db, instant);
  const feeds = recordsOf(records, 'feed').map(({ feed }) => feedStateSchema.parse(feed));
  await sql`
    insert into kabar.feeds (id, state)
    select state->>'id', state from jsonb_array_elements(${jsonOf(feeds)}::jsonb) as state
    on conflict (id) do update set state = excluded.state, leased_until = 0`.execute(db);
  const articles = recordsOf(records, 'article').map(({ article }) => articleSchema.parse(article));
  const numbered = new Map(
    articles.map((article, index) => [
      article.id,
      { article, text: textOf(article), number: head.recorded + index + 1, corrected: false },
    ]),
  );
  await forgetTopicsOf([...numbered.keys()]).execute(db);
  await write(
    db,
    articlesPut([...numbered.values()], ownNow),
    keysPut(recordsOf(records, 'key').map(({ key, article }) => [key, article])),
  );
  const entries = recordsOf(records, 'entry').map(({ entry }) => entry);
  await sql`delete from kabar.entries where seq = any(${entries.map(({ seq }) => seq)}::bigint[])`.execute(
    db,
  );
  await write(db, entriesPut(entries));
  for (const replace of replaceCorrections(entries)) await replace.execute(db);
  for (const { article, at } of entries.filter(({ kind }) => kind === 'corrected')) {
    await sql`update kabar.articles set corrected_at = greatest(corrected_at, ${at}::bigint) where id = ${article}`.execute(
      db,
    );
  }
  for (const { chat, cursors } of recordsOf(records, 'chat'))
    await putChatRecord(db, { chat, cursors }, null);
  for (const { plan } of recordsOf(records, 'plan')) {
    await sql`
      insert into kabar.plans (chat, lane, id, body, sent_parts)
      values (${plan.chat}, ${plan.lane}, ${plan.id}, ${jsonOf(plan)}::jsonb, ${plan.sentParts})
      on conflict (chat, lane) do update set id = excluded.id, body = excluded.body, sent_parts = excluded.sent_parts`.execute(
      db,
    );
  }
  await putPosted(
    db,
    recordsOf(records, 'posted').map(({ item }) => item),
  );
  await refuse(
    db,
    recordsOf(records, 'refused').map(({ settlement }) => settlement),
  );
  const seq = Math.max(
    head.seq,
    ...recordsOf(records, 'head').map((each) => each.seq),
    ...entries.map((each) => each.seq),
  );
  const at = Math.max(head.at, ...entries.map((each) => each.at));
  const recorded = head.recorded + articles.length;
  await sql`update kabar.log_head set seq = ${seq}, recorded = ${recorded}, at = ${at}`.execute(db);
}

async function putPosted(db: Database, items: readonly LedgerItem[]): Promise<void> {
  await sql`
    insert into kabar.ledger (chat, article, seq, message_id, revision, edits, also, named, publication, mentions, at)
    select chat, article, seq, "messageId", revision, edits, array(select jsonb_array_elements_text(also)), named,
      publication, mentions, at
    from jsonb_to_recordset(${jsonOf(items)}::jsonb) as given(chat text, article text, seq bigint,
      "messageId" text, revision integer, edits integer, also jsonb, named integer, publication text, mentions text[], at bigint)
    on conflict (chat, article) do update set seq = excluded.seq, message_id = excluded.message_id,
      revision = excluded.revision, edits = excluded.edits, also = excluded.also, named = excluded.named,
      publication = excluded.publication, mentions = excluded.mentions, at = excluded.at`.execute(db);
}
