import { sql } from 'kysely';
import { goneAge } from '../../core/chat.js';
import { ledgerAge } from '../../core/delivery.js';
import { storySpan } from '../../core/story/story-book.js';
import { defaultAges, maxRefusals, type RetentionPolicy } from '../shared/retention.js';
import { withoutSettledIntervals } from '../shared/settled-intervals.js';
import { changeChat, forgetChat } from './chats.js';
import type { Database } from './connect.js';
import { pruneFigures } from './figures.js';

/** An index finds each of a million articles. */
export const defaultRetention: RetentionPolicy = { ...defaultAges, articleCount: 1_000_000 };

/** How much longer than articles their words are kept for searches, in milliseconds. */
const wordsAfterArticles = 24 * 3_600_000;

/** How many rows one statement deletes at most, so that nobody waits long for a lock. */
const atATime = 1_000;

/** Deletes what is past retention, in small transactions. It may be interrupted, and several processes may run it at once. */
export async function prune(db: Database, now: number, retention: RetentionPolicy): Promise<void> {
  await pruneChats(db, now);
  await pruneArticles(db, now, retention);
  await pruneKeys(db);
  await pruneFigures(db, now);
  await repeatedly(() =>
    sql`
    delete from kabar.ledger where (chat, article) in (
      select chat, article from kabar.ledger where at < ${now - ledgerAge} limit ${atATime})`.execute(db),
  );
  await repeatedly(() =>
    sql`
    delete from kabar.vocabulary where word in (
      select word from kabar.vocabulary where seen_at < ${now - retention.articleAge - wordsAfterArticles} limit ${atATime})`.execute(
      db,
    ),
  );
  await repeatedly(() =>
    sql`
    update kabar.articles set body_profile = null where id in (
      select id from kabar.articles where body_profile is not null and time < ${now - storySpan} limit ${atATime})`.execute(
      db,
    ),
  );
  await repeatedly(() =>
    sql`
    delete from kabar.story_readings where recorded in (
      select recorded from kabar.story_readings as told where not exists (
        select from kabar.articles where articles.recorded = told.recorded and time >= ${now - storySpan})
      limit ${atATime})`.execute(db),
  );
  await sql`
    delete from kabar.refusals where id <= (
      select id from kabar.refusals order by id desc offset ${maxRefusals} limit 1)`.execute(db);
}

/** Runs a statement until it changes fewer rows than it may. */
async function repeatedly(run: () => Promise<{ numAffectedRows?: bigint }>): Promise<void> {
  while (Number((await run()).numAffectedRows ?? 0) >= atATime);
}

/**
 * Deletes articles by age and number, but keeps those with a young entry that somebody who follows its topic may not have
 * settled yet.
 */
async function pruneArticles(db: Database, now: number, retention: RetentionPolicy): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with leaving as (
      select id from kabar.articles where seen_at < ${now - retention.articleAge}
      union
      (select id from kabar.articles order by seen_at desc offset ${retention.articleCount})),
    young as (
      select entries.article, topic, entries.seq from leaving join kabar.entries on article = id
      join kabar.entry_topics using (seq) where at >= ${now - retention.waitingAge}),
    settled as (
      select topic, min(greatest(since, case lane when 'instant' then instant else digest end)) as low
      from kabar.subscriptions join kabar.chats on chats.id = chat
      where state in ('active', 'paused') and topic in (select topic from young)
        and (until is null or until > case lane when 'instant' then instant else digest end)
      group by topic)
    select id from leaving
    where id not in (select article from young join settled using (topic) where seq > low)`.execute(db);
  for (let from = 0; from < rows.length; from += atATime) {
    const ids = rows.slice(from, from + atATime).map(({ id }) => id);
    await sql`delete from kabar.entries where article = any(${ids}::text[])`.execute(db);
    await sql`delete from kabar.articles where id = any(${ids}::text[])`.execute(db);
  }
}

/** Deletes the identity keys of deleted articles, unless a feed still lists them. */
async function pruneKeys(db: Database): Promise<void> {
  await repeatedly(() =>
    sql`
    delete from kabar.identity_keys where key in (
      select key from kabar.identity_keys as own
      where not exists (select from kabar.articles where id = own.article)
        and key not in (select jsonb_array_elements_text(state->'listed') from kabar.feeds)
      limit ${atATime})`.execute(db),
  );
}

/** Deletes chats that removed the bot long ago, and intervals that have ended and are settled. */
async function pruneChats(db: Database, now: number): Promise<void> {
  const gone = await sql<{ id: string }>`
    select id from kabar.chats where state = 'gone' and (body->'state'->>'since')::bigint < ${now - goneAge}`.execute(
    db,
  );
  for (const { id } of gone.rows)
    await db.transaction().execute((transaction) => forgetChat(transaction, id));
  const over = await sql<{ id: string; instant: number; digest: number }>`
    select distinct id, instant, digest from kabar.subscriptions join kabar.chats on id = chat
    where until is not null and until <= case lane when 'instant' then instant else digest end`.execute(db);
  for (const { id, ...cursors } of over.rows) {
    await db
      .transaction()
      .execute((transaction) =>
        changeChat(transaction, id, (chat) => chat && withoutSettledIntervals(chat, cursors)),
      );
  }
}
