import { expect, it } from 'vitest';
import { keywordOf } from '../../src/core/keyword.js';
import type { FeedTimes } from '../../src/core/ports.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, topic } from './store-given.js';
import { openCorrectionsContract } from './store-open-corrections.js';
import { storiesContract } from './store-stories.js';

const chat = 'console:a';

/** What every store does with what intake records. */
export function newsStoreContract(given: Given): void {
  const { store, clock, reopen, put } = given;

  it('records articles, entries, keys and the feed together, and has them when it is opened again', async () => {
    const silent = { ...makeItem(3), entry: null };
    const entries = await store().record({
      feed: { ...feed, etag: '"1"' },
      items: [makeItem(1), silent, makeItem(2)],
    });
    const seen = async () => ({
      head: await store().head(),
      feeds: await store().feedStates(),
      known: [...(await store().known(['link:1', 'link:3', 'link:9']))],
      articles: await store().articles(['3', '9', '1'].map((each) => each.padStart(12, '0'))),
    });
    expect(entries?.map(({ seq, article, at }) => ({ seq, article, at }))).toEqual([
      { seq: 1, article: makeArticle(1).id, at: clock().now() },
      { seq: 2, article: makeArticle(2).id, at: clock().now() },
    ]);
    const before = await seen();
    expect(before).toEqual({
      head: 2,
      feeds: [{ ...feed, etag: '"1"' }],
      known: [
        ['link:1', makeArticle(1).id],
        ['link:3', makeArticle(3).id],
      ],
      articles: [silent.article, makeItem(1).article],
    });
    await reopen();
    expect(await seen()).toEqual(before);
  });

  it('numbers entries of concurrent polls without gap or repetition, in order within each', async () => {
    const polls = await Promise.all(
      [0, 10, 20, 30].map((from) =>
        store().record({
          feed: { ...feed, id: `feed-${from}` },
          items: [makeItem(from + 1), makeItem(from + 2)],
        }),
      ),
    );
    const seqs = polls.map((entries) => (entries ?? []).map(({ seq }) => seq));
    expect(seqs.flat().sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const [first = 0, second] of seqs) expect(second).toBe(first + 1);
  });

  it('tells how feeds are without the keys and the secrets of their states', async () => {
    const push = {
      hub: 'https://hub.example/',
      topic: feed.url,
      path: 'p',
      secret: 's',
      requestedAt: 1,
      leaseUntil: null,
    };
    const failing = { since: 1, count: 2, reason: 'HTTP 404' };
    const state = {
      ...feed,
      failing,
      lastPollAt: 5,
      recent: [3, 2],
      missing: ['author'],
      listed: ['guid:1'],
    };
    await store().record({ feed: { ...state, push }, items: [] });
    await store().record({ feed: { ...feed, id: 'a-second' }, items: [] });
    const { listed: _, push: __, ...summary } = state;
    const told = new Map((await store().feedSummaries()).map((each) => [each.id, each]));
    expect([...told.keys()].sort()).toEqual([feed.id, 'a-second'].sort());
    expect(told.get(feed.id)).toMatchObject(summary);
    await store().record({ feed: { ...state, push, missing: ['image'] }, items: [] });
    await store().record({ feed: { ...feed, id: 'a-third' }, items: [] });
    await store().forgetFeed('a-second');
    const later = new Map((await store().feedSummaries()).map((each) => [each.id, each]));
    expect([...later.keys()].sort()).toEqual([feed.id, 'a-third'].sort());
    expect(later.get(feed.id)?.missing).toEqual(['image']);
  });

  it('notes when feeds were polled, if it takes that apart from what they brought', async () => {
    const listed = ['guid:1', 'guid:2'];
    await store().record({ feed: { ...feed, listed }, items: [] });
    const times = { nextPollAt: 30, lastPollAt: 20, lastSuccessAt: 10 };
    const unknown = { ...times, id: 'unknown' };
    await store().noteFeedTimes?.([{ ...times, id: feed.id, etag: 'no time' } as FeedTimes, unknown]);
    const isTaken = store().noteFeedTimes !== undefined;
    const after = [{ ...feed, listed, ...(isTaken && times) }];
    expect(await store().feedStates()).toEqual(after);
    await reopen();
    expect(await store().feedStates()).toEqual(after);
  });

  it('refuses a batch as a whole when one item is not an article', async () => {
    const broken = makeItem(2);
    const items = [makeItem(1), { ...broken, article: { ...broken.article, headline: '' } }];
    await expect(store().record({ feed, items })).rejects.toThrow();
    expect(await store().head()).toBe(0);
    expect(await store().known(['link:1'])).toEqual(new Map());
    expect(await store().feedStates()).toEqual([]);
  });

  it('replaces an article and adds keys to those that it has', async () => {
    await store().record({ feed, items: [makeItem(1)] });
    const corrected = { ...makeItem(1, ['ekonomi'], { kind: 'corrected' }), keys: ['guid:1'] };
    corrected.article = { ...corrected.article, headline: 'Baru', revision: 2 };
    await store().record({ feed, items: [corrected] });
    expect(await store().articles([corrected.article.id])).toEqual([corrected.article]);
    expect((await store().known(['link:1', 'guid:1'])).size).toBe(2);
    expect(await store().latest({ topics: [topic], limit: 5 })).toEqual([]);
    expect(await store().latest({ topics: ['ekonomi'], limit: 5 })).toEqual([corrected.article]);
  });

  it('files by the keywords that are followed, and refuses a batch that was filed by others', async () => {
    const keyword = keywordOf('korea utara');
    const followed = { topic: keyword?.topic ?? '', phrase: 'korea utara' };
    const before = await store().keywords();
    expect(before.list).toEqual([]);
    const subscription = { ...followed, intervals: [{ lane: 'instant' as const, since: 0, until: null }] };
    await put(makeChat(chat, [], { subscriptions: [subscription] }));
    const after = await store().keywords();
    expect(after.list).toEqual([followed]);
    expect(await store().record({ feed, items: [makeItem(1)], keywords: before.version })).toBeNull();
    expect(await store().head()).toBe(0);
    expect(await store().record({ feed, items: [makeItem(1)], keywords: after.version })).toHaveLength(1);
    await put(makeChat(chat));
    expect((await store().keywords()).list).toEqual([]);
  });

  storiesContract(given);

  openCorrectionsContract(given);
}
