import { sql } from 'kysely';
import type { ChatId, ChatPage, ChatPages } from '../../core/chat.js';
import type { FollowerQuery } from '../../core/ports.js';
import type { Database } from './database.js';

/** How many chats are looked at for one page: some ten milliseconds of work for the server, which is more where it reads cursors. */
const lengthOf = ({ entries }: FollowerQuery) => (entries ? 2_000 : 10_000);

/** What stands between two ids: white space, of which no id has any. */
const between = ' ';

/** Between which ids followers are looked for. */
interface Range {
  after: ChatId;
  upTo: string;
}

/**
 * See `DeliveryStore.subscribers`. They come in pages by their ids: each begins behind the last one, and is found by the index, so
 * that it takes as long as it is, and the database holds nothing between two.
 */
export function subscribers(db: Database, query: FollowerQuery): ChatPages {
  const { adapter } = query;
  // No id is the character that follows `:` in "C", or `z`, the last that an id may begin with.
  const all =
    adapter === undefined ? { after: '', upTo: '{' } : { after: `${adapter}:`, upTo: `${adapter};` };
  return {
    count: () => count(db, query, all),
    [Symbol.asyncIterator]: () => pages(db, query, all),
  };
}

async function* pages(db: Database, query: FollowerQuery, all: Range): AsyncGenerator<ChatPage> {
  if (query.topics.length === 0) return;
  for (let after: ChatId | null = all.after; after !== null; ) {
    const { chats, looked, last } = await nextPage(db, query, { ...all, after });
    yield { chats: chats === null ? [] : chats.split(between), looked };
    after = looked < lengthOf(query) ? null : last;
  }
}

interface PageRow {
  chats: string | null;
  looked: number;
  last: ChatId | null;
}

async function nextPage(db: Database, query: FollowerQuery, range: Range): Promise<PageRow> {
  const { lane, entries } = query;
  const limit = sql`order by chat limit ${lengthOf(query)}`;
  const each = query.topics.map((topic) => sql`(${followers(topic, query, range)} ${limit})`);
  const page = sql`select distinct chat from (${sql.join(each, sql` union all `)}) as each ${limit}`;
  // A look at each by its key: the database would rather join all chats that there are with a page.
  const cursor = sql`(select ${sql.ref(lane)} from kabar.chats where id = page.chat)`;
  const waiting = entries ? sql`filter (where ${cursor} < ${entries.last})` : sql``;
  const { rows } = await sql<PageRow>`
    select string_agg(page.chat, ${between}) ${waiting} as chats, count(*) as looked, max(page.chat) as last
    from (${page}) as page`.execute(db);
  return rows[0] ?? { chats: null, looked: 0, last: null };
}

async function count(db: Database, query: FollowerQuery, range: Range): Promise<number> {
  if (query.topics.length === 0) return 0;
  const each = query.topics.map((topic) => followers(topic, query, range));
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select distinct chat from (${sql.join(each, sql` union all `)}) as each) as all_of_them`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** A chat with several intervals stands in the index several times. */
function followers(topic: string, { lane, entries }: FollowerQuery, { after, upTo }: Range) {
  const ended = entries ? sql`or until >= ${entries.first}` : sql``;
  return sql`
    select distinct chat from kabar.subscriptions
    where topic = ${topic} and lane = ${lane} and (until is null ${ended}) and chat > ${after} and chat <= ${upTo}`;
}
