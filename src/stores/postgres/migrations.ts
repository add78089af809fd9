import { type Kysely, type Migration, sql } from 'kysely';
import { figuresSchema } from './figures.js';
import { installationSchema } from './installation.js';

/**
 * The schema, step by step; each step is kept for ever as it was released. Ids and topics compare by their bytes
 * (`collate "C"`), as they do in the core. Instants are milliseconds since 1970, like everywhere.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: (db) => run(db, first) },
  '0002-vocabulary': { up: (db) => run(db, vocabulary) },
  '0003-epochs-and-instants': { up: (db) => run(db, epochsAndInstants) },
  '0004-installation': { up: (db) => run(db, installationSchema) },
  '0005-affairs': { up: (db) => run(db, affairs) },
  '0006-personal-feeds': { up: (db) => run(db, personalFeeds) },
  '0007-announcements': { up: (db) => run(db, announcements) },
  '0010-figures': { up: (db) => run(db, figuresSchema) },
  '0016-publications-and-mentions': { up: (db) => run(db, publicationsAndMentions) },
  '0017-suspended-chats': { up: (db) => run(db, suspendedChats) },
  '0018-figures-of-leaders': { up: (db) => run(db, figuresOfLeaders) },
  '0019-story-readings': { up: (db) => run(db, storyReadings) },
  '0020-followers-by-index': { up: (db) => run(db, followersByIndex) },
  '0021-pairs-of-words': { up: (db) => run(db, pairsOfWords) },
};

const first = [
  // Recording locks this row until it commits, so that `seq` is given in the order of commits.
  'create table kabar.log_head (one boolean primary key default true check (one), seq bigint not null, recorded bigint not null, keywords bigint not null)',
  'insert into kabar.log_head values (true, 0, 0, 1)',

  'create table kabar.feeds (id text collate "C" primary key, state jsonb, leased_by text, leased_until bigint not null default 0)',

  `create table kabar.articles (
    id text collate "C" primary key, body jsonb not null, link text collate "C" not null, story text collate "C",
    time bigint not null, seen_at bigint not null, revision integer not null, corrected_at bigint,
    recorded bigint not null, words tsvector not null)`,
  'create index articles_newest on kabar.articles (time desc, seen_at desc, id desc)',
  'create index articles_seen on kabar.articles (seen_at)',
  'create index articles_link on kabar.articles using hash (link)',
  'create index articles_story on kabar.articles (story) where story is not null',
  'create index articles_recorded on kabar.articles (recorded)',
  'create index articles_changed on kabar.articles (id) where revision > 1',
  'create index articles_words on kabar.articles using gin (words)',

  `create table kabar.article_topics (
    topic text collate "C", time bigint, seen_at bigint, article text collate "C" references kabar.articles on delete cascade,
    primary key (topic, time, seen_at, article))`,
  'create index article_topics_article on kabar.article_topics (article)',
  'create index article_topics_time on kabar.article_topics (time, topic)',

  'create table kabar.identity_keys (key text collate "C" primary key, article text collate "C" not null)',
  'create index identity_keys_article on kabar.identity_keys (article)',

  `create table kabar.entries (
    seq bigint primary key, kind text not null, article text collate "C" not null, topics text[] not null,
    deliverable boolean not null, publisher text not null, language text, story text collate "C", at bigint not null)`,
  'create index entries_article on kabar.entries (article)',
  // Those that may have to be posted.
  'create table kabar.entry_topics (topic text collate "C", seq bigint references kabar.entries on delete cascade, primary key (topic, seq))',
  'create index entry_topics_seq on kabar.entry_topics (seq)',

  // A cursor moves with every post: room is left in each page, so that no index has to move with it.
  `create table kabar.chats (
    id text collate "C" primary key, body jsonb not null, state text not null,
    instant bigint not null, digest bigint not null) with (fillfactor = 60)`,
  `create table kabar.subscriptions (
    topic text collate "C", lane text, chat text collate "C" references kabar.chats on delete cascade, since bigint, until bigint,
    primary key (topic, lane, chat, since))`,
  'create index subscriptions_chat on kabar.subscriptions (chat)',
  'create index subscriptions_over on kabar.subscriptions (chat) where until is not null',
  `create table kabar.keywords (
    topic text collate "C", chat text collate "C" references kabar.chats on delete cascade, phrase text not null,
    primary key (topic, chat))`,
  'create index keywords_chat on kabar.keywords (chat)',

  `create table kabar.plans (
    chat text collate "C" references kabar.chats on delete cascade, lane text, id text not null, body jsonb not null,
    sent_parts integer not null, primary key (chat, lane))`,

  `create table kabar.ledger (
    chat text collate "C", article text collate "C", seq bigint not null, message_id text, revision integer not null,
    edits integer not null, also text[] not null, named integer not null, at bigint not null,
    primary key (chat, article))`,
  'create index ledger_article on kabar.ledger (article)',
  'create index ledger_at on kabar.ledger (at)',
  'create index ledger_message on kabar.ledger (chat, message_id) where message_id is not null',
  'create index ledger_unnamed on kabar.ledger (article) where least(cardinality(also), 5) > named',

  `create table kabar.refusals (
    id bigint generated always as identity primary key, chat text collate "C" not null,
    article text collate "C" not null, body jsonb not null)`,
  'create index refusals_chat on kabar.refusals (chat, article)',

  'create table kabar.leases (name text primary key, epoch bigint not null, owner text not null, renewed_at timestamptz not null)',
];

// The words that headlines and names are made of.
const vocabulary = [
  'create table kabar.vocabulary (word text collate "C" primary key, seen_at bigint not null)',
  'create index vocabulary_seen on kabar.vocabulary (seen_at)',
];

const epochsAndInstants = [
  // With it a commit that holds on to an epoch (`for key share`) keeps others from taking the lease, and not its holder
  // from renewing it: a renewal changes no column of a unique index.
  'create unique index leases_epoch on kabar.leases (name, epoch)',

  // When the last entry was recorded.
  'alter table kabar.log_head add column at bigint not null default 0',
  'update kabar.log_head set at = coalesce((select max(at) from kabar.entries), 0)',

  // An article has one open correction at the most.
  `delete from kabar.entries using (
     select article, max(seq) as newest from kabar.entries where kind = 'corrected' group by article) as open
   where entries.article = open.article and kind = 'corrected' and seq < newest`,
];

// Later stages of affairs, and the beginnings of texts as profiles, for finding stories.
const affairs = [
  'alter table kabar.articles add column affair text collate "C"',
  'create index articles_affair on kabar.articles (affair) where affair is not null',
  'alter table kabar.articles add column body_profile text',
  'create index articles_profiled on kabar.articles (time) where body_profile is not null',
];

// The feeds that chats have added for themselves.
const personalFeeds = [
  `create table kabar.personal_feeds (
    topic text collate "C", chat text collate "C" references kabar.chats on delete cascade, feed jsonb not null,
    primary key (topic, chat))`,
  'create index personal_feeds_chat on kabar.personal_feeds (chat)',
];

// The chats to which something that the operator says was not sent yet.
const announcements = ["create index chats_unannounced on kabar.chats (id) where body ? 'announcements'"];

// Whether posts go on to those who follow their place, and whom they called.
const publicationsAndMentions = [
  'alter table kabar.ledger add column publication text, add column mentions text[]',
  "create index ledger_unpublished on kabar.ledger (at) where publication = 'waiting'",
];

// The chats that the operator has paused.
const suspendedChats = ["create index chats_suspended on kabar.chats (id) where body ? 'suspendedAt'"];

// What the holder of a role tells of itself, and an index of what is followed now for counting that.
const figuresOfLeaders = [
  'alter table kabar.leases add column told jsonb',
  'create index subscriptions_open on kabar.subscriptions (topic) where until is null',
];

// How young articles were read for finding their stories, by the number of each. What a crash takes is read again.
const storyReadings = [
  'create unlogged table kabar.story_readings (recorded bigint primary key, version integer not null, reading text not null)',
];

// Who follows a topic now is read from the key alone, without a look at each row.
const followersByIndex = [
  'alter table kabar.subscriptions drop constraint subscriptions_pkey',
  'alter table kabar.subscriptions add primary key (topic, lane, chat, since) include (until)',
];

// Whether an article is also found by its pairs of words in a row. Those that are not leave with time.
const pairsOfWords = [
  'alter table kabar.articles add column paired boolean not null default false',
  'create index articles_unpaired on kabar.articles (recorded) where not paired',
];

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
