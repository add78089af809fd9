import { describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../../src/core/delivery.js';
import { ArticlePosts } from '../../../src/stores/lowdb/article-posts.js';
import { Ledger } from '../../../src/stores/lowdb/ledger.js';

const article = '000000000001';
const at = Date.UTC(2026, 5, 18);

function item(chat: string, changes: Partial<LedgerItem> = {}): LedgerItem {
  const post = { seq: 1, messageId: '1', revision: 1, edits: 0, also: [], named: 0 };
  return { chat, article, ...post, at, ...changes };
}

describe('the posts of an article', () => {
  it.each([
    '1',
    '999999999',
    '2147483648',
    '1250000000000000001',
    '0',
    '007',
    '',
    '-1',
    '1.0',
    'm1',
    '１',
    null,
  ])('keep the message %j as it was', (messageId) => {
    const posts = new ArticlePosts(article, at, 1);
    posts.put(item('telegram:1', { messageId }));
    expect(posts.get('telegram:1')).toEqual(item('telegram:1', { messageId }));
    expect([...posts.lines()]).toEqual([['telegram:1', at, messageId, undefined]]);
  });

  it('tell each post, whatever others have in common', () => {
    const posts = new ArticlePosts(article, at, 1);
    const special: Partial<LedgerItem>[] = [
      { also: ['000000000002'], named: 1 },
      { publication: 'waiting' },
      { mentions: ['7'] },
      { at: at - 5 },
      { at: at + 40 * 24 * 3_600_000 },
    ];
    const plain = Array.from({ length: 30 }, (_, number) => ({
      edits: number % 3,
      revision: 1 + (number % 11),
    }));
    const items = [...special, ...plain].map((each, number) => item(`telegram:${number}`, each));
    for (const each of items) posts.put(each);
    expect(items.map(({ chat }) => posts.get(chat))).toEqual(items);
    posts.put(item('telegram:3', { seq: 9, messageId: 'other', edits: 1 }));
    items[3] = item('telegram:3', { seq: 9, messageId: 'other', edits: 1 });
    expect(items.map(({ chat }) => posts.get(chat))).toEqual(items);
    expect(posts.size).toBe(35);
  });

  it('are outdated by a newer revision, until they were edited or can be edited no more', () => {
    const posts = new ArticlePosts(article, at, 1);
    for (const [chat, changes] of [
      ['a:1', {}],
      ['a:2', { edits: 3 }],
      ['a:3', { messageId: null }],
    ] as const)
      posts.put(item(chat, changes));
    expect([...posts.outdated]).toEqual([]);
    posts.recheck(2);
    expect([...posts.outdated]).toEqual(['a:1']);
    posts.put(item('a:1', { revision: 2, edits: 1 }));
    expect([...posts.outdated]).toEqual([]);
  });

  it('lose what was dropped, and take it up again', () => {
    const posts = new ArticlePosts(article, at, 1);
    for (const chat of ['a:1', 'a:2']) posts.put(item(chat));
    posts.recheck(2);
    posts.drop('a:1');
    posts.drop('a:9');
    posts.recheck(3);
    expect([posts.get('a:1'), posts.size, [...posts.outdated]]).toEqual([undefined, 1, ['a:2']]);
    posts.put(item('a:1', { messageId: '5' }));
    expect([posts.get('a:1')?.messageId, posts.get('a:2')?.messageId]).toEqual(['5', '1']);
  });
});

describe('what the files of the ledger lack', () => {
  const chatsOf = (ledger: Ledger) => ledger.unsaved().lines.map(({ chat }) => chat);

  it('is what was changed, once each, and still what was changed while they were written', () => {
    const ledger = new Ledger(() => 1);
    for (const chat of ['a:1', 'a:2', 'a:1']) ledger.put(item(chat));
    const unsaved = ledger.unsaved();
    expect(unsaved.lines.map(({ chat }) => chat)).toEqual(['a:1', 'a:2']);
    ledger.put(item('a:2', { messageId: '9' }));
    ledger.saved(unsaved);
    expect(chatsOf(ledger)).toEqual(['a:2']);
    ledger.saved(ledger.unsaved());
    expect(chatsOf(ledger)).toEqual([]);
  });

  it('is that a chat was forgotten, also where that was the only post of an article', () => {
    const ledger = new Ledger(() => 1);
    for (const chat of ['a:1', 'a:2']) ledger.put(item(chat));
    ledger.put(item('a:1', { article: '000000000002' }));
    ledger.saved(ledger.unsaved());
    ledger.forgetChat('a:1');
    const unsaved = ledger.unsaved();
    expect(unsaved.lines.map((each) => ledger.lineOf(each))).toMatchObject([
      { chat: 'a:1', article, dropped: true },
      { chat: 'a:1', article: '000000000002', dropped: true },
    ]);
    ledger.put(item('a:1', { messageId: '3' }));
    expect(ledger.unsaved().lines.map((each) => ledger.lineOf(each))).toMatchObject([
      { chat: 'a:1', article, messageId: '3' },
      { article: '000000000002', dropped: true },
    ]);
    ledger.saved(unsaved);
    expect(chatsOf(ledger)).toEqual(['a:1']);
  });

  it('is nothing that no longer counts', () => {
    const ledger = new Ledger(() => 1);
    ledger.put(item('a:1', { at }));
    ledger.put(item('a:2', { at: at + 10 }));
    ledger.put(item('a:3', { article: '000000000002', at }));
    ledger.forgetChat('a:3');
    ledger.forgetBefore(at + 5);
    expect(chatsOf(ledger)).toEqual(['a:2']);
  });
});
