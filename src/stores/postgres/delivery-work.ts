import { sql } from 'kysely';
import { type Article, articleSchema, type LogEntry, logEntrySchema } from '../../core/article.js';
import { type Chat, type ChatId, storedChatSchema } from '../../core/chat.js';
import type { LedgerItem } from '../../core/delivery.js';
import { pendingTopics } from '../../core/pending.js';
import type { DeliveryWork, WaitingEntry } from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import { passOverFrom } from '../shared/pass-over.js';
import type { Database } from './connect.js';
import {
  type DeliveredOther,
  deliveredOthers,
  earlierOf,
  earlierStages,
  heldForOf,
} from './delivered-stories.js';
import { entryColumns } from './news.js';
import { type PlanRow, planOf } from './plans.js';
import { prepared } from './prepared.js';

/** How many entries the first statement looks at, and each further one. */
const pageLengths = { first: 100, further: 500 };

/** What is asked about a chat: how many entries of a lane it waits for are wanted at the most. */
export interface WorkQuestion {
  chat: ChatId;
  lane: Lane;
  limit: number;
}

/** What a chat has to do, and what its lane has to be moved behind. */
export interface FoundWork extends DeliveryWork {
  /** The last of the many entries that were looked at where none is pending; null where they are few. */
  passedOver: LogEntry | null;
}

/**
 * See `DeliveryStore.deliveryWork`; whoever calls passes over `passedOver`. All chats are looked at in one statement.
 * @param questions all about the same lane.
 */
export async function deliveryWorks(
  db: Database,
  questions: readonly WorkQuestion[],
): Promise<(FoundWork | null)[]> {
  const searches = questions.map((question) => new Search(question));
  for (let open = searches; open.length > 0; open = open.filter(({ isDone }) => !isDone)) {
    const pages = await pagesOf(db, open);
    for (const [index, search] of open.entries()) search.look(pages[index] ?? []);
  }
  return searches.map((search) => search.found);
}

/** Looks through the entries of a chat's topics, page by page, until enough of them are pending. */
class Search {
  readonly #question: WorkQuestion;
  readonly #waiting: WaitingEntry[] = [];
  #own: { chat: Chat; cursor: number; plans: DeliveryWork['plans'] } | null = null;
  #looked = 0;
  #last: LogEntry | null = null;
  /** Behind which `seq` the next page begins; null: behind the cursor. */
  from: number | null = null;
  length: number;
  isDone = false;

  constructor(question: WorkQuestion) {
    this.#question = question;
    this.length = Math.min(pageLengths.first, Math.max(question.limit, 10));
  }

  get chat(): ChatId {
    return this.#question.chat;
  }

  get lane(): Lane {
    return this.#question.lane;
  }

  /** Takes the page that was asked for. */
  look(page: readonly PageRow[]): void {
    const [row] = page;
    this.isDone = row === undefined;
    if (row === undefined) return;
    this.#own ??= {
      chat: storedChatSchema.parse(row.chat),
      cursor: row.cursor,
      plans: (row.plans ?? []).map(planOf),
    };
    const { limit } = this.#question;
    const found = page.filter(isFound);
    for (const each of found) {
      if (this.#waiting.length >= limit) break;
      this.#lookAt(each, this.#own);
    }
    const last = found.at(-1);
    this.isDone = last === undefined || found.length < this.length || this.#waiting.length >= limit;
    this.from = last?.entry.seq ?? null;
    this.length = pageLengths.further;
  }

