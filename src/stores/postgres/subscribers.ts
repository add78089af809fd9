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
  readonly prefix: string;
  readonly #pages: string[] = [];
  length = 0;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** @returns the last chat of the page. */
  add(page: string, count: number): ChatId {
    this.#pages.push(page);
    this.length += count;
    return this.prefix + page.slice(page.lastIndexOf(between) + 1);
  }

  *[Symbol.iterator](): Iterator<ChatId> {
    for (const page of this.#pages) for (const rest of page.split(between)) yield this.prefix + rest;
  }
}

/** Whose followers are looked for, and between which ids. */
interface Range {
  topics: readonly TopicId[];
  lane: Lane;
  after: ChatId;
  upTo: string;
}

/**
 * See `DeliveryStore.subscribers`. They come in pages by their ids: each begins behind the last one, and is found by the index alone,
 * so that it takes as long as it is, and the database holds nothing between two. Where there are many, two connections bring a half
 * each.
 */
export async function subscribers(
  db: Database,
  topics: readonly TopicId[],
  lane: Lane,
  adapter?: string,
): Promise<ChatIds> {
  const prefix = adapter === undefined ? '' : `${adapter}:`;
  const found = new ChatPages(prefix);
  if (topics.length === 0) return found;
  // No id is the character that follows `:` in "C", or `z`, the last that an id may begin with.
  const upTo = adapter === undefined ? '{' : `${adapter};`;
  const all = { topics: [...new Set(topics)], lane, after: prefix, upTo };
  const rest = await nextPage(db, all, found);
  if (rest === null) return found;
  const middle = await middleOf(db, rest);
  const halves =
    middle === null
      ? [rest]
      : [
          { ...rest, upTo: middle },
          { ...rest, after: middle },
        ];
  await Promise.all(
    halves.map(async (half) => {
      for (let left: Range | null = half; left !== null; ) left = await nextPage(db, left, found);
    }),
  );
  return found;
}

/** Reads the first page of a range. @returns what is left of it, null where it is all. */
async function nextPage(db: Database, range: Range, found: ChatPages): Promise<Range | null> {
  const { rows } = await sql<{ chats: string | null; count: number }>`
    select string_agg(substr(chat, ${found.prefix.length + 1}::integer), ${between}) as chats, count(*) as count
    from (${followersIn(range)}) as page`.execute(db);
  const [{ chats, count } = { chats: null, count: 0 }] = rows;
  if (chats === null) return null;
  const after = found.add(chats, count);
  return count < pageLength ? null : { ...range, after };
}

/** Of several topics each by the index, so that the database merges them and sorts nothing. */
function followersIn({ topics, lane, after, upTo }: Range) {
  const each = topics.map(
    (topic) => sql`(
      select chat from kabar.subscriptions
      where topic = ${topic} and lane = ${lane} and until is null and chat > ${after} and chat <= ${upTo}
      order by chat limit ${pageLength})`,
  );
  return sql`
    select distinct on (chat) chat from (${sql.join(each, sql` union all `)}) as followers order by chat limit ${pageLength}`;
}

/** About the middle of the ids in a range, by the database's statistics; null where it has none. */
async function middleOf(db: Database, { after, upTo }: Range): Promise<string | null> {
  const { rows } = await sql<{ middle: string | null }>`
    select percentile_disc(0.5) within group (order by bound collate "C") as middle
    from pg_stats, unnest(histogram_bounds::text::text[]) as bound
    where schemaname = 'kabar' and tablename = 'subscriptions' and attname = 'chat'
      and bound collate "C" > ${after} and bound collate "C" < ${upTo}`.execute(db);
  return rows[0]?.middle ?? null;
}
