import { sql } from 'kysely';
import type { ChatId } from '../../core/chat.js';
import { type Plan, tells } from '../../core/delivery.js';
import type { UndeliveredChat } from '../../core/ports.js';
import { type ChatRow, chatRecordOf } from './chats.js';
import type { Database } from './connect.js';
import { type DeliveredOther, deliveredOthers, heldForOf } from './delivered-stories.js';
import { entries } from './pending.js';

interface Row extends ChatRow {
  plans: Plan[] | null;
  others: DeliveredOther[] | null;
}

/** See `Archive.undelivered`: two round trips for all chats together. */
export async function undelivered(
  db: Database,
  article: string,
  ids: readonly ChatId[],
): Promise<UndeliveredChat[]> {
  const log = await entries(db, sql`article = ${article}`);
  const { rows } = await sql<Row>`
    with story as (
      select mates.id from kabar.articles as own
      join kabar.articles as mates
        on mates.story = coalesce(own.story, own.id) or mates.id = coalesce(own.story, own.id)
      where own.id = ${article})
    select body, instant, digest,
      (select jsonb_agg(plans.body order by lane desc) from kabar.plans where plans.chat = chats.id) as plans,
      ${deliveredOthers(sql`chats.id`, sql`${article}`)} as others
    from kabar.chats
    where id = any(${ids}::text[])
      and not exists (
        select from kabar.ledger where ledger.chat = chats.id and ledger.article = ${article})
      and not exists (
        select from kabar.ledger where ledger.chat = chats.id
          and ledger.article in (select story.id from story) and ${article} = any(also))
      and not exists (
        select from kabar.refusals where refusals.chat = chats.id and refusals.article = ${article})`.execute(
    db,
  );
  const found = rows.map((row) => ({ row, ...chatRecordOf(row) }));
  // In the order in which they were asked for.
  const place = new Map(ids.map((id, index) => [id, index]));
  found.sort((left, right) => (place.get(left.chat.id) ?? 0) - (place.get(right.chat.id) ?? 0));
  return found.map(({ row, chat, cursors }) => ({
    chat,
    facts: {
      entries: log,
      cursors,
      posted: null,
      planned: row.plans?.find((plan) => tells(plan, article))?.lane ?? null,
      refused: null,
      heldFor: heldForOf(article, row.others, chat),
    },
  }));
}
