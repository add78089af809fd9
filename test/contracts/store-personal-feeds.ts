import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { type PersonalFeed, personalTopic } from '../../src/core/personal-feed.js';
import { follow, unfollow } from '../../src/core/subscription.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { dumped } from './store-export.js';
import { feed as anyFeed, type Given, makeItem } from './store-given.js';

const own: PersonalFeed = {
  url: 'https://a.example/feed',
  title: 'A',
  site: 'https://a.example',
  language: 'id',
};
const topic = personalTopic(own.url);
const followed = [{ topic, ...own }];

/** What a store keeps of the feeds that people added to their chats. */
export function personalFeedsContract({ store, put, reopen, pendingSeqs }: Given): void {
  const adding = (chat: string) =>
    put({ ...makeChat(chat), subscriptions: follow([], topic, 'instant', 0, { feed: own }) });

  describe('feeds of their own', () => {
    it('lists each once, as long as any chat follows it', async () => {
      await adding('console:a');
      await adding('console:b');
      expect(await store().personalFeeds()).toEqual(followed);
      await reopen();
      expect(await store().personalFeeds()).toEqual(followed);
      await store().changeChat(
        'console:a',
        (chat) => chat && { ...chat, subscriptions: unfollow(chat.subscriptions, topic) },
      );
      expect(await store().personalFeeds()).toEqual(followed);
      await store().forgetChat('console:b');
      expect(await store().personalFeeds()).toEqual([]);
    });

    it('does not count a chat that let the bot go, moves with a chat, and comes with an export', async () => {
      await adding('console:a');
      const gone = { kind: 'gone' as const, reason: 'left', since: 0 };
      await store().changeChat('console:a', (chat) => chat && { ...chat, state: gone });
      expect(await store().personalFeeds()).toEqual([]);
      await store().changeChat('console:a', (chat) => chat && { ...chat, state: { kind: 'active' } });
      await store().moveChat('console:a', 'console:b');
      expect(await store().personalFeeds()).toEqual(followed);
      const records = await dumped(store());
      await store().forgetChat('console:b');
      await store().restore(records);
      expect(await store().personalFeeds()).toEqual(followed);
    });

    it('forgets the state of one of them, and of no other', async () => {
      await store().record({ feed: newFeedState(topic, own.url), items: [] });
      await store().record({ feed: anyFeed, items: [] });
      expect(await store().feedStates([topic, 'nothing'])).toMatchObject([{ id: topic }]);
      await store().forgetFeed(topic);
      await store().forgetFeed('nothing');
      expect((await store().feedStates()).map(({ id }) => id)).toEqual([anyFeed.id]);
      await reopen();
      expect((await store().feedStates()).map(({ id }) => id)).toEqual([anyFeed.id]);
    });

    it('delivers what it brings to its chat, and shows it to nobody else', async () => {
      await adding('console:a');
      const item = makeItem(1, [topic]);
      const link = 'https://a.example/1';
      const article = { ...item.article, feed: topic, headline: 'Rahasia warung', link };
      const other = makeArticle(2, { headline: 'Rahasia dapur', link });
      const items = [{ ...item, article }];
      await store().record({ feed: newFeedState(topic, own.url), items });
      expect(await pendingSeqs('console:a')).toEqual([1]);
      const query = { must: ['rahasia'], phrases: [], not: [] };
      // The first search looks at all articles, a later one in an index.
      for (let again = 0; again < 3; again++) {
        expect((await store().search({ query, limit: 9, loosely: true })).articles).toEqual([]);
        await store().related(article.id, 1);
      }
      expect(await store().latest({ limit: 9 })).toEqual([]);
      expect(await store().latest({ topics: [topic], limit: 9 })).toMatchObject([{ id: article.id }]);
      expect((await store().articleAt(link))?.id).toBe(article.id);
      const second = makeItem(2);
      const entry = second.entry && { ...second.entry, topics: ['other'] };
      await store().record({
        feed: anyFeed,
        items: [{ ...second, entry, article: { ...other, publishedAt: 0, seenAt: 0 } }],
      });
      expect((await store().articleAt(link))?.id).toBe(other.id);
      expect((await store().latest({ limit: 9 })).map(({ id }) => id)).toEqual([other.id]);
      expect(await store().related(other.id, 9)).toEqual([]);
    });

    it('has no part in stories', async () => {
      const headline = 'Gempa magnitudo 6,2 mengguncang Sumba Timur, warga panik berlarian keluar rumah';
      const made = (number: number, feed: string) => {
        const item = makeItem(number);
        const now = Date.UTC(2024, 5, 18);
        return {
          ...item,
          article: {
            ...item.article,
            headline,
            feed,
            publishedAt: now,
            seenAt: now,
            publisher: { id: `p${number}`, name: 'P' },
          },
        };
      };
      const record = async (number: number, feed: string) =>
        (await store().record({ feed: newFeedState(feed, own.url), items: [made(number, feed)] }))?.[0];
      await record(1, topic);
      const [public1, own2, public2] = [await record(2, 'f'), await record(3, topic), await record(4, 'g')];
      expect([public1?.story, own2?.story]).toEqual([null, null]);
      expect(public2?.story).toBe(public1?.article);
    });
  });
}
