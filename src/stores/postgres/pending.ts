import { sql } from 'kysely';
import { type LogEntry, logEntrySchema } from '../../core/article.js';
import { type Chat, type ChatId, storedChatSchema } from '../../core/chat.js';
import { type DeliveryFacts, type Plan, tells } from '../../core/delivery.js';
import { type PendingEntry, pendingTopics } from '../../core/pending.js';
import { type Lane, usesWords } from '../../core/subscription.js';
import type { ArticleText } from '../../core/subscription-words.js';
import { passOverFrom } from '../shared/pass-over.js';
import { holderOf } from '../shared/story-hold.js';
import { type ChatRecord, place, places, plans, refusals, served } from './chats.js';
import type { Database } from './connect.js';
import { posted } from './ledger.js';

/** So many entries are looked at in one go. */
const pageLength = 100;

/** So many chats are looked at in one go at the start. */
const chatsAtATime = 500;

const entryColumns = sql`seq, kind, article, topics, deliverable, publisher, language, story, at`;

/** Entries by `seq`. */
async function entries(db: Database, where: ReturnType<typeof sql>): Promise<LogEntry[]> {
  const { rows } = await sql`select ${entryColumns} from kabar.entries where ${where} order by seq`.execute(
    db,
  );
  return rows.map((row) => logEntrySchema.parse(row));
}

/** What a chat still waits for in a lane. */
interface Pending {
  entries: PendingEntry[];
  /** The last of the many entries that were looked at where none is pending; null where they are few. */
  passedOver: LogEntry | null;
}

/** The first entries that a chat still waits for in a lane. */
export async function pending(db: Database, id: ChatId, lane: Lane, limit: number): Promise<Pending> {
  if (limit <= 0) return { entries: [], passedOver: null };
  const length = Math.min(pageLength, Math.max(limit, 10));
  const waiting: Omit<PendingEntry, 'heldFor'>[] = [];
  let from: number | null = null;
  let looked = 0;
  let before: LogEntry | undefined;
  for (;;) {
    const page = await pageOf(db, { id, lane, from, length });
    if (page === null) return { entries: [], passedOver: null };
    const { chat, cursor, entries: matching, delivered, texts } = page;
    const textOf = (article: string) => texts.get(article) ?? null;
    for (const entry of matching) {
      const topics = pendingTopics(entry, {
        chat,
        lane,
        cursor,
        delivered: (each) => delivered.has(each),
        textOf,
      });
      if (topics.length > 0) waiting.push({ entry, topics });
    }
    const last = matching.at(-1) ?? before;
    looked += matching.length;
    if (last === undefined || matching.length < length || waiting.length >= limit) {
      const isVain = waiting.length === 0 && looked >= passOverFrom;
      const entries = await withStories(db, chat, waiting.slice(0, limit));
      return { entries, passedOver: isVain ? (last ?? null) : null };
    }
    before = last;
    from = last.seq;
  }
}

interface PageQuestion {
  id: ChatId;
  lane: Lane;
  /** Behind which `seq`; null: behind the cursor. */
  from: number | null;
  length: number;
}

interface Page {
  chat: Chat;
  cursor: number;
  entries: LogEntry[];
  /** The articles among them that the ledger has. */
  delivered: Set<string>;
  /** What they say, in a chat whose subscriptions have words; in any other nobody asks. */
  texts: Map<string, ArticleText>;
}

/** An article's text as JSON, null where it is past keeping. */
const textOfArticle = sql`(
  select jsonb_build_object('headline', body->'headline', 'summary', body->'summary')
  from kabar.articles where articles.id = entries.article)`;

/**
 * A chat with the next entries of its topics, whatever its other wishes say; null where there is no such chat. One
 * statement: each costs a round trip, and every post asks.
 */
async function pageOf(db: Database, { id, lane, from, length }: PageQuestion): Promise<Page | null> {
  const { rows } = await sql<PageRow>`
    with own as (select body, words, ${sql.ref(lane)} as cursor from kabar.chats where id = ${id}),
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
      select ${entryColumns}, exists (
        select from kabar.ledger where ledger.chat = ${id} and ledger.article = entries.article) as delivered,
        case when (select words from own) then ${textOfArticle} end as text
      from page join kabar.entries using (seq))
    select case when row_number() over (order by seq) = 1 then own.body end as body, own.cursor, found.*
    from own left join found on true order by seq`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  const entries = rows.filter(({ seq }) => seq !== null).map((row) => logEntrySchema.parse(row));
  const delivered = new Set(
    entries.filter((_, index) => rows[index]?.delivered === true).map(({ article }) => article),
  );
  const texts = new Map(
    entries.flatMap(({ article }, index) => {
      const text = rows[index]?.text ?? null;
      return text === null ? [] : [[article, text] as const];
    }),
  );
  return { chat: storedChatSchema.parse(first.body), cursor: first.cursor, entries, delivered, texts };
}

