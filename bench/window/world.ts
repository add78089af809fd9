import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../../src/app/catalog/files.js';
import { packageRoot } from '../../src/app/package-root.js';
import type { Catalog } from '../../src/core/catalog.js';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordItem, Store } from '../../src/core/ports.js';
import { makeArticle, makeChat } from '../../test/fixtures/article.js';

/** How much there is. */
export const size = { feeds: 10_000, articles: 20_000, chats: 50_000 } as const;

/** What every chat follows beside two topics of its own. */
const followedByAll = 'publisher:publisher-0';

/** The article that all chats follow, and half of them got; and one that some hundred follow. */
export const told = { toAll: '000000000020', toSome: String(size.articles).padStart(12, '0') } as const;

/** A catalog of so many feeds, ten for each publisher. */
export function largeCatalog(): Catalog {
  const shipped = loadCatalog([fileURLToPath(new URL('data/catalog.json', packageRoot))]);
  const publishers = Array.from({ length: size.feeds / 10 }, (_, publisher) => ({
    id: `publisher-${publisher}`,
    name: `Publisher ${publisher}`,
    url: `https://publisher${publisher}.example/`,
    language: 'id',
    feeds: Array.from({ length: 10 }, (_, feed) => ({
      id: `feed-${publisher * 10 + feed}`,
      url: `https://publisher${publisher}.example/${feed}.xml`,
    })),
  }));
  return { ...shipped, publishers };
}

/** What a Kabar of this size has: feeds of which some fail, articles of two days, chats that follow topics. */
export async function fill(store: Store, { publishers, topics }: Catalog): Promise<void> {
  const now = Date.now();
  const feeds = publishers.flatMap((publisher) =>
    publisher.feeds.map(({ id, url }) => ({ publisher, id, url })),
  );
  const perFeed = size.articles / size.feeds;
  const record = async ({ publisher, id, url }: (typeof feeds)[number], index: number) => {
    const items = Array.from({ length: perFeed }, (_, place): RecordItem => {
      const number = index * perFeed + place + 1;
      const at = now - (size.articles - number) * 8_000;
      const own = [topics[number % topics.length]?.id ?? '', `publisher:${publisher.id}`];
      const article = makeArticle(number, {
        headline: `Vladimir Putin Kunjungi Kota ${number}, Boyong ${number % 97} Menteri`,
        publisher: { id: publisher.id, name: publisher.name },
        feed: id,
        topics: own,
        publishedAt: at,
        seenAt: at,
      });
      return {
        article,
        keys: [`link:${number}`, `guid:${number}`],
        entry: { kind: 'new', topics: own, deliverable: true },
      };
    });
    const polled = {
      lastPollAt: now,
      lastSuccessAt: now,
      nextPollAt: now + 300_000,
      recent: items.map(({ article }) => article.seenAt),
    };
    const failing = index % 50 === 0 ? { since: now - 7_200_000, count: 9, reason: 'HTTP 503' } : null;
    const listed = Array.from({ length: 50 }, (_, key) => `guid:${id}-${key}`);
    await store.record({ feed: { ...newFeedState(id, url), ...polled, failing, listed }, items });
  };
  for (let from = 0; from < feeds.length; from += 200)
    await Promise.all(feeds.slice(from, from + 200).map((feed, index) => record(feed, from + index)));
  for (let from = 0; from < size.chats; from += 1_000) {
    const ids = Array.from({ length: 1_000 }, (_, index) => from + index);
    const topicOf = (id: number) => topics[id % topics.length]?.id ?? '';
    await Promise.all(
      ids.map((id) =>
        store.changeChat(`telegram:${id}`, () =>
          makeChat(`telegram:${id}`, [topicOf(id), topicOf(id + 7), followedByAll]),
        ),
      ),
    );
  }
  for (let from = 0; from < size.chats / 2; from += 1_000) {
    const ids = Array.from({ length: 1_000 }, (_, index) => from + index);
    const posted = { messageId: 'm', revision: 1 };
    const settlement = {
      lane: 'instant',
      seq: 20,
      article: told.toAll,
      posted,
      reason: null,
      heldFor: null,
      at: now,
    } as const;
    await Promise.all(ids.map((id) => store.settle({ ...settlement, chat: `telegram:${id}` })));
  }
}
