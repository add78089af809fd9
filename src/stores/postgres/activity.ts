import { sql } from 'kysely';
import { type LogEntry, logEntrySchema } from '../../core/article.js';
import type { ChatId } from '../../core/chat.js';
import { pendingTopics } from '../../core/pending.js';
import type { ChatActivity } from '../../core/ports.js';
import { chatRecords } from './chats.js';
import type { Database } from './connect.js';
import { entryColumns } from './news.js';
import { textsOf } from './pending.js';

interface Candidate {
  entry: LogEntry;
  delivered: boolean;
}

/** See `Archive.activity`: what is looked at is asked for together, and without what only telling it would need. */
export async function activity(
  db: Database,
  ids: readonly ChatId[],
  limit: number,
): Promise<Map<ChatId, ChatActivity>> {
  const [records, candidates, posts] = await Promise.all([
    chatRecords(db, ids),
    candidatesOf(db, ids, limit),
    lastPosts(db, ids),
  ]);
  const texts = await textsOf(
    db,
    records,
    [...candidates.values()].flatMap((own) => own.map(({ entry }) => entry)),
  );
  return new Map(
    records.map(({ chat, cursors }) => {
      const own = candidates.get(chat.id) ?? [];
      const waits = own.filter(({ entry, delivered }) => {
        const textOf = (article: string) => texts.get(article) ?? null;
        const asked = { chat, cursor: cursors.instant, delivered: () => delivered, textOf };
        return pendingTopics(entry, { ...asked, lane: 'instant' }).length > 0;
      });
      const lastPostAt = posts.get(chat.id) ?? null;
      return [chat.id, { waiting: waits.length, mayWaitMore: own.length === limit, lastPostAt }];
    }),
  );
}

/** The first entries behind each chat's cursor that its topics are about, whatever its other preferences say. */
async function candidatesOf(
  db: Database,
  ids: readonly ChatId[],
  limit: number,
): Promise<Map<ChatId, Candidate[]>> {
  const { rows } = await sql<{ chat: ChatId; delivered: boolean }>`
    with page as materialized (
      select chats.id as chat, next.seq from kabar.chats cross join lateral (
        select distinct each.seq from (
            select topic, min(since) as since from kabar.subscriptions
            where subscriptions.chat = chats.id and lane = 'instant' group by topic) as starts
          cross join lateral (
            select entry_topics.seq from kabar.entry_topics
            where entry_topics.topic = starts.topic and entry_topics.seq > greatest(starts.since, chats.instant)
            order by entry_topics.seq limit ${limit}) as each
        order by each.seq limit ${limit}) as next
      where chats.id = any(${ids}::text[]))
    select page.chat, entry.*, exists (
      select from kabar.ledger where ledger.chat = page.chat and ledger.article = entry.article) as delivered
    from page cross join lateral (
      select ${entryColumns} from kabar.entries where entries.seq = page.seq limit 1) as entry
    order by page.seq`.execute(db);
  const found = new Map<ChatId, Candidate[]>();
  for (const { chat, delivered, ...row } of rows) {
    const own = found.get(chat) ?? [];
    found.set(chat, own);
    own.push({ entry: logEntrySchema.parse(row), delivered });
  }
  return found;
}

/** When something was posted last in each of these chats. */
async function lastPosts(db: Database, ids: readonly ChatId[]): Promise<Map<ChatId, number>> {
  const { rows } = await sql<{ chat: ChatId; at: number }>`
    select chat, max(at) as at from kabar.ledger where chat = any(${ids}::text[]) group by chat`.execute(db);
  return new Map(rows.map(({ chat, at }) => [chat, at]));
}
