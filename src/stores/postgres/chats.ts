import { sql } from 'kysely';
import {
  type Chat,
  type ChatId,
  type Cursors,
  isServed,
  lowerCursors,
  mergeChats,
  restarts,
  storedChatSchema,
} from '../../core/chat.js';
import { keywordsOf } from '../../core/keyword.js';
import { personalFeedsOf } from '../../core/personal-feed.js';
import type { Database } from './connect.js';
import { headOf } from './news.js';
import { jsonOf } from './storable.js';

/** A chat with its cursors. */
export interface ChatRecord {
  chat: Chat;
  cursors: Cursors;
}

/** A chat as it is stored. */
export interface ChatRow {
  body: unknown;
  instant: number;
  digest: number;
}

/** The chat of a row. */
export const chatRecordOf = ({ body, instant, digest }: ChatRow): ChatRecord => ({
  chat: storedChatSchema.parse(body),
  cursors: { instant, digest },
});

/** Returns a chat, or undefined. With `lock`, nobody else changes or creates it until the transaction ends. */
export async function chatRecord(db: Database, id: ChatId, lock = false): Promise<ChatRecord | undefined> {
  if (lock) await sql`select pg_advisory_xact_lock(hashtextextended(${`kabar ${id}`}, 0))`.execute(db);
  const { rows } = await sql<ChatRow>`
    select body, instant, digest from kabar.chats where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  return rows[0] && chatRecordOf(rows[0]);
}

/** Several chats. */
export async function chatRecords(db: Database, ids: readonly ChatId[]): Promise<ChatRecord[]> {
  const { rows } = await sql<ChatRow>`
    select body, instant, digest from kabar.chats where id = any(${ids}::text[])`.execute(db);
  return rows.map(chatRecordOf);
}

/** Changes a chat within a transaction. @returns the chat as it is then. */
export async function changeChat(
  db: Database,
  id: ChatId,
  change: (chat: Chat | null, head: number) => Chat | null,
): Promise<Chat | null> {
  const before = await chatRecord(db, id, true);
  const { seq: head } = await headOf(db);
  const changed = change(before?.chat ?? null, head);
  return changed === null ? (before?.chat ?? null) : putChanged(db, { ...changed, id }, before, head);
}

/** Changes several chats within a transaction. */
export async function changeChats(
  db: Database,
  ids: readonly ChatId[],
  change: (chats: ReadonlyMap<ChatId, Chat>, head: number) => readonly Chat[],
): Promise<void> {
  const before = new Map<ChatId, ChatRecord>();
  // Everybody locks in the same order, so that no two transactions wait for each other.
  for (const id of [...new Set(ids)].sort()) {
    const found = await chatRecord(db, id, true);
    if (found !== undefined) before.set(id, found);
  }
  const { seq: head } = await headOf(db);
  const stored = new Map([...before].map(([id, { chat }]) => [id, chat]));
  for (const chat of change(stored, head)) await putChanged(db, chat, before.get(chat.id), head);
}

async function putChanged(
  db: Database,
  changed: Chat,
  before: ChatRecord | undefined,
  head: number,
): Promise<Chat> {
  const chat = storedChatSchema.parse(changed);
  const { id } = chat;
  await putChatRecord(
    db,
    { chat, cursors: before?.cursors ?? { instant: head, digest: head } },
    before?.chat ?? null,
  );
  if (before !== undefined && restarts(before.chat, chat)) {
    await sql`delete from kabar.plans where chat = ${id}`.execute(db);
  }
  return chat;
}

/** Carries a chat over to its new id, within a transaction. */
export async function moveChat(db: Database, from: ChatId, to: ChatId): Promise<void> {
  if (from === to) return;
  // Everybody locks in the same order, so that no two transactions wait for each other.
  const found = new Map<ChatId, ChatRecord | undefined>();
  for (const id of [from, to].sort()) found.set(id, await chatRecord(db, id, true));
  const [old, into] = [found.get(from), found.get(to)];
  if (old === undefined) return;
  const chat = mergeChats(old.chat, into?.chat ?? null, to);
  const cursors = into === undefined ? old.cursors : lowerCursors(old.cursors, into.cursors);
  await forgetChat(db, from);
  await putChatRecord(db, { chat, cursors }, into?.chat ?? null);
  // With the lower cursor the end of a plan would pass over entries that only the old id was waiting for.
  await sql`delete from kabar.plans where chat = ${to}`.execute(db);
}

/** Forgets a chat with all that is kept of it, within a transaction. */
export async function forgetChat(db: Database, id: ChatId): Promise<void> {
  const followed = await sql`delete from kabar.keywords where chat = ${id} returning topic`.execute(db);
  await sql`delete from kabar.chats where id = ${id}`.execute(db);
  await sql`delete from kabar.ledger where chat = ${id}`.execute(db);
  await sql`delete from kabar.refusals where chat = ${id}`.execute(db);
  if (followed.rows.length > 0) await countKeywords(db);
}

/** The same, and every process hears of it once that is committed. A notification is not stored. */
export async function forgetChatEverywhere(db: Database, id: ChatId): Promise<void> {
  await forgetChat(db, id);
  await sql`select pg_notify('kabar_forgotten', ${id}::text)`.execute(db);
}

/** Puts in a chat with all that is looked for by it. @param before the chat as it is stored; null where it has to be looked at anew. */
export async function putChatRecord(
  db: Database,
  { chat, cursors }: ChatRecord,
  before: Chat | null,
): Promise<void> {
  const body = jsonOf(chat);
  const { instant, digest } = cursors;
  await sql`
    insert into kabar.chats (id, body, state, instant, digest)
    values (${chat.id}, ${body}::jsonb, ${chat.state.kind}, ${instant}, ${digest})
    on conflict (id) do update
    set body = excluded.body, state = excluded.state, instant = excluded.instant, digest = excluded.digest`.execute(
    db,
  );
  if (before === null || JSON.stringify(before.subscriptions) !== JSON.stringify(chat.subscriptions)) {
    await putSubscriptions(db, chat);
  }
  const topics = (each: Chat | null) => (each === null ? [] : keywordsOf(each).map(({ topic }) => topic));
  if (topics(before).join(' ') !== topics(chat).join(' ')) await putKeywords(db, chat);
  const feeds = (each: Chat | null) => jsonOf(each === null ? [] : personalFeedsOf(each));
  if (feeds(before) !== feeds(chat)) await putPersonalFeeds(db, chat);
}

async function putPersonalFeeds(db: Database, chat: Chat): Promise<void> {
  await sql`delete from kabar.personal_feeds where chat = ${chat.id}`.execute(db);
  await sql`
    insert into kabar.personal_feeds (topic, chat, feed)
    select each->>'topic', ${chat.id}, each from jsonb_array_elements(${jsonOf(personalFeedsOf(chat))}::jsonb) as each
    on conflict do nothing`.execute(db);
}

async function putSubscriptions(db: Database, { id, subscriptions }: Chat): Promise<void> {
  await sql`delete from kabar.subscriptions where chat = ${id}`.execute(db);
  const rows = subscriptions.flatMap(({ topic, intervals }) =>
    // One that ended where it began covers nothing, and the next one may begin there too.
    intervals
      .filter(({ since, until }) => until === null || since < until)
      .map(({ lane, since, until }) => ({ topic, lane, since, until })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into kabar.subscriptions (topic, lane, chat, since, until)
    select topic, lane, ${id}, since, until from jsonb_to_recordset(${jsonOf(rows)}::jsonb)
      as given(topic text, lane text, since bigint, until bigint)
    on conflict (topic, lane, chat, since) do update set until = excluded.until`.execute(db);
}