interface PageRow {
  body: unknown;
  cursor: number;
  delivered: boolean;
  seq: number | null;
  text: ArticleText | null;
}

/** Adds to entries the article that they are held back for in the chat. */
async function withStories(
  db: Database,
  chat: Chat,
  waiting: readonly Omit<PendingEntry, 'heldFor'>[],
): Promise<PendingEntry[]> {
  const held = await heldFor(
    db,
    chat,
    waiting.map(({ entry }) => entry.article),
  );
  return waiting.map((each) => ({ ...each, heldFor: held.get(each.entry.article) ?? null }));
}

/** Returns, for each article that is held back in a chat, the one that it is held back for. */
async function heldFor(db: Database, chat: Chat, ids: readonly string[]): Promise<Map<string, string>> {
  const { settings } = chat;
  if (!settings.stories || ids.length === 0) return new Map();
  const tells = (list: 'entries' | 'held') =>
    sql`body @> jsonb_build_object(${sql.lit(list)}, jsonb_build_array(jsonb_build_object('article', other)))`;
  const { rows } = await sql<{ id: string; other: string; near: boolean }>`
    with own as (
      select id, coalesce(story, id) as story, false as near from kabar.articles where id = any(${ids}::text[])
      union all
      select id, body->>'nearStory', true from kabar.articles
      where id = any(${ids}::text[]) and ${settings.eagerStories === true} and body->>'nearStory' is not null),
    others as (
      select own.id, own.story as other, near, 0 as place from own where own.story <> own.id
      union all
      select own.id, articles.id, near, articles.recorded from own join kabar.articles on articles.story = own.story
      where articles.id <> own.id)
    select id, other, near from others
    where exists (select from kabar.ledger where chat = ${chat.id} and article = other)
      or exists (select from kabar.plans where chat = ${chat.id} and ${tells('entries')} and not ${tells('held')})
    order by place`.execute(db);
  const others = new Map<string, { story: string[]; near: string[] }>();
  for (const { id, other, near } of rows) {
    const of = others.get(id) ?? { story: [], near: [] };
    of[near ? 'near' : 'story'].push(other);
    others.set(id, of);
  }
  const found = new Map<string, string>();
  for (const [article, of] of others) {
    // The database has picked those that were delivered, for all articles at once.
    const holder = holderOf({ article, settings, ...of, wasDelivered: () => true });
    if (holder !== null) found.set(article, holder);
  }
  return found;
}

/** The active and paused chats that wait for anything in a lane. */
export async function due(db: Database, lane: Lane): Promise<Chat[]> {
  const cursor = sql.ref(`chats.${lane}`);
  const { rows } = await sql<{ chat: string }>`
    select chat from kabar.plans where lane = ${lane}
    union
    select chats.id from kabar.chats join kabar.subscriptions on chat = chats.id and lane = ${lane}
    join (select topic, max(seq) as top from kabar.entry_topics group by topic) as heads using (topic)
    where state in ('active', 'paused') and top > greatest(${cursor}, since)
    order by chat`.execute(db);
  const found: Chat[] = [];
  for (let from = 0; from < rows.length; from += chatsAtATime) {
    const page = rows.slice(from, from + chatsAtATime).map(({ chat }) => chat);
    found.push(...(await dueOf(db, lane, served(await places(db, page)))));
  }
  return found;
}

/** Those of some chats that wait for anything: their entries and ledgers are read together. */
async function dueOf(db: Database, lane: Lane, candidates: readonly ChatRecord[]): Promise<Chat[]> {
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
    .map(({ chat }) => chat);
}

/** What the articles of entries say, if any of the chats has subscriptions with words. */
async function textsOf(
  db: Database,
  candidates: readonly ChatRecord[],
  log: readonly LogEntry[],
): Promise<Map<string, ArticleText>> {
  if (!candidates.some(({ chat }) => usesWords(chat.subscriptions))) return new Map();
  const { rows } = await sql<{ article: string; text: ArticleText }>`
    select entries.article, ${textOfArticle} as text
    from (select distinct unnest(${log.map(({ article }) => article)}::text[]) as article) as entries`.execute(
    db,
  );
  return new Map(rows.flatMap(({ article, text }) => (text === null ? [] : [[article, text] as const])));
}

/** What is known of an article in a chat, or null when the chat was never seen. */
export async function facts(db: Database, id: ChatId, article: string): Promise<DeliveryFacts | null> {
  const found = await place(db, id);
  if (found === undefined) return null;
  const [line = null] = await posted(db, id, [article]);
  const planned: Plan[] = await plans(db, id);
  const refused = (await refusals(db, id)).findLast((each) => each.article === article);
  return {
    entries: await entries(db, sql`article = ${article}`),
    cursors: found.cursors,
    posted: line,
    planned: planned.find((plan) => tells(plan, article))?.lane ?? null,
    refused: refused ?? null,
    heldFor: (await heldFor(db, found.chat, [article])).get(article) ?? null,
  };
}
