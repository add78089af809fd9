import { type Article, articleTime } from '../core/article.js';
import { publisherTopic, topicName } from '../core/catalog.js';
import type { Asker, Browsed, BrowseQuestion, Log } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { followedTopics } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import { readTyped } from '../core/typed.js';
import { presentArticle } from '../presentation/present.js';
import { mayAsk } from './access.js';
import { type CommandDeps, type Context, chatOf } from './context.js';
import { findAnyTopic } from './find-topic.js';
import type { FloodGuard } from './flood.js';
import { latestRead } from './read-languages.js';

/** How many of the best matches are sorted by time. Sorting all would keep others waiting at each letter that is typed. */
const maxRanked = 200;

const nothing: Browsed = { posts: [], hasMore: false, none: null };

type Reader = Pick<Context, 'store' | 'catalog' | 'chat' | 'text' | 'clock'>;

/** See {@link Commands.browse}. */
export async function browse(
  asker: Asker,
  question: BrowseQuestion,
  { flood, log, ...deps }: CommandDeps & { flood: FloodGuard; log: Log },
): Promise<Browsed> {
  const doing = question.isTyping ? 'completion' : 'command';
  if (asker.person != null && flood.take(asker.person, doing) !== 'run') return nothing;
  try {
    if (!(await mayAsk(asker, deps.access, deps.belongsTo))) return nothing;
    // It is only read: whoever has blocked the bot may ask all the same, and is not posted to again for that.
    const chat = (await deps.store.chat(asker.chat)) ?? chatOf(asker, deps);
    const text = deps.texts(chat.language);
    return await find({ ...deps, chat, text }, question);
  } catch (error) {
    log.error({ chat: asker.chat, err: error }, 'articles that somebody asked for could not be found');
    return nothing;
  }
}

async function find(reader: Reader, { typed, offset, limit }: BrowseQuestion): Promise<Browsed> {
  const words = readTyped(typed, 'text').replace(/\s+/g, ' ').trim();
  // One more tells whether there is another page.
  const found = await articlesOn(words, reader, offset, limit + 1);
  const { text } = reader;
  return {
    posts: found.slice(0, limit).map((article) => ({ id: article.id, post: postOf(article, reader) })),
    hasMore: found.length > limit,
    none: words === '' ? text('latest-none') : text('search-none', { typed: truncate(words, 60) }),
  };
}

async function articlesOn(
  words: string,
  { store, catalog, chat }: Reader,
  offset: number,
  limit: number,
): Promise<Article[]> {
  const followed = followedTopics(chat.subscriptions);
  if (words === '') {
    return latestRead({ store, chat }, { ...(followed.length > 0 && { topics: followed }), limit, offset });
  }
  const named = findAnyTopic({ catalog, chat }, words);
  if ('topic' in named) return latestRead({ store, chat }, { topics: [named.topic], limit, offset });
  const query = parseQuery(words);
  if (query === null) return [];
  const { articles } = await store.search({ query, limit: maxRanked, loosely: true });
  return [...articles]
    .sort((left, right) => articleTime(right) - articleTime(left))
    .slice(offset, offset + limit);
}

/** Others will read it: it names topics of the catalog alone, and not what somebody called a topic of their own. */
function postOf(article: Article, { catalog, chat, clock }: Reader) {
  const publishers = new Set(catalog().publishers.map(({ id }) => publisherTopic(id)));
  const topics = article.topics.filter(
    (topic) => !publishers.has(topic) && topicName(catalog(), topic, chat.language) !== null,
  );
  return presentArticle(article, topics, { ...chat, subscriptions: [] }, catalog(), clock.now());
}
