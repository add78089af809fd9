import { sql } from 'kysely';
import type { ChatId } from '../../core/chat.js';
import {
  type LedgerItem,
  ledgerItemSchema,
  maxEdits,
  maxNamed,
  type OutdatedPost,
  type PlanRef,
  type Publication,
  type Settlement,
  settlementSchema,
  type UnpublishedPost,
} from '../../core/delivery.js';
import type { Lane } from '../../core/subscription.js';
import type { Database } from './connect.js';
import { assertHeld, type Fence, fenced } from './fence.js';
import { storyIds } from './news.js';
import { lockedPlan } from './plans.js';
import { prepared } from './prepared.js';
import { refuse } from './refusals.js';
import { jsonOf } from './storable.js';

/** A line of the ledger, as the core has it. */
export const ledgerColumns = sql`chat, article, seq, message_id as "messageId", revision, edits, also, named,
  publication, mentions, at`;

/** A line as the core has it: without what it says nothing of. */
export function ledgerLine<Row extends object>(row: Row): LedgerItem {
  const rare = new Set(['publication', 'mentions']);
  const fields = Object.entries(row).filter(([name, value]) => value !== null || !rare.has(name));
  return ledgerItemSchema.parse(Object.fromEntries(fields));
}

/** What was posted in a chat: all of it, or these articles. */
export async function posted(
  db: Database,
  chat: ChatId,
  articles?: readonly string[],
): Promise<LedgerItem[]> {
  const some = articles === undefined ? sql`` : sql`and article = any(${articles}::text[])`;
  const { rows } = await sql<LedgerItem>`
    select ${ledgerColumns} from kabar.ledger where chat = ${chat} ${some} order by at, seq`.execute(db);
  return rows.map(ledgerLine);
}

/** The article that a message shows. */
export async function postedAs(db: Database, chat: ChatId, messageId: string): Promise<string | null> {
  const { rows } = await sql<{ article: string }>`
    select article from kabar.ledger where chat = ${chat} and message_id = ${messageId} limit 1`.execute(db);
  return rows[0]?.article ?? null;
}

/** Whether all of the settlements can be committed with one statement, which needs no transaction. */
export function areSimple(all: readonly Settlement[]): boolean {
  return all.every(({ heldFor, reason }) => heldFor === null && reason === null);
}

/**
 * Commits the ends of many entries together; of one chat and lane in the order given. To be called in a transaction
 * unless they {@link areSimple}. @throws Error where the fence does not hold: then nothing is committed.
 */
export async function settleAll(
  db: Database,
  given: readonly Settlement[],
  fence: Fence | null,
): Promise<void> {
  const all = given.map((each) => settlementSchema.parse(each));
  await moveAndRemember(db, all, fence);
  const held = all.flatMap(({ chat, heldFor, article }) =>
    heldFor === null ? [] : [{ chat, heldFor, article }],
  );
  await hold(db, held);
  await refuse(
    db,
    all.filter(({ reason }) => reason !== null),
  );
}

/**
 * Moves cursors, never back, and writes lines of the ledger, in one statement. Rows are locked in one order, so that two
 * that settle the same chats do not wait for each other. A chat that has moved, or was forgotten, meanwhile: what is
 * settled under its old id is not to be found again.
 */
async function moveAndRemember(db: Database, all: readonly Settlement[], fence: Fence | null): Promise<void> {
  const tops = new Map<ChatId, Record<Lane, number>>();
  const lines = new Map<string, object>();
  for (const { chat, lane, seq, article, at, posted } of all) {
    const top = tops.get(chat) ?? { instant: 0, digest: 0 };
    tops.set(chat, { ...top, [lane]: Math.max(top[lane], seq) });
    if (posted !== null) lines.set(`${chat} ${article}`, { chat, article, seq, at, ...posted });
  }
  const ids = [...tops.keys()].sort();
  const topsIn = (lane: Lane) => ids.map((id) => tops.get(id)?.[lane] ?? 0);
  const statement = fenced(
    fence,
    sql`given as (
      select * from unnest(${ids}::text[], ${topsIn('instant')}::bigint[], ${topsIn('digest')}::bigint[])
        as settled(id, instant, digest) where (select held from fence)),
    locked as (select chats.id from kabar.chats join given using (id) order by chats.id for update of chats),
    moved as (
      update kabar.chats as chat
      set instant = greatest(chat.instant, given.instant), digest = greatest(chat.digest, given.digest)
      from given join locked using (id) where chat.id = given.id returning chat.id),
    remembered as (
      insert into kabar.ledger
        (chat, article, seq, message_id, revision, edits, also, named, publication, mentions, at)
      select chat, article, seq, "messageId", revision, 0, '{}', 0, publication, mentions, at
      from jsonb_to_recordset(${jsonOf([...lines.values()])}::jsonb)
        as given(chat text, article text, seq bigint, "messageId" text, revision integer, publication text,
          mentions text[], at bigint)
      where chat in (select id from moved)
      on conflict (chat, article) do update set seq = excluded.seq, message_id = excluded.message_id,
        revision = excluded.revision, edits = 0, also = '{}', named = 0, publication = excluded.publication,
        mentions = excluded.mentions, at = excluded.at)`,
  );
  const { rows } = await prepared(statement).execute(db);
  assertHeld(rows[0]);
}

