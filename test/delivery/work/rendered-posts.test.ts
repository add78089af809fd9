import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../../src/core/catalog.js';
import { composePost } from '../../../src/delivery/work/compose.js';
import { type RenderDeps, RenderedPosts } from '../../../src/delivery/work/rendered-posts.js';
import { chat, chatWith, deps, entry, ledgerLine } from './compose-kit.js';

/** What renders posts, and how often it was asked. */
function counted(changes: Partial<RenderDeps> = {}) {
  const looks: unknown[] = [];
  const render = (post: unknown) => {
    looks.push(post);
    return [structuredClone(post)];
  };
  return { looks, posts: new RenderedPosts({ ...deps, ...changes, adapter: { render } }) };
}

const phrase = (text: string) => ({
  ...chat,
  subscriptions: [{ topic: 'b', phrase: text, intervals: [] }],
});

describe('posts of one article', () => {
  it('are rendered once for all chats that see it alike', () => {
    const { looks, posts } = counted();
    const first = posts.render(entry(1), chat);
    expect(posts.render(entry(1), { ...chat, id: 'telegram:2', digestSlot: 'x' })).toBe(first);
    expect(looks).toHaveLength(1);
  });

  it.each([
    ['in another language', entry(1), { ...chat, language: 'en' as const }],
    ['in another zone', entry(1), { ...chat, timezone: 'Asia/Jayapura' }],
    ['without buttons', entry(1), chatWith({ buttons: false })],
    ['in another style', entry(1), chatWith({ summary: 'none' })],
    ['where many read', entry(1), { ...chat, isBroadcast: true }],
    ['by another topic', entry(1, {}, { topics: ['b'] }), chat],
    ['by a name of the chat’s own', entry(1, {}, { topics: ['b'] }), phrase('banjir')],
    ['as an update', entry(1, {}, { earlier: ledgerLine() }), chat],
    ['corrected', entry(1, { headline: 'another' }), chat],
    ['another article', entry(2), chat],
  ])('are rendered anew %s', (_, resolved, reader) => {
    const { posts } = counted();
    posts.render(entry(1), chat);
    posts.render(entry(1, {}, { topics: ['b'] }), phrase('gempa'));
    const { post, parts } = posts.render(resolved, reader);
    expect(post).toEqual(composePost(resolved, reader, deps));
    expect(parts).toEqual([post]);
  });

  it('have their year as soon as it is past', () => {
    let at = Date.UTC(2024, 11, 31, 16, 59);
    const { posts } = counted({ clock: { now: () => at } });
    expect(posts.render(entry(1), chat).post.date).toBe('Sel 18 Jun, 10.15 WIB');
    at += 60_000;
    expect(posts.render(entry(1), chat).post.date).toBe('Sel 18 Jun 2024, 10.15 WIB');
  });

  it('have the icon that the catalog gives now', () => {
    let catalog = deps.catalog();
    const { posts } = counted({ catalog: () => catalog });
    const { publisher } = entry(1).article;
    expect(posts.render(entry(1), chat).post.icon).toBeUndefined();
    const icon = 'https://example.org/icon.png';
    catalog = catalogSchema.parse({
      publishers: [{ ...publisher, icon, url: 'https://example.org/', feeds: [] }],
    });
    expect(posts.render(entry(1), chat).post.icon).toBe(icon);
  });

  it('are forgotten, the oldest first', () => {
    const { looks, posts } = counted();
    for (let number = 1; number <= 101; number++) posts.render(entry(number), chat);
    posts.render(entry(101), chat);
    expect(looks).toHaveLength(101);
    posts.render(entry(1), chat);
    expect(looks).toHaveLength(102);
  });
});