  #lookAt({ entry, article, ...row }: FoundRow, { chat, cursor }: { chat: Chat; cursor: number }): void {
    this.#looked += 1;
    this.#last = entry;
    const delivered = () => row.delivered;
    const topics = pendingTopics(entry, { chat, lane: this.lane, cursor, delivered, textOf: () => article });
    if (topics.length === 0) return;
    const heldFor = heldForOf(entry.article, row.others, chat);
    const earlier = chat.settings.stories ? earlierOf(row.stages) : null;
    this.#waiting.push({ entry, topics, heldFor, article, earlier });
  }

  get found(): FoundWork | null {
    if (this.#own === null) return null;
    const isVain = this.#question.limit > 0 && this.#waiting.length === 0 && this.#looked >= passOverFrom;
    const { chat, plans } = this.#own;
    return { chat, plans, waiting: this.#waiting, passedOver: isVain ? this.#last : null };
  }
}

/** The chat and its plans stand in its first row alone; the entry is null where there is none. */
interface PageRow {
  chat: unknown;
  cursor: number;
  plans: PlanRow[] | null;
  entry: LogEntry | null;
  /** Null where it is past keeping. */
  article: Article | null;
  delivered: boolean;
  others: DeliveredOther[] | null;
  stages: LedgerItem[] | null;
}

type FoundRow = PageRow & { entry: LogEntry };

const isFound = (row: PageRow): row is FoundRow => row.entry !== null;

/** What many chats wait for stands in the first of its rows alone: it is sent and parsed once. */
interface SentRow extends Omit<PageRow, 'entry' | 'article'> {
  /** The place of the chat among those that were asked about, from 1. */
  place: number;
  seq: number | null;
  entry: unknown;
  article: unknown;
}

/**
 * The next entries of the topics of chats, whatever their other preferences say, and all that telling them needs; no rows
 * where there is no such chat. It is one statement, because each costs a round trip and every post asks. What is
 * looked up for an entry stands in subqueries of their own, so that no plan reads a whole table for it.
 */
async function pagesOf(db: Database, asked: readonly Search[]): Promise<PageRow[][]> {
  const lane = asked[0]?.lane ?? 'instant';
  const { rows } = await prepared(sql<SentRow>`
    with own as materialized (
      select place, chats.id as chat, body, ${sql.ref(lane)} as cursor, coalesce(behind, ${sql.ref(lane)}) as behind, length
      from unnest(${asked.map(({ chat }) => chat)}::text[], ${asked.map(({ from }) => from)}::bigint[],
        ${asked.map(({ length }) => length)}::integer[]) with ordinality as asked(id, behind, length, place)
      join kabar.chats using (id)),
    page as materialized (
      select own.place, own.chat, next.seq from own cross join lateral (
        select distinct each.seq from (
            select topic, min(since) as since from kabar.subscriptions
            where subscriptions.chat = own.chat and lane = ${lane} group by topic) as starts
          cross join lateral (
            select entry_topics.seq from kabar.entry_topics
            where entry_topics.topic = starts.topic and entry_topics.seq > greatest(starts.since, own.behind)
            order by entry_topics.seq limit own.length) as each
        order by each.seq limit own.length) as next),
    numbered as (
      select page.*, row_number() over (partition by place order by seq) as number,
        row_number() over (partition by seq order by place) as telling from page),
    found as (
      select numbered.place, numbered.number, entry.seq,
        case when telling = 1 then to_jsonb(entry) end as entry,
        case when telling = 1 then (
          select articles.body from kabar.articles where articles.id = entry.article) end as article,
        exists (
          select from kabar.ledger where ledger.chat = numbered.chat and ledger.article = entry.article) as delivered,
        ${deliveredOthers(sql`numbered.chat`, sql`entry.article`)} as others,
        ${earlierStages(sql`numbered.chat`, sql`entry.article`)} as stages
      from numbered cross join lateral (
        select ${entryColumns} from kabar.entries where entries.seq = numbered.seq limit 1) as entry)
    select own.place, cursor, case when coalesce(number, 1) = 1 then own.body end as chat,
      case when coalesce(number, 1) = 1 then (
        select jsonb_agg(jsonb_build_object('body', plans.body, 'sent_parts', sent_parts) order by plans.lane desc)
        from kabar.plans where plans.chat = own.chat) end as plans,
      seq, entry, article, delivered, others, stages
    from own left join found using (place) order by place, seq`).execute(db);
  return byPlace(rows, asked.length);
}

function byPlace(rows: readonly SentRow[], count: number): PageRow[][] {
  const pages: PageRow[][] = Array.from({ length: count }, () => []);
  const parsedBySeq = new Map<number, { entry: LogEntry; article: Article | null }>();
  for (const { place, seq, entry, article, ...row } of rows) {
    if (seq !== null && !parsedBySeq.has(seq)) {
      const parsed = article === null ? null : articleSchema.parse(article);
      parsedBySeq.set(seq, { entry: logEntrySchema.parse(entry), article: parsed });
    }
    const what = seq === null ? undefined : parsedBySeq.get(seq);
    pages[place - 1]?.push({ ...row, ...(what ?? { entry: null, article: null }) });
  }
  return pages;
}

/** See `DeliveryStore.earlierStage`. */
export async function earlierStage(db: Database, chat: ChatId, article: string): Promise<LedgerItem | null> {
  const { rows } = await sql<{ stages: LedgerItem[] | null }>`
    select ${earlierStages(sql`${chat}`, sql`${article}`)} as stages`.execute(db);
  return earlierOf(rows[0]?.stages ?? null);
}