/** Notes that articles are not delivered in a chat because others were. */
async function hold(
  db: Database,
  held: readonly { chat: ChatId; heldFor: string; article: string }[],
): Promise<void> {
  if (held.length === 0) return;
  await sql`
    with given as (
      select chat, "heldFor", array_agg(article order by place) as articles
      from rows from (jsonb_to_recordset(${jsonOf(held)}::jsonb) as (chat text, "heldFor" text, article text))
        with ordinality as each(chat, "heldFor", article, place)
      group by chat, "heldFor")
    update kabar.ledger as line
    set also = also || array(select each from unnest(articles) as each where not each = any(also))
    from given where line.chat = given.chat and line.article = "heldFor"`.execute(db);
}

/**
 * Ends a plan that was sent, as long as it holds nothing back: then one statement does it all.
 * @returns false if the plan is left as it is, for {@link settleLockedPlan}. @throws Error where the fence does not hold.
 */
async function settleSentPlan(
  db: Database,
  { id, chat, lane }: PlanRef,
  at: number,
  fence: Fence | null,
): Promise<boolean> {
  const cursor = sql.ref(lane);
  const { rows } = await fenced(
    fence,
    sql`plan as (
      select plans.body from kabar.chats join kabar.plans on plans.chat = chats.id
      where chats.id = ${chat} and lane = ${lane} and plans.id = ${id} and (select held from fence)
      for update of chats, plans),
    sent as (
      select distinct on (entry->>'article')
        entry->>'article' as article, (entry->>'seq')::bigint as seq, (entry->>'revision')::integer as revision
      from plan cross join jsonb_array_elements(body->'entries') as entry
      where coalesce(jsonb_array_length(body->'held'), 0) = 0
      order by entry->>'article', (entry->>'seq')::bigint desc),
    moved as (
      update kabar.chats set ${cursor} = greatest(${cursor}, (select max(seq) from sent))
      where id = ${chat} and exists (select from sent)),
    remembered as (
      insert into kabar.ledger (chat, article, seq, message_id, revision, edits, also, named, at)
      select ${chat}, article, seq, null, revision, 0, '{}', 0, ${at}::bigint from sent
      on conflict (chat, article) do update set seq = excluded.seq, message_id = excluded.message_id,
        revision = excluded.revision, edits = 0, also = '{}', named = 0, publication = null, mentions = null,
        at = excluded.at),
    ended as (
      delete from kabar.plans where chat = ${chat} and lane = ${lane} and id = ${id} and exists (select from sent))`,
    sql`exists (select from plan) and not exists (select from sent) as is_left`,
  ).execute(db);
  assertHeld(rows[0]);
  return (rows[0] as unknown as { is_left: boolean }).is_left === false;
}

/** Ends a plan. One that was sent takes one statement as a rule; every other one takes a transaction. */
export async function settlePlan(
  db: Database,
  ending: PlanRef & { at: number; reason: string | null },
  fence: Fence | null,
): Promise<void> {
  if (ending.reason === null && (await settleSentPlan(db, ending, ending.at, fence))) return;
  await db.transaction().execute((locked) => settleLockedPlan(locked, ending, fence));
}

