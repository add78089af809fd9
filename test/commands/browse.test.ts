import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { Asker } from '../../src/core/ports.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { admin, commandKit } from './kit.js';

const ana: Asker = { ...admin, person: 'somewhere:ana' };

function browsing(kit: ReturnType<typeof commandKit>) {
  const browse = (typed: string, { asker = ana, offset = 0, limit = 3, isTyping = true } = {}) =>
    kit.commands.browse(asker, { typed, offset, limit, isTyping });
  const headlines = async (...given: Parameters<typeof browse>) =>
    (await browse(...given)).posts.map(({ post }) => post.headline);
  const record = (...articles: Parameters<typeof makeArticle>[]) =>
    kit.store.record({
      feed: newFeedState('f', 'https://example.org/f'),
      items: articles.map((each) => ({
        article: makeArticle(...each),
        keys: [`link ${each[0]}`],
        entry: null,
      })),
    });
  const hour = (count: number) => ({
    publishedAt: Date.UTC(2024, 5, 18, count),
    seenAt: Date.UTC(2024, 5, 18, count),
  });
  return { browse, headlines, record, hour };
}

describe('asking from anywhere', () => {
  const kit = commandKit();
  const given = () => browsing(kit);

  it('finds the newest first, page by page', async () => {
    const { browse, headlines, record, hour } = given();
    await record(
      [1, { headline: 'Putin ke Hanoi', ...hour(1) }],
      [2, { headline: 'Putin di Pyongyang', ...hour(3) }],
      [3, { headline: 'Putin dan Kim', ...hour(2) }],
      [4, { headline: 'Putin pulang', ...hour(4) }],
      [5, { headline: 'Banjir di Demak', summary: null, categories: [], ...hour(5) }],
    );
    expect(await headlines('putin', { limit: 3 })).toEqual([
      'Putin pulang',
      'Putin di Pyongyang',
      'Putin dan Kim',
    ]);
    expect((await browse('putin', { limit: 3 })).hasMore).toBe(true);
    expect(await headlines('putin', { limit: 3, offset: 3 })).toEqual(['Putin ke Hanoi']);
    expect((await browse('putin', { limit: 3, offset: 3 })).hasMore).toBe(false);
  });

  it('takes the name of a topic for the topic', async () => {
    const { headlines, record, hour } = given();
    await record(
      [1, { headline: 'Gempa', topics: ['t-3'], ...hour(1) }],
      [2, { headline: 'Topik 3 dibahas', topics: [], ...hour(2) }],
    );
    expect(await headlines('topik 3')).toEqual(['Gempa']);
  });

  it('shows the newest of what is followed where nothing is typed, else of everything', async () => {
    const { headlines, record, hour } = given();
    await record(
      [1, { headline: 'Satu', topics: ['t-3'], ...hour(1) }],
      [2, { headline: 'Dua', topics: ['t-4'], ...hour(2) }],
    );
    expect(await headlines(' ')).toEqual(['Dua', 'Satu']);
    await kit.store.changeChat(ana.chat, () => makeChat(ana.chat, ['t-3']));
    expect(await headlines('')).toEqual(['Satu']);
  });

  it('tells others nothing of what somebody follows, and gives them nothing to press', async () => {
    const { browse, record, hour } = given();
    await record([
      1,
      { topics: ['rusia-ukraina', 'keyword:mantan-pacarku', 'publisher:tribunnews'], ...hour(1) },
    ]);
    const chat = makeChat(ana.chat, ['keyword:mantan-pacarku']);
    const subscriptions = chat.subscriptions.map((each) => ({ ...each, phrase: 'mantan pacarku' }));
    await kit.store.changeChat(ana.chat, () => ({ ...chat, subscriptions }));
    const [found] = (await browse('')).posts;
    expect(found?.post).toMatchObject({ topics: ['Konflik Rusia Vs Ukraina'], buttons: [] });
    expect(JSON.stringify(found)).not.toContain('mantan');
  });

  it('changes nothing: whoever blocked the bot is not posted to again', async () => {
    const { browse, record, hour } = given();
    await record([1, hour(1)]);
    await kit.store.changeChat(ana.chat, () =>
      makeChat(ana.chat, ['rusia-ukraina'], { state: { kind: 'gone', reason: 'blocked', since: 1 } }),
    );
    expect((await browse('')).posts).toHaveLength(1);
    expect((await kit.store.chat(ana.chat))?.state.kind).toBe('gone');
    const stranger = { ...ana, chat: 'somewhere:new' };
    await browse('', { asker: stranger });
    expect(await kit.store.chat(stranger.chat)).toBeNull();
  });

  it('says that there is nothing', async () => {
    const { browse } = given();
    expect(await browse('xyzzy')).toMatchObject({
      posts: [],
      hasMore: false,
      none: expect.stringContaining('xyzzy'),
    });
    expect((await browse('')).none).toMatch(/Nothing yet/);
    expect((await browse('""')).posts).toEqual([]);
  });

  it('slows down who floods: fifty letters are typed in ten seconds, and ten questions asked', async () => {
    const { browse, record, hour } = given();
    await record([1, hour(1)]);
    for (let typed = 0; typed < 50; typed++) await browse('');
    expect(await browse('')).toEqual({ posts: [], hasMore: false, none: null });
    const other = { asker: { ...ana, person: 'somewhere:eko' }, isTyping: false };
    for (let asked = 0; asked < 10; asked++) expect((await browse('', other)).posts).toHaveLength(1);
    expect(await browse('', other)).toEqual({ posts: [], hasMore: false, none: null });
    await kit.clock.advance(10_000);
    expect((await browse('')).posts).toHaveLength(1);
  });
});

describe('asking a private bot from anywhere', () => {
  const kit = commandKit({ chats: ['somewhere:1'], operators: ['somewhere:boss'] });

  it('is for its chats and operators', async () => {
    const { browse, record, hour } = browsing(kit);
    await record([1, hour(1)]);
    expect((await browse('')).posts).toHaveLength(1);
    expect(await browse('', { asker: { ...ana, chat: 'somewhere:2' } })).toEqual({
      posts: [],
      hasMore: false,
      none: null,
    });
    const boss = { ...ana, chat: 'somewhere:3', person: 'somewhere:boss' };
    expect((await browse('', { asker: boss })).posts).toHaveLength(1);
  });
});
