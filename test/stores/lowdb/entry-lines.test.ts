import { describe, expect, it } from 'vitest';
import { articleSchema } from '../../../src/core/article.js';
import { cursorsSchema, storedChatSchema } from '../../../src/core/chat.js';
import { articleIn, keyIn } from '../../../src/stores/lowdb/article-line.js';
import { chatIn } from '../../../src/stores/lowdb/chat-line.js';
import { seal, sealedEnd } from '../../../src/stores/lowdb/seal.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';

/** Reads an entry as it stands in a file: among other lines, with its checksum. */
function readBy<T>(read: (bytes: Buffer, from: number, end: number) => T, json: string): T {
  const bytes = Buffer.from(`before\n${seal(json)}\nbehind`);
  const from = 'before\n'.length;
  return read(bytes, from, sealedEnd(bytes, from, bytes.length - '\nbehind'.length));
}

const settings = { summary: 'short' };
const chat = { ...makeChat('telegram:1', ['gempa', 'banjir']), settings };
const cursors = { instant: 7, digest: 0 };

describe('a line of a chat', () => {
  const read = (value: unknown) => readBy(chatIn, JSON.stringify(value));

  it('says what the schemas make of it', () => {
    const digest = [{ topic: 'gempa', intervals: [{ lane: 'digest', since: 12, until: null }] }];
    for (const change of [
      {},
      { settings: {} },
      { subscriptions: [] },
      { subscriptions: digest, digestSlot: '2024-06-18 07:00' },
    ]) {
      const value = { ...chat, ...change };
      expect(read({ chat: value, cursors })).toEqual({
        chat: storedChatSchema.parse(value),
        cursors: cursorsSchema.parse(cursors),
      });
    }
  });

  it.each([
    { id: 'telegram' },
    { id: 'telegram:"1' },
    { language: 'fr' },
    { state: { kind: 'paused', reason: 'x', since: 1 } },
    { subscriptions: [{ topic: 'Gempa', intervals: [] }] },
    { subscriptions: [{ topic: 'gempa', intervals: [{ lane: 'fast', since: 1, until: null }] }] },
    { subscriptions: [{ topic: 'gempa', intervals: [{ lane: 'digest', since: -1, until: null }] }] },
    { subscriptions: [{ topic: 'gempa', intervals: [{ lane: 'digest', since: 1, until: 2 }] }] },
    { settings: { summary: 'long' } },
    { mutes: [{ topic: 'gempa', from: 1, until: null }] },
    { digestSlot: 7 },
    { greetedAt: 7 },
  ])('of another form is for the schemas: %j', (change) => {
    expect(read({ chat: { ...chat, ...change }, cursors })).toBeNull();
  });

  it.each([{}, { instant: 1 }, { instant: 1.5, digest: 0 }, { digest: 0, instant: 1 }])(
    'with other cursors is too: %j',
    (other) => {
      expect(read({ chat, cursors: other })).toBeNull();
    },
  );
});

describe('a line of an article', () => {
  const read = (value: unknown) => readBy(articleIn, JSON.stringify(value));
  const article = makeArticle(1);

  it('says what the schema makes of it', () => {
    for (const change of [
      {},
      { headline: 'Gempa “kuat” di Pagai – 5,6 M', authors: [], image: null, language: null },
      { summary: null, publishedAt: null, updatedAt: 5, story: '000000000002', topics: ['gempa', 'banjir'] },
      { image: { url: 'https://cdn.example.com/a.jpg?w=1', credit: null }, link: 'http://127.0.0.1:8080/a' },
      { summaryRules: 2 },
      { summaryRules: 2, origins: { summary: 'page', authors: 'feed:x' } },
    ]) {
      const value = { ...article, ...change };
      expect(read(value)).toEqual(articleSchema.parse(value));
    }
  });

  it.each([
    { id: '1' },
    { link: 'javascript:alert(1)' },
    { link: 'https://[/x' },
    { link: 'https://www.tribunnews.com/ä' },
    { headline: '' },
    { headline: 'Gempa "kuat"' },
    { authors: [null] },
    { publishedAt: -1 },
    { image: { url: 'nowhere', credit: null } },
    { topics: ['Gempa'] },
    { revision: 0 },
    { affair: '000000000002' },
    { origins: { summary: 'nowhere' } },
    { origins: { summary: 'page' }, affair: '000000000002' },
  ])('of another form is for the schema: %j', (change) => {
    expect(read({ ...article, ...change })).toBeNull();
  });
});

it('a line of a key says the key and its article, and nothing else is one', () => {
  expect(readBy(keyIn, '["link:1","000000000001"]')).toEqual(['link:1', '000000000001']);
  for (const other of ['["link:1"]', '["link:1","a","b"]', '["link:1",7]', '{"a":1}'])
    expect(readBy(keyIn, other)).toBeNull();
});