async function settleLockedPlan(
  db: Database,
  { id, chat, lane, at, reason }: PlanRef & { at: number; reason: string | null },
  fence: Fence | null,
): Promise<void> {
  const plan = await lockedPlan(db, { id, chat, lane });
  const heldFor = new Map(plan?.held.map((each) => [each.seq, each.heldFor]));
  await settleAll(
    db,
    (plan?.entries ?? []).map(({ seq, article, revision }) => {
      const held = reason === null ? (heldFor.get(seq) ?? null) : null;
      const posted = reason === null && held === null ? { messageId: null, revision } : null;
      return { chat, lane, seq, article, posted, reason, heldFor: held, at };
    }),
    fence,
  );
  await sql`delete from kabar.plans where chat = ${chat} and lane = ${lane} and id = ${id}`.execute(db);
}

/** Notes what a post shows after an edit. */
export async function noteEdit(
  db: Database,
  chat: ChatId,
  article: string,
  { revision, edits, named }: Pick<LedgerItem, 'revision' | 'edits' | 'named'>,
): Promise<void> {
  await sql`update kabar.ledger set revision = ${revision}, edits = ${edits}, named = ${named}
    where chat = ${chat} and article = ${article}`.execute(db);
}

/** Posts that can be edited and should be, in chats that take posts, of one adapter or of all; the oldest change first. */
export async function outdatedPosts(db: Database, limit: number, adapter?: string): Promise<OutdatedPost[]> {
  const ofOne = adapter === undefined ? sql`` : sql`and split_part(chat, ':', 1) = ${adapter}`;
  const { rows } = await sql<LedgerItem & { changedAt: number }>`
    with outdated as (
      select ledger.* from kabar.ledger join kabar.articles on articles.id = ledger.article
      where articles.revision > 1 and ledger.revision < articles.revision and edits < ${maxEdits}
      union
      select ledger.* from kabar.ledger where least(cardinality(also), 5) > named)
    select ${ledgerColumns}, greatest(
        coalesce((select coalesce(corrected_at, seen_at) from kabar.articles where id = article), 0),
        coalesce((select seen_at from kabar.articles where id = also[cardinality(also)]), 0)) as "changedAt"
    from outdated
    where message_id is not null ${ofOne} and (
      select state = 'active' and not body ? 'suspendedAt' from kabar.chats where id = chat)
    order by coalesce((select coalesce(corrected_at, seen_at) from kabar.articles where id = article), 0), article, chat
    limit ${limit}`.execute(db);
  return rows.map(({ changedAt, ...row }) => ({ posted: ledgerLine(row), changedAt }));
}

/** Posts that wait to be published, in active chats, of one adapter or of one chat; the oldest first. */
export async function unpublished(
  db: Database,
  limit: number,
  { adapter, chat }: { adapter?: string; chat?: ChatId },
): Promise<UnpublishedPost[]> {
  const ofAdapter = adapter === undefined ? sql`` : sql`and split_part(chat, ':', 1) = ${adapter}`;
  const ofChat = chat === undefined ? sql`` : sql`and chat = ${chat}`;
  const { rows } = await sql<LedgerItem & { carriers: number }>`
    select ${ledgerColumns}, (
        select count(distinct body->'publisher'->>'id')::integer from kabar.articles
        where id in (${storyIds(sql`ledger.article`)})
      ) as carriers
    from kabar.ledger
    where publication = 'waiting' and message_id is not null ${ofAdapter} ${ofChat}
      and (select state from kabar.chats where id = chat) = 'active'
    order by at, seq limit ${limit}`.execute(db);
  return rows.map(({ carriers, ...row }) => ({ posted: ledgerLine(row), carriers: Math.max(1, carriers) }));
}

/** Notes what became of a post that waited to be published. */
export async function notePublication(
  db: Database,
  chat: ChatId,
  article: string,
  publication: Publication | null,
): Promise<void> {
  await sql`update kabar.ledger set publication = ${publication}
    where chat = ${chat} and article = ${article}`.execute(db);
}

/** The groups of people that posts of an article's story have called in a chat. */
export async function mentionedFor(db: Database, chat: ChatId, article: string): Promise<string[]> {
  const { rows } = await sql<{ mention: string }>`
    select distinct unnest(mentions) as mention from kabar.ledger
    where chat = ${chat} and mentions is not null
      and article in (${storyIds(sql`${article}`)})`.execute(db);
  return rows.map(({ mention }) => mention);
}

// The index in the schema says 5 as well.
maxNamed satisfies 5;
