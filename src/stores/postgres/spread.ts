import { sql } from 'kysely';
import type { ChatId } from '../../core/chat.js';
import type { Spread } from '../../core/ports.js';
import type { Database } from './connect.js';
import { storyIds } from './news.js';

const kinds = ['posted', 'listed', 'held', 'refused'] as const;

/** See `Archive.spread`: counted by the database, because an article can be in a million chats. */
export async function spread(db: Database, article: string, limit: number): Promise<Spread> {
  const { rows } = await sql<{ counts: Record<string, number>; chats: Record<string, ChatId[]> }>`
    with told as materialized (select chat, message_id is null as in_list from kabar.ledger where article = ${article}),
    posted as (select chat from told where not in_list),
    listed as (select chat from told where in_list),
    held as materialized (
      select distinct chat from kabar.ledger
      where article = any(array(${storyIds(sql`${article}`)})) and ${article} = any(also)),
    refused as materialized (select distinct chat from kabar.refusals where article = ${article})
    select
      jsonb_build_object(${sql.join(kinds.flatMap((kind) => [sql.lit(kind), sql`(select count(*) from ${sql.ref(kind)})`]))}) as counts,
      jsonb_build_object(${sql.join(kinds.flatMap((kind) => [sql.lit(kind), sql`array(select chat from ${sql.ref(kind)} order by chat limit ${limit})`]))}) as chats`.execute(
    db,
  );
  const [{ counts = {}, chats = {} } = {}] = rows;
  return {
    counts: {
      posted: counts.posted ?? 0,
      listed: counts.listed ?? 0,
      held: counts.held ?? 0,
      refused: counts.refused ?? 0,
    },
    chats: {
      posted: chats.posted ?? [],
      listed: chats.listed ?? [],
      held: chats.held ?? [],
      refused: chats.refused ?? [],
    },
  };
}
