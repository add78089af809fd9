import { describe, expect, it } from 'vitest';
import { articleSchema } from '../../../src/core/article.js';
import { storedChatSchema } from '../../../src/core/chat.js';
import { changeOf, changeSchema } from '../../../src/stores/lowdb/change.js';
import { plainArticle, plainChat } from '../../../src/stores/lowdb/plain-forms.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';

const parsed = (value: unknown) => JSON.parse(JSON.stringify(value));
const chat = parsed({
  ...makeChat('telegram:1', ['gempa', 'keyword:a-b']),
  settings: { summary: 'short' },
});
const article = parsed({
  ...makeArticle(1),
  summaryRules: 2,
  origins: { summary: 'page', authors: 'feed:x' },
});
const [subscription] = chat.subscriptions;
const [interval] = subscription.intervals;

/** The value with one field set, by its path; `undefined` takes it out. */
function changed(value: Tree, path: string, to: unknown): unknown {
  const copy = structuredClone(value);
  const names = path.split('.');
  const last = names.pop() as string;
  let owner = copy;
  for (const name of names) owner = owner[name] as Tree;
  if (to === undefined) delete owner[last];
  else owner[last] = to;
  return copy;
}

type Tree = Record<string, unknown>;

describe('a chat as most are', () => {
  it('is what the schema makes of it', () => {
    for (const settings of [{ summary: 'short' }, {}, makeChat('telegram:1').settings]) {
      const plain = plainChat({ ...chat, settings });
      expect(plain).not.toBeNull();
      expect(plain).toEqual(storedChatSchema.parse({ ...chat, settings }));
    }
  });

  it.each<[string, unknown]>([
    ['id', 'telegram'],
    ['id', 'telegram:1 2'],
    ['language', 'fr'],
    ['language', undefined],
    ['timezone', null],
    ['state', null],
    ['state', []],
    ['state', { kind: 'active', reason: 'x' }],
    ['state', { kind: 'gone', reason: 'x', since: 1 }],
    ['subscriptions', {}],
    ['subscriptions.0', null],
    ['subscriptions.0.topic', 'Gempa'],
    ['subscriptions.0.silent', true],
    ['subscriptions.0.intervals', null],
    ['subscriptions.0.intervals.0', { ...interval, lane: 'fast' }],
    ['subscriptions.0.intervals.0', { ...interval, since: 1.5 }],
    ['subscriptions.0.intervals.0', { ...interval, until: 'never' }],
    ['subscriptions.0.intervals.0', { ...interval, never: ['gol'] }],
    ['settings', { summary: 'long' }],
    ['settings', { summary: 'short', silent: true }],
    ['settings', null],
    ['settings', undefined],
    ['mutes', [{ topic: 'gempa', from: 1, until: null }]],
    ['mutes', undefined],
    ['digestSlot', 7],
    ['greetedAt', 7],
    ['surprise', 7],
  ])('is none where %s is %j', (path, to) => {
    expect(plainChat(changed(chat, path, to))).toBeNull();
  });

  it.each([null, [], 7, 'chat', [chat], {}])('is none: %j', (value) => {
    expect(plainChat(value)).toBeNull();
  });

  it('is read from a line of the journal as by the schema', () => {
    for (const cursors of [null, { instant: 1, digest: 2 }]) {
      const change = { kind: 'chat', chat: { ...chat, settings: makeChat('a:1').settings }, cursors };
      expect(changeOf(change)).toEqual(changeSchema.parse(change));
    }
    for (const wrong of [
      { cursors: { instant: 1 } },
      { cursors: undefined },
      { kind: 'chatt', cursors: null },
    ]) {
      expect(changeOf({ kind: 'chat', chat, ...wrong })).toBeNull();
    }
  });
});

describe('an article as most are', () => {
  it('is what the schema makes of it', () => {
    const { summaryRules: _, origins: __, ...old } = article;
    const bare = { summary: null, publishedAt: null, language: null, image: null, origins: {} };
    for (const value of [article, old, { ...article, ...bare }]) {
      expect(plainArticle(value)).not.toBeNull();
      expect(plainArticle(value)).toEqual(articleSchema.parse(value));
    }
  });

  it.each<[string, unknown]>([
    ['id', 'ARTICLE'],
    ['link', 'example.org'],
    ['link', 'https://exa\nmple.org/'],
    ['link', 'https://[/'],
    ['headline', ''],
    ['headline', 7],
    ['summary', undefined],
    ['authors', null],
    ['authors', [7]],
    ['publishedAt', '2026'],
    ['updatedAt', 1.5],
    ['language', 7],
    ['image', { url: 'nowhere', credit: null }],
    ['image', { url: 'https://example.org/a.jpg' }],
    ['categories', ['a', null]],
    ['publisher', { id: 'a' }],
    ['publisher', { id: 'a', name: 7 }],
    ['feed', null],
    ['topics', ['Gempa']],
    ['story', 7],
    ['story', undefined],
    ['revision', 0],
    ['revision', 1.5],
    ['seenAt', null],
    ['summaryRules', 'two'],
    ['origins', []],
    ['origins', { summary: 'somewhere' }],
    ['origins', { headline: 'page' }],
    ['affair', '000000000001'],
    ['surprise', 7],
  ])('is none where %s is %j', (path, to) => {
    expect(plainArticle(changed(article, path, to))).toBeNull();
  });

  it.each([null, [], 7, 'article', {}])('is none: %j', (value) => {
    expect(plainArticle(value)).toBeNull();
  });
});
