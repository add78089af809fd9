import { sql } from 'kysely';
import { type LogEntry, logEntrySchema } from '../../core/article.js';
import type { Chat, ChatId } from '../../core/chat.js';
import { type DeliveryFacts, type Plan, tells } from '../../core/delivery.js';
import { type PendingEntry, pendingTopics } from '../../core/pending.js';
import type { Lane } from '../../core/subscription.js';
import { type Place, place, places, plans, refusals, served } from './chats.js';
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

/** The first entries that a chat still waits for in a lane. */
export async function pending(db: Database, id: ChatId, lane: Lane, limit: number): Promise<PendingEntry[]> {
  const found = limit > 0 ? await place(db, id) : undefined;
  if (found === undefined) return [];
  const waiting: Omit<PendingEntry, 'heldFor'>[] = [];
  let from = found.cursors[lane];
  for (;;) {
    const page = await matching(db, found.chat, lane, from, Math.min(pageLength, Math.max(limit, 10)));
    const told = await toldIn(db, id, page);
    for (const entry of page) {
      const question = {
        chat: found.chat,
        lane,
        cursor: found.cursors[lane],
        told: (each: string) => told.has(each),
      };
      const topics = pendingTopics(entry, question);
      if (topics.length > 0) waiting.push({ entry, topics });
    }
    const last = page.at(-1);
    if (last === undefined || waiting.length >= limit) break;
    from = last.seq;
  }
  return withStories(db, found.chat, waiting.slice(0, limit));
}

/** The next entries of a chat's topics behind a place in the log, whatever its other wishes say. */
async function matching(
  db: Database,
  { subscriptions }: Chat,
  lane: Lane,
  from: number,
  limit: number,
): Promise<LogEntry[]> {
  const starts = subscriptions.flatMap(({ topic, intervals }) => {
    const own = intervals.filter((each) => each.lane === lane).map(({ since }) => since);
    return own.length === 0 ? [] : [{ topic, since: Math.min(...own) }];
  });
  if (starts.length === 0) return [];
  return entries(
    db,
    sql`seq in (
      select distinct next.seq
      from unnest(${starts.map(({ topic }) => topic)}::text[], ${starts.map(({ since }) => since)}::bigint[])
        as followed(name, since)
      cross join lateral (
        select seq from kabar.entry_topics where topic = name and seq > greatest(since, ${from}::bigint)
        order by seq limit ${limit}) as next
      order by seq limit ${limit})`,
  );
}

async function toldIn(db: Database, chat: ChatId, page: readonly LogEntry[]): Promise<Set<string>> {
  if (page.length === 0) return new Set();
  const { rows } = await sql<{ article: string }>`
    select article from kabar.ledger
    where chat = ${chat} and article = any(${page.map(({ article }) => article)}::text[])`.execute(db);
  return new Set(rows.map(({ article }) => article));
}

/** Entries with the article of their story that was told in the chat, or is about to be. */
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

/** For articles of stories: the other one that a chat was told. */
async function heldFor(db: Database, chat: Chat, ids: readonly string[]): Promise<Map<string, string>> {
  const { stories, eagerStories } = chat.settings;
  if (!stories || ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; other: string }>`
    with own as (
      select id, coalesce(story, id) as story from kabar.articles where id = any(${ids}::text[])
      union all
      select id, body->>'nearStory' from kabar.articles
      where id = any(${ids}::text[]) and ${eagerStories === true} and body->>'nearStory' is not null)
    select own.id, own.story as other, 0 as place from own where own.story <> own.id
    union all
    select own.id, articles.id, articles.recorded from own join kabar.articles on articles.story = own.story
    where articles.id <> own.id order by place`.execute(db);
  if (rows.length === 0) return new Map();
  const told = new Set(
    (
      await posted(
        db,
        chat.id,
        rows.map(({ other }) => other),
      )
    ).map(({ article }) => article),
  );
  const planned = await plans(db, chat.id);
  const isTold = (other: string) => told.has(other) || planned.some((plan) => tells(plan, other));
  const found = new Map<string, string>();
  for (const { id, other } of rows) if (!found.has(id) && isTold(other)) found.set(id, other);
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
async function dueOf(db: Database, lane: Lane, candidates: readonly Place[]): Promise<Chat[]> {
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
  return candidates
    .filter(({ chat, cursors }) => {
      const told = (article: string) => lines.has(`${chat.id} ${article}`);
      const question = { chat, lane, cursor: cursors[lane], told };
      return hasPlan.has(chat.id) || log.some((entry) => pendingTopics(entry, question).length > 0);
    })
    .map(({ chat }) => chat);
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
