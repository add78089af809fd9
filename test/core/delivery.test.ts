import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/core/article.js';
import { awaken, mergeChats } from '../../src/core/chat.js';
import { growingGap } from '../../src/core/delivery.js';
import { pendingTopics } from '../../src/core/pending.js';
import { follow, followedTopics, unfollow } from '../../src/core/subscription.js';
import { makeChat } from '../fixtures/article.js';

const entry = (seq: number, changes: Partial<LogEntry> = {}): LogEntry => ({
  seq,
  kind: 'new',
  article: '000000000001',
  topics: ['rusia-ukraina', 'publisher:tribunnews'],
  deliverable: true,
  publisher: 'tribunnews',
  language: 'id',
  story: null,
  at: 0,
  ...changes,
});
const chat = makeChat('terminal:x', ['rusia-ukraina', 'banjir']);
const question = {
  chat,
  lane: 'instant' as const,
  cursor: 4,
  delivered: () => false,
};

describe('pendingTopics', () => {
  it.each([
    ['an entry after the cursor', entry(5), ['rusia-ukraina']],
    ['one before it', entry(4), []],
    ['history', entry(5, { deliverable: false }), []],
    ['a correction', entry(5, { kind: 'corrected' }), []],
    ['another topic', entry(5, { topics: ['gempa'] }), []],
    ['topics that were added', entry(5, { kind: 'topics-added', topics: ['banjir'] }), ['banjir']],
  ])('%s', (_, given, expected) => {
    expect(pendingTopics(given, question)).toEqual(expected);
  });

  it('tells nothing twice', () => {
    expect(pendingTopics(entry(5, { kind: 'topics-added' }), { ...question, delivered: () => true })).toEqual(
      [],
    );
  });

  it('leaves the other lane alone', () => {
    expect(pendingTopics(entry(5), { ...question, lane: 'digest' })).toEqual([]);
  });
});

describe('subscriptions', () => {
  it('start at the head', () => {
    const subscriptions = follow([], 'rusia-ukraina', 'instant', 5);
    expect(pendingTopics(entry(5), { ...question, chat: { ...chat, subscriptions } })).toEqual([]);
    expect(pendingTopics(entry(6), { ...question, chat: { ...chat, subscriptions } })).toEqual([
      'rusia-ukraina',
    ]);
  });

  it('are not begun again by following twice', () => {
    const once = follow([], 'rusia-ukraina', 'instant', 5);
    expect(follow(once, 'rusia-ukraina', 'instant', 9)).toEqual(once);
  });

  it('end with what was pending of them', () => {
    const ended = unfollow(chat.subscriptions, 'rusia-ukraina');
    expect(followedTopics(ended)).toEqual(['banjir']);
    expect(pendingTopics(entry(5), { ...question, chat: { ...chat, subscriptions: ended } })).toEqual([]);
  });
});

describe('a chat', () => {
  it('that comes back starts at the head', () => {
    const gone = makeChat('a:1', ['rusia-ukraina'], { state: { kind: 'gone', reason: 'blocked', since: 0 } });
    const back = awaken(gone, 7);
    expect(back.state).toEqual({ kind: 'active' });
    expect(pendingTopics(entry(7), { ...question, chat: back })).toEqual([]);
    expect(pendingTopics(entry(8), { ...question, chat: back })).toEqual(['rusia-ukraina']);
  });

  it('that was paused keeps what is pending', () => {
    const state = { kind: 'paused' as const, reason: 'rights', since: 0, retryAt: 9, tries: 1 };
    const back = awaken(makeChat('a:1', ['rusia-ukraina'], { state }), 7);
    expect(pendingTopics(entry(5), { ...question, chat: back })).toEqual(['rusia-ukraina']);
  });

  it('that moved unites its wishes with those that are there', () => {
    const merged = mergeChats(
      makeChat('a:1', ['x', 'y']),
      makeChat('a:2', ['y', 'z'], { language: 'en' }),
      'a:2',
    );
    expect(merged).toMatchObject({ id: 'a:2', language: 'en', state: { kind: 'active' } });
    expect(followedTopics(merged.subscriptions).sort()).toEqual(['x', 'y', 'z']);
    expect(mergeChats(makeChat('a:1', ['x']), null, 'a:2')).toMatchObject({ id: 'a:2', language: 'id' });
  });
});

describe('growingGap', () => {
  it('doubles up to its most', () => {
    expect([0, 1, 2, 9, 5000].map((tries) => growingGap(tries, 1000, 60_000))).toEqual([
      1000, 2000, 4000, 60_000, 60_000,
    ]);
  });
});
