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
import {
  type Plan,
  type PlanRef,
  planSchema,
  type Settlement,
  settlementSchema,
} from '../../core/delivery.js';
import { type Keyword, keywordsOf } from '../../core/keyword.js';
import { type FollowedFeed, personalFeedsOf } from '../../core/personal-feed.js';
import type { Keywords } from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import { maxRefusals } from '../shared/retention.js';
import type { Database } from './connect.js';
import { assertHeld, type Fence, fenced } from './fence.js';
import { jsonOf } from './storable.js';

/** A chat with its cursors. */
export interface ChatRecord {
  chat: Chat;
  cursors: Cursors;
}

interface ChatRow {
  body: unknown;
  instant: number;
  digest: number;
}

const chatRecordOf = ({ body, instant, digest }: ChatRow): ChatRecord => ({
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
  const head = await headOf(db);
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
  const head = await headOf(db);
  const stored = new Map([...before].map(([id, { chat }]) => [id, chat]));
  for (const chat of change(stored, head)) await putChanged(db, chat, before.get(chat.id), head);
}

async function headOf(db: Database): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from kabar.log_head`.execute(db);
  return rows[0]?.seq ?? 0;
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
  const topics = (of: Chat | null) => (of === null ? [] : keywordsOf(of).map(({ topic }) => topic));
  if (topics(before).join(' ') !== topics(chat).join(' ')) await putKeywords(db, chat);
  const feeds = (of: Chat | null) => jsonOf(of === null ? [] : personalFeedsOf(of));
  if (feeds(before) !== feeds(chat)) await putPersonalFeeds(db, chat);
}

async function putPersonalFeeds(db: Database, chat: Chat): Promise<void> {
  await sql`delete from kabar.personal_feeds where chat = ${chat.id}`.execute(db);
  await sql`
    insert into kabar.personal_feeds (topic, chat, feed)
    select each->>'topic', ${chat.id}, each from jsonb_array_elements(${jsonOf(personalFeedsOf(chat))}::jsonb) as each
    on conflict do nothing`.execute(db);
}

/** The feeds that chats have added for themselves, each once. */
export async function personalFeeds(db: Database): Promise<FollowedFeed[]> {
  const { rows } = await sql<{ feed: FollowedFeed }>`
    select distinct on (topic) feed from kabar.personal_feeds order by topic, chat`.execute(db);
  return rows.map(({ feed }) => feed);
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

/** The keywords that are followed, with the version of their list: of one moment. */
export async function keywords(db: Database): Promise<Keywords> {
  const { rows } = await sql<{ keywords: number; topic: string | null; phrase: string | null }>`
    select head.keywords, followed.topic, followed.phrase from kabar.log_head as head
    left join (select distinct on (topic) topic, phrase from kabar.keywords order by topic, phrase) as followed on true`.execute(
    db,
  );
  const list = rows.flatMap(({ topic, phrase }): Keyword[] =>
    topic === null || phrase === null ? [] : [{ topic, phrase }],
  );
  return { version: rows[0]?.keywords ?? 0, list };
}

/** The chats that follow any of these topics in this lane now. */
export async function subscribers(db: Database, topics: readonly TopicId[], lane: Lane): Promise<ChatId[]> {
  const { rows } = await sql<{ chat: string }>`
    select distinct chat from kabar.subscriptions
    where topic = any(${topics}::text[]) and lane = ${lane} and until is null`.execute(db);
  return rows.map(({ chat }) => chat);
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

/** A plan as it is stored. */
export interface PlanRow {
  body: Plan;
  sent_parts: number;
}

/** The plans that a chat has not finished. */
export async function plans(db: Database, chat: ChatId): Promise<Plan[]> {
  const { rows } = await sql<PlanRow>`
    select body, sent_parts from kabar.plans where chat = ${chat} order by lane desc`.execute(db);
  return rows.map(planOf);
}

/** A plan, or undefined when it is no longer there. Nobody ends or drops it until the transaction ends. */
export async function lockedPlan(db: Database, { id, chat, lane }: PlanRef): Promise<Plan | undefined> {
  const { rows } = await sql<PlanRow>`
    select plans.body, sent_parts from kabar.chats join kabar.plans on plans.chat = chats.id
    where chats.id = ${chat} and lane = ${lane} and plans.id = ${id} for update of chats, plans`.execute(db);
  return rows.map(planOf)[0];
}

/** The plan of a row. */
export const planOf = ({ body, sent_parts }: PlanRow): Plan =>
  planSchema.parse({ ...body, sentParts: sent_parts });

/**
 * Commits a plan, and its slot as the chat's last. @throws Error where the lane has one, there is no such chat, or the
 * fence does not hold.
 */
export async function putPlan(db: Database, given: Plan, fence: Fence | null): Promise<void> {
  const plan = planSchema.parse(given);
  const { id, chat, lane, slot, sentParts } = plan;
  const { rows } = await fenced(
    fence,
    sql`chat as (select id from kabar.chats where id = ${chat} and (select held from fence) for update),
    put as (
      insert into kabar.plans (chat, lane, id, body, sent_parts)
      select id, ${lane}, ${id}, ${jsonOf(plan)}::jsonb, ${sentParts} from chat
      on conflict do nothing returning chat),
    noted as (
      update kabar.chats set body = jsonb_set(body, '{digestSlot}', to_jsonb(${slot}::text))
      where id in (select chat from put) and ${slot}::text is not null)`,
    sql`exists (select from chat) as known, exists (select from put) as done`,
  ).execute(db);
  assertHeld(rows[0]);
  const { known, done } = rows[0] as unknown as { known: boolean; done: boolean };
  if (!known) throw new Error('a plan for a chat that is not there');
  if (!done) throw new Error('the lane has a plan already');
}

/** Notes how many parts of a plan are confirmed, never fewer than before. @throws Error where the fence does not hold. */
export async function advancePlan(
  db: Database,
  { id, chat, lane }: PlanRef,
  sentParts: number,
  fence: Fence | null,
): Promise<void> {
  const { rows } = await fenced(
    fence,
    sql`advanced as (
      update kabar.plans set sent_parts = greatest(sent_parts, ${sentParts})
      where chat = ${chat} and lane = ${lane} and id = ${id} and (select held from fence))`,
  ).execute(db);
  assertHeld(rows[0]);
}

/** The newest 1000 settlements that were not posted, of all chats or of one, the oldest first. */
export async function refusals(db: Database, chat?: ChatId): Promise<Settlement[]> {
  const ofOne = chat === undefined ? sql`` : sql`where chat = ${chat}`;
  const { rows } = await sql<{ body: unknown }>`
    select body from kabar.refusals ${ofOne} order by id desc limit ${maxRefusals}`.execute(db);
  return rows.map(({ body }) => settlementSchema.parse(body)).reverse();
}

/** Every topic that somebody follows now, with the number of chats. */
export async function followed(db: Database): Promise<Map<TopicId, number>> {
  const { rows } = await sql<{ topic: string; count: number }>`
    select topic, count(distinct chat) from kabar.subscriptions where until is null group by topic`.execute(
    db,
  );
  return new Map(rows.map(({ topic, count }) => [topic, count]));
}

/** Keeps settlements that were not posted, with their reasons; the same entry in the same lane of a chat once. */
export async function refuse(db: Database, refused: readonly Settlement[]): Promise<void> {
  if (refused.length === 0) return;
  const given = sql`jsonb_array_elements(${jsonOf(refused)}::jsonb)`;
  await sql`
    delete from kabar.refusals using ${given} as each
    where chat = each->>'chat' and article = each->>'article'
      and body->>'lane' = each->>'lane' and body->>'seq' = each->>'seq'`.execute(db);
  await sql`
    insert into kabar.refusals (chat, article, body)
    select each->>'chat', each->>'article', each from ${given} as each
    where each->>'chat' in (select id from kabar.chats)`.execute(db);
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
