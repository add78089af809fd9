import { describe, expect, it } from 'vitest';
import { type Chat, mergeChats, suspended } from '../../src/core/chat.js';
import { withInheritedSuspension, withinNoted } from '../../src/core/inherited-suspension.js';
import { makeChat } from '../fixtures/article.js';

const group = suspended(makeChat('forum:1'), 5);
const topic: Chat = { ...makeChat('forum:1/7'), within: ['forum:1'] };

/** A store that holds these chats. */
const storeOf = (...chats: Chat[]) => ({
  suspended: async () => chats.filter(({ suspendedAt }) => suspendedAt !== undefined).map(({ id }) => id),
  chat: async (id: string) => chats.find((each) => each.id === id) ?? null,
});

describe('a chat whose place is paused', () => {
  it('is held by what was noted of it, without a question to the platform', async () => {
    const belongsTo = () => Promise.reject(new Error('asked'));
    expect(await withInheritedSuspension(topic, storeOf(group, topic), belongsTo)).toEqual({
      ...topic,
      suspendedAt: 5,
    });
    expect(await withInheritedSuspension(topic, storeOf(makeChat('forum:1'), topic))).toBe(topic);
    const elsewhere = suspended(makeChat('forum:2'), 5);
    expect(await withInheritedSuspension(topic, storeOf(elsewhere, topic))).toBe(topic);
  });

  it('is held by what the platform says, where nothing was noted', async () => {
    const { within: _, ...bare } = topic;
    expect(await withInheritedSuspension(bare, storeOf(group, bare), () => ['forum:1'])).toEqual({
      ...bare,
      suspendedAt: 5,
    });
    expect(await withInheritedSuspension(bare, storeOf(group, bare))).toBe(bare);
  });

  it('is written to once, and loses the note when it gets another id', () => {
    expect(withinNoted(topic, ['forum:1'])).toBeNull();
    expect(withinNoted(null, ['forum:1'])).toBeNull();
    expect(withinNoted(topic, ['forum:2'])?.within).toEqual(['forum:2']);
    expect(mergeChats(topic, null, 'forum:9')).not.toHaveProperty('within');
    expect(mergeChats(topic, makeChat('forum:9'), 'forum:9')).not.toHaveProperty('within');
  });
});
