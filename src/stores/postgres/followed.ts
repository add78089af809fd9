import { sql } from 'kysely';
import type { Keyword } from '../../core/keyword.js';
import type { FollowedFeed } from '../../core/personal-feed.js';
import type { Keywords } from '../../core/ports.js';
import type { TopicId } from '../../core/topic.js';
import type { Database } from './connect.js';

/** The feeds that chats have added for themselves, each once. */
export async function personalFeeds(db: Database): Promise<FollowedFeed[]> {
  const { rows } = await sql<{ feed: FollowedFeed }>`
    select distinct on (topic) feed from kabar.personal_feeds order by topic, chat`.execute(db);
  return rows.map(({ feed }) => feed);
}

/** The keywords that are followed, with the version of their list: of one moment. */
export async function keywords(db: Database): Promise<Keywords> {
  const { rows } = await sql<{ keywords: number; topic: string | null; phrase: string | null }>`
    select head.keywords, followed.topic, followed.phrase from kabar.log_head as head
    left join (select distinct on (topic) topic, phrase from kabar.keywords order by topic, phrase) as followed on true`.execute(
    db,
  );
  const list = rows.flatMap(({ topic, phrase }): Keyword[] =>
    topic === null || phrase === null ? [] : [{ topic, phrase }],
  );
  return { version: rows[0]?.keywords ?? 0, list };
}

/** Every topic that somebody follows now, with the number of chats: a chat follows a topic in one lane at a time. */
export async function followed(db: Database): Promise<Map<TopicId, number>> {
  const { rows } = await sql<{ topic: string; count: number }>`
    select topic, count(*) from kabar.subscriptions where until is null group by topic`.execute(db);
  return new Map(rows.map(({ topic, count }) => [topic, count]));
}
