import { sql } from 'kysely';
import type { ChatId } from '../../core/chat.js';
import type { Spread } from '../../core/ports.js';
import type { Database } from './connect.js';

/** A kind of what became of an article, with its chats. */
interface Row {
  kind: keyof Spread['counts'];
  count: number;
  chats: ChatId[];
}

/** See `Archive.spread`: counted by the database, because an article can be in a million chats. */
export async function spread(db: Database, article: string, limit: number): Promise<Spread> {
  const { rows } = await sql<Row>`
    with own as (select id, coalesce(story, id) as story from kabar.articles where id = ${article}),
    lines as (
      select distinct case when message_id is null then 'listed' else 'posted' end as kind, chat
      from kabar.ledger where article = ${article}
      union
      select 'held', chat from kabar.ledger
      where ${article} = any(also) and article in (
        select articles.id from kabar.articles join own on articles.story = own.story or articles.id = own.story)
      union
      select 'refused', chat from kabar.refusals where article = ${article})
    select kind, count(*)::int as count, (array_agg(chat order by chat collate "C"))[1:${limit}::int] as chats
    from lines group by kind`.execute(db);
  const of = (kind: Row['kind']) => rows.find((row) => row.kind === kind);
  const [posted, listed, held, refused] = [of('posted'), of('listed'), of('held'), of('refused')];
  return {
    counts: {
      posted: posted?.count ?? 0,
      listed: listed?.count ?? 0,
      held: held?.count ?? 0,
      refused: refused?.count ?? 0,
    },
    chats: {
      posted: posted?.chats ?? [],
      listed: listed?.chats ?? [],
      held: held?.chats ?? [],
      refused: refused?.chats ?? [],
    },
  };
}