async function putKeywords(db: Database, chat: Chat): Promise<void> {
  await sql`delete from kabar.keywords where chat = ${chat.id}`.execute(db);
  const followed = keywordsOf(chat);
  if (followed.length > 0) {
    await sql`
      insert into kabar.keywords (topic, chat, phrase)
      select topic, ${chat.id}, phrase
      from unnest(${followed.map(({ topic }) => topic)}::text[], ${followed.map(({ phrase }) => phrase)}::text[])
        as given(topic, phrase)
      on conflict do nothing`.execute(db);
  }
  await countKeywords(db);
}

/** Makes those who classified articles by the former keywords classify them again. */
async function countKeywords(db: Database): Promise<void> {
  await sql`update kabar.log_head set keywords = keywords + 1`.execute(db);
}

/** The chats to which something that the operator says was not sent yet. */
export async function unannounced(db: Database): Promise<ChatId[]> {
  const { rows } = await sql<{ id: string }>`
    select id from kabar.chats where body ? 'announcements' order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The chats that the operator has paused. */
export async function suspended(db: Database): Promise<ChatId[]> {
  const { rows } = await sql<{ id: string }>`
    select id from kabar.chats where body ? 'suspendedAt' order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The broadcasts of a platform that have not let the bot go, by their ids. */
export async function broadcasts(db: Database, adapter: string, limit: number): Promise<ChatId[]> {
  const { rows } = await sql<{ id: ChatId }>`
    select id from kabar.chats
    where starts_with(id, ${`${adapter}:`}) and body->>'isBroadcast' = 'true' and state <> 'gone'
    order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many chats there are. */
export async function chatCount(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from kabar.chats`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Returns the chats that posts are sent to. */
export const served = (found: readonly ChatRecord[]): ChatRecord[] =>
  found.filter(({ chat }) => isServed(chat));
