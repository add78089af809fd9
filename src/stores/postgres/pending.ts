import { sql } from 'kysely';
import { type LogEntry, logEntrySchema } from '../../core/article.js';
import type { ChatId } from '../../core/chat.js';
import { pendingTopics } from '../../core/pending.js';
import { type Lane, usesWords } from '../../core/subscription.js';
import type { ArticleText } from '../../core/subscription-words.js';
import { type ChatRecord, chatRecords, served } from './chats.js';
import type { Database } from './connect.js';
import { entryColumns } from './news.js';

/** How many chats are looked at together at the start. */
const chatsAtATime = 500;

/** Entries by `seq`. */
export async function entries(db: Database, where: ReturnType<typeof sql>): Promise<LogEntry[]> {
  const { rows } = await sql`select ${entryColumns} from kabar.entries where ${where} order by seq`.execute(
    db,
  );
  return rows.map((row) => logEntrySchema.parse(row));
}

/** The active and paused chats that wait for anything in a lane. */
export async function due(db: Database, lane: Lane): Promise<ChatId[]> {
  const cursor = sql.ref(`chats.${lane}`);
  const { rows } = await sql<{ chat: string }>`
    select chat from kabar.plans where lane = ${lane}
    union
    select chats.id from kabar.chats join kabar.subscriptions on chat = chats.id and lane = ${lane}
    join (select topic, max(seq) as top from kabar.entry_topics group by topic) as heads using (topic)
    where state in ('active', 'paused') and top > greatest(${cursor}, since)
    order by chat`.execute(db);
  const found: ChatId[] = [];
  for (let from = 0; from < rows.length; from += chatsAtATime) {
    const page = rows.slice(from, from + chatsAtATime).map(({ chat }) => chat);
    found.push(...(await dueOf(db, lane, served(await chatRecords(db, page)))));
  }
  return found;
}

/** Those of some chats that wait for anything: their entries and ledgers are read together. */
async function dueOf(db: Database, lane: Lane, candidates: readonly ChatRecord[]): Promise<ChatId[]> {
  if (candidates.length === 0) return [];
  const ids = candidates.map(({ chat }) => chat.id);
  const planned = await sql<{ chat: string }>`
    select chat from kabar.plans where lane = ${lane} and chat = any(${ids}::text[])`.execute(db);
  const hasPlan = new Set(planned.rows.map(({ chat }) => chat));
  const lowest = Math.min(...candidates.map(({ cursors }) => cursors[lane]));
  const log = await entries(
    db,
    sql`seq > ${lowest} and deliverable and kind <> 'corrected' and exists (
      select from kabar.entry_topics join kabar.subscriptions using (topic)
      where entry_topics.seq = entries.seq and chat = any(${ids}::text[]) and lane = ${lane})`,
  );
  const { rows } = await sql<{ line: string }>`
    select chat || ' ' || article as line from kabar.ledger
    where chat = any(${ids}::text[]) and article = any(${log.map(({ article }) => article)}::text[])`.execute(
    db,
  );
  const lines = new Set(rows.map(({ line }) => line));
  const texts = await textsOf(db, candidates, log);
  return candidates
    .filter(({ chat, cursors }) => {
      const delivered = (article: string) => lines.has(`${chat.id} ${article}`);
      const textOf = (article: string) => texts.get(article) ?? null;
      const question = { chat, lane, cursor: cursors[lane], delivered, textOf };
      return hasPlan.has(chat.id) || log.some((entry) => pendingTopics(entry, question).length > 0);
    })
    .map(({ chat }) => chat.id);
}

/** What the articles of entries say, if any of the chats has subscriptions with words. */
export async function textsOf(
  db: Database,
  candidates: readonly ChatRecord[],
  log: readonly LogEntry[],
): Promise<Map<string, ArticleText>> {
  if (!candidates.some(({ chat }) => usesWords(chat.subscriptions))) return new Map();
  const { rows } = await sql<ArticleText & { id: string }>`
    select id, body->>'headline' as headline, body->>'summary' as summary from kabar.articles
    where id = any(${log.map(({ article }) => article)}::text[])`.execute(db);
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}
