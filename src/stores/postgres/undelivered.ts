import { type RawBuilder, sql } from 'kysely';
import type { ChatId } from '../../core/chat.js';
import { type LedgerItem, type Settlement, settlementSchema, tells } from '../../core/delivery.js';
import type { ChatFacts } from '../../core/ports.js';
import { type ChatRow, chatRecordOf } from './chats.js';
import type { Database } from './connect.js';
import { type DeliveredOther, deliveredOthers, heldForOf } from './delivered-stories.js';
import { ledgerColumns, ledgerLine } from './ledger.js';
import { storyIds } from './news.js';
import { entries } from './pending.js';
import { type PlanRow, planOf } from './plans.js';

interface Row extends ChatRow {
  plans: PlanRow[] | null;
  posted: LedgerItem | null;
  refused: Settlement | null;
  others: DeliveredOther[] | null;
}

/** See `Archive.undelivered`. */
export async function undelivered(
  db: Database,
  article: string,
  ids: readonly ChatId[],
): Promise<ChatFacts[]> {
  const isUndelivered = sql`
    not exists (
      select from kabar.ledger where ledger.chat = chats.id and ledger.article = ${article})
    and not exists (
      select from kabar.ledger where ledger.chat = chats.id
        and ledger.article in (select story.id from story) and ${article} = any(also))
    and not exists (
      select from kabar.refusals where refusals.chat = chats.id and refusals.article = ${article})`;
  return factsOf(db, article, ids, isUndelivered);
}

/** See `Archive.factsIn`. */
export async function factsIn(db: Database, article: string, ids: readonly ChatId[]): Promise<ChatFacts[]> {
  return factsOf(db, article, ids, sql`true`);
}

/** What is known of an article in those of some chats that a condition holds for: two statements for all together. */
async function factsOf(
  db: Database,
  article: string,
  ids: readonly ChatId[],
  condition: RawBuilder<unknown>,
): Promise<ChatFacts[]> {
  const rowsOf = sql<Row>`
    with story as materialized (${storyIds(sql`${article}`)})
    select body, instant, digest,
      (select jsonb_agg(jsonb_build_object('body', plans.body, 'sent_parts', sent_parts) order by lane desc)
        from kabar.plans where plans.chat = chats.id) as plans,
      (select to_jsonb(line) from (
        select ${ledgerColumns} from kabar.ledger
        where ledger.chat = chats.id and ledger.article = ${article}) as line) as posted,
      (select refusals.body from kabar.refusals
        where refusals.chat = chats.id and refusals.article = ${article} order by refusals.id desc limit 1) as refused,
      ${deliveredOthers(sql`chats.id`, sql`${article}`)} as others
    from kabar.chats where id = any(${ids}::text[]) and ${condition}`;
  const [log, { rows }] = await Promise.all([entries(db, sql`article = ${article}`), rowsOf.execute(db)]);
  const found = rows.map((row) => ({ row, ...chatRecordOf(row) }));
  // In the order in which they were asked for.
  const place = new Map(ids.map((id, index) => [id, index]));
  found.sort((left, right) => (place.get(left.chat.id) ?? 0) - (place.get(right.chat.id) ?? 0));
  return found.map(({ row: { plans, posted, refused, others }, chat, cursors }) => ({
    chat,
    facts: {
      entries: log,
      cursors,
      posted: posted === null ? null : ledgerLine(posted),
      planned: plans?.map(planOf).find((plan) => tells(plan, article))?.lane ?? null,
      refused: refused === null ? null : settlementSchema.parse(refused),
      heldFor: heldForOf(article, others, chat),
    },
  }));
}
