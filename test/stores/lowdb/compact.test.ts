import { describe, expect, it } from 'vitest';
import type { Chat } from '../../../src/core/chat.js';
import { storedChatSchema } from '../../../src/core/chat.js';
import type { Subscription } from '../../../src/core/subscription.js';
import { compact, written } from '../../../src/stores/lowdb/compact.js';
import { makeChat } from '../../fixtures/article.js';

const interval = { lane: 'instant' as const, since: 7, until: null };
const plain: Subscription = { topic: 'sepak-bola', intervals: [interval] };

/** A chat as it comes out of a file: nothing in it is shared. */
function read(id: string, changes: Partial<Chat> = {}): Chat {
  return storedChatSchema.parse(JSON.parse(JSON.stringify(makeChat(id, [], changes))));
}

describe('a chat as it is held', () => {
  it.each<[string, Partial<Chat>]>([
    ['plain', { subscriptions: [plain] }],
    ['in another lane', { subscriptions: [{ ...plain, intervals: [{ ...interval, lane: 'digest' }] }] }],
    ['ended', { subscriptions: [{ ...plain, intervals: [{ ...interval, until: 9 }] }] }],
    [
      'with a former interval',
      { subscriptions: [{ ...plain, intervals: [{ ...interval, until: 9 }, interval] }] },
    ],
    ['without an interval', { subscriptions: [{ ...plain, intervals: [] }] }],
    ['by words', { subscriptions: [{ ...plain, intervals: [{ ...interval, never: ['gol'] }] }] }],
    ['of a phrase', { subscriptions: [{ ...plain, phrase: 'sepak bola' }] }],
    ['without a sound', { subscriptions: [{ ...plain, silent: true }] }],
    ['with a mute', { mutes: [{ topic: 'sepak-bola', from: 1, until: null }] }],
    ['greeted, and paused', { greetedAt: 5, state: { kind: 'gone', reason: 'blocked', since: 3 } }],
    ['in another zone', { timezone: 'Asia/Jakarta', digestSlot: '2026-11-27 07:00' }],
  ])('says what it said: %s', (_, changes) => {
    // Twice, so that what is shared has to be right for the second one too.
    for (const id of ['console:1', 'console:2']) {
      const chat = read(id, changes);
      expect(compact(chat)).toEqual(chat);
      expect(JSON.parse(JSON.stringify(written(compact(chat))))).toMatchObject({ id });
    }
  });

  it('shares subscriptions that differ in nothing, and tells apart those that do', () => {
    const subscriptions = [
      plain,
      { ...plain, topic: 'gempa' },
      { ...plain, intervals: [{ ...interval, since: 8 }] },
    ];
    const [first, second] = ['console:1', 'console:2'].map((id) => compact(read(id, { subscriptions })));
    expect(second?.subscriptions).toEqual(first?.subscriptions);
    for (const [index, each] of (first?.subscriptions ?? []).entries())
      expect(second?.subscriptions[index]).toBe(each);
    expect(new Set(first?.subscriptions).size).toBe(3);
  });

  it('shares the beginning of topics that one person follows at once', () => {
    const silent = { ...plain, topic: 'gempa', silent: true };
    const { subscriptions } = compact(read('console:1', { subscriptions: [plain, silent] }));
    expect(subscriptions[1]?.intervals).toBe(subscriptions[0]?.intervals);
  });

  it('lets nobody change what others share', () => {
    const { subscriptions, mutes } = compact(read('console:1', { subscriptions: [plain] }));
    const [own] = subscriptions;
    expect(() => own?.intervals.push(interval)).toThrow(TypeError);
    expect(() => Object.assign(own ?? {}, { silent: true })).toThrow(TypeError);
    expect(() => Object.assign(own?.intervals[0] ?? {}, { until: 9 })).toThrow(TypeError);
    expect(() => mutes.push({ topic: 'gempa', from: 1, until: null })).toThrow(TypeError);
  });

  it('shares still when more is followed than it knows at a time', () => {
    const many = Array.from({ length: 5_500 }, (_, index) => ({ ...plain, topic: `topic-${index}` }));
    const chat = read('console:1', { subscriptions: many });
    expect(compact(chat)).toEqual(chat);
  });
});
