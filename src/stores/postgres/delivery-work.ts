import { sql } from 'kysely';
import { articleSchema, type LogEntry, logEntrySchema } from '../../core/article.js';
import { type ChatId, storedChatSchema } from '../../core/chat.js';
import type { LedgerItem } from '../../core/delivery.js';
import { pendingTopics } from '../../core/pending.js';
import type { DeliveryWork, WaitingEntry } from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import type { ArticleText } from '../../core/subscription-words.js';
import { passOverFrom } from '../shared/pass-over.js';
import type { Database } from './connect.js';
import { type PlanRow, planOf } from './plans.js';
import { prepared } from './prepared.js';
import { type DeliveredOther, deliveredOthers, earlierOf, earlierStages, heldForOf } from './stories-told.js';

/** So many entries are looked at in the first statement, and in each further one. */
const pageLengths = { first: 100, further: 500 };

/** A log entry, as the core has it. */
export const entryColumns = sql`seq, kind, article, topics, deliverable, publisher, language, story, at`;

/** What a chat has to do, and what its lane has to be moved behind. */
interface FoundWork extends DeliveryWork {
  /** The last of the many entries that were looked at where none is pending; null where they are few. */
  passedOver: LogEntry | null;
}

/** See `DeliveryStore.deliveryWork`; whoever calls passes over `passedOver`. */
export async function deliveryWork(
  db: Database,
  id: ChatId,
  lane: Lane,
  limit: number,
): Promise<FoundWork | null> {
  let length = Math.min(pageLengths.first, Math.max(limit, 10));
  const first = await pageOf(db, { id, lane, from: null, length });
  const [own] = first;
  if (own === undefined) return null;
  const chat = storedChatSchema.parse(own.chat);
  const plans = (own.plans ?? []).map(planOf);
  const waiting: WaitingEntry[] = [];
  let looked = 0;
  let lastLooked: LogEntry | null = null;
  for (let page = first; ; ) {
    const found = page.filter(isFound);
    for (const row of found) {
      if (waiting.length >= limit) break;
      const entry = logEntrySchema.parse(row);
      const { delivered, body } = row;
      const question = { chat, lane, cursor: own.cursor, delivered: () => delivered, textOf: () => body };
      const topics = pendingTopics(entry, question);
      if (topics.length > 0) waiting.push(waitingOf(entry, topics, row, chat));
      lastLooked = entry;
      looked++;
    }
    const last = found.at(-1);
    if (last === undefined || found.length < length || waiting.length >= limit) break;
    length = pageLengths.further;
    page = await pageOf(db, { id, lane, from: last.seq, length });
  }
  const isVain = limit > 0 && waiting.length === 0 && looked >= passOverFrom;
  return { chat, plans, waiting, passedOver: isVain ? lastLooked : null };
}

function waitingOf(
  entry: LogEntry,
  topics: string[],
  row: FoundRow,
  chat: DeliveryWork['chat'],
): WaitingEntry {
  return {
    entry,
    topics,
    heldFor: heldForOf(entry.article, row.others, chat),
    article: row.body === null ? null : articleSchema.parse(row.body),
    earlier: chat.settings.stories ? earlierOf(row.stages) : null,
  };
}

interface PageQuestion {
  id: ChatId;
  lane: Lane;
  /** Behind which `seq`; null: behind the cursor. */
  from: number | null;
  length: number;
}

/** The chat and its plans stand in the first row alone; the columns of the entry are null where there is none. */
interface PageRow {
  chat: unknown;
  cursor: number;
  plans: PlanRow[] | null;
  seq: number | null;
  delivered: boolean;
  /** The article, of which only the text is certain before it is parsed; null where it is past keeping. */
  body: ArticleText | null;
  others: DeliveredOther[] | null;
  stages: LedgerItem[] | null;
}

type FoundRow = PageRow & { seq: number };

const isFound = (row: PageRow): row is FoundRow => row.seq !== null;

/**
 * A chat with the next entries of its topics, whatever its other wishes say, and all that telling them needs; no row
 * where there is no such chat. It is one statement, because each costs a round trip and every post asks. What is
 * looked up for an entry stands in subqueries of their own, so that no plan reads a whole table for it.
 */
async function pageOf(db: Database, { id, lane, from, length }: PageQuestion): Promise<PageRow[]> {
  const { rows } = await prepared(sql<PageRow>`
    with own as materialized (select body, ${sql.ref(lane)} as cursor from kabar.chats where id = ${id}),
    starts as (
      select topic, min(since) as since from kabar.subscriptions
      where chat = ${id} and lane = ${lane} group by topic),
    page as (
      select distinct next.seq from starts cross join lateral (
        select entry_topics.seq from kabar.entry_topics
        where entry_topics.topic = starts.topic
          and entry_topics.seq > greatest(starts.since, coalesce(${from}::bigint, (select cursor from own)))
        order by entry_topics.seq limit ${length}) as next
      order by next.seq limit ${length}),
    found as (
      select entry.*,
        exists (select from kabar.ledger where ledger.chat = ${id} and ledger.article = entry.article) as delivered,
        (select articles.body from kabar.articles where articles.id = entry.article) as body,
        ${deliveredOthers(id, sql`entry.article`)} as others,
        ${earlierStages(id, sql`entry.article`)} as stages
      from page cross join lateral (
        select ${entryColumns} from kabar.entries where entries.seq = page.seq limit 1) as entry),
    numbered as (select found.*, row_number() over (order by seq) as number from own left join found on true)
    select case when number = 1 then own.body end as chat, own.cursor,
      case when number = 1 then (
        select jsonb_agg(jsonb_build_object('body', plans.body, 'sent_parts', sent_parts) order by plans.lane desc)
        from kabar.plans where plans.chat = ${id}) end as plans,
      numbered.*
    from own cross join numbered order by seq`).execute(db);
  return rows;
}

/** See `DeliveryStore.earlierStage`. */
export async function earlierStage(db: Database, chat: ChatId, article: string): Promise<LedgerItem | null> {
  const { rows } = await sql<{ stages: LedgerItem[] | null }>`
    select ${earlierStages(chat, sql`${article}`)} as stages`.execute(db);
  return earlierOf(rows[0]?.stages ?? null);
}
