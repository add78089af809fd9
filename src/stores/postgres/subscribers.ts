import { sql } from 'kysely';
import type { ChatId, ChatIds } from '../../core/chat.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import type { Database } from './database.js';

/**
 * How many chats come in one answer: the server and this process take turns of a few milliseconds, and the text is large
 * enough for the engine never to move it.
 */
const pageLength = 20_000;

/** What stands between two ids: white space, of which no id has any. */
const between = ' ';

/** Ids as pages of text, without what all begin with. As a million strings they would hold up each collection of garbage. */
class ChatPages implements ChatIds {
  readonly #prefix: string;
  readonly #pages: string[] = [];
  length = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** @returns the last chat of the page. */
  add(page: string, count: number): ChatId {
    this.#pages.push(page);
    this.length += count;
    return this.#prefix + page.slice(page.lastIndexOf(between) + 1);
  }

  *[Symbol.iterator](): Iterator<ChatId> {
    for (const page of this.#pages) for (const rest of page.split(between)) yield this.#prefix + rest;
  }
}

/**
 * See `DeliveryStore.subscribers`. They come by their ids: each page begins behind the last one, and is found by the index alone,
 * so that it takes as long as it is, and the database holds nothing between two.
 */
export async function subscribers(
  db: Database,
  topics: readonly TopicId[],
  lane: Lane,
  adapter?: string,
): Promise<ChatIds> {
  const prefix = adapter === undefined ? '' : `${adapter}:`;
  const found = new ChatPages(prefix);
  const all = [...new Set(topics)];
  if (all.length === 0) return found;
  // The character that follows `:` in "C", or `z`, the last that an id may begin with.
  const end = adapter === undefined ? '{' : `${adapter};`;
  for (let [after, isLast] = [prefix, false]; !isLast; ) {
    const { chats, count } = await readPage(db, followersBetween(all, lane, after, end), prefix.length);
    if (chats !== null) after = found.add(chats, count);
    isLast = count < pageLength;
  }
  return found;
}

async function readPage(db: Database, chats: ReturnType<typeof sql>, prefixLength: number) {
  const { rows } = await sql<{ chats: string | null; count: number }>`
    select string_agg(substr(chat, ${prefixLength + 1}::integer), ${between}) as chats, count(*) as count
    from (${chats}) as page`.execute(db);
  return rows[0] ?? { chats: null, count: 0 };
}

/** Of several topics each by the index, so that the database merges them and sorts nothing. */
function followersBetween(topics: readonly TopicId[], lane: Lane, after: ChatId, end: string) {
  const each = topics.map(
    (topic) => sql`(
      select chat from kabar.subscriptions
      where topic = ${topic} and lane = ${lane} and until is null and chat > ${after} and chat < ${end}
      order by chat limit ${pageLength})`,
  );
  return sql`
    select distinct on (chat) chat from (${sql.join(each, sql` union all `)}) as followers order by chat limit ${pageLength}`;
}
