import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/core/article.js';
import type { Chat } from '../../src/core/chat.js';
import { isSilent, matchingTopics, type PendingQuestion, pendingTopics } from '../../src/core/pending.js';
import type { Lane } from '../../src/core/subscription.js';
import { makeChat } from '../fixtures/article.js';

const makeEntry = (changes: Partial<LogEntry> = {}): LogEntry => ({
  seq: 10,
  kind: 'new',
  article: '000000000001',
  topics: ['a', 'b', 'publisher:p'],
  deliverable: true,
  publisher: 'p',
  language: 'id',
  story: null,
  at: 1000,
  ...changes,
});

const follows = (topic: string, lane: Lane = 'instant', since = 0, until: number | null = null) => ({
  topic,
  intervals: [{ lane, since, until }],
});

const makeQuestion = (changes: Partial<Chat>, rest: Partial<PendingQuestion> = {}): PendingQuestion => ({
  chat: makeChat('x:1', [], changes),
  lane: 'instant',
  cursor: 9,
  delivered: () => false,
  textOf: () => null,
  ...rest,
});

const withSettings = (settings: Partial<Chat['settings']>): Partial<Chat> => ({
  settings: { ...makeChat('x:1').settings, ...settings },
});

describe('which topics bring an entry to a chat', () => {
  const rules: [rule: string, entry: Partial<LogEntry>, question: PendingQuestion, expected: string[]][] = [
    ['a followed topic does', {}, makeQuestion({ subscriptions: [follows('a')] }), ['a']],
    [
      'all followed topics do, in the order of the subscriptions',
      {},
      makeQuestion({ subscriptions: [follows('b'), follows('z'), follows('a')] }),
      ['b', 'a'],
    ],
    [
      'a followed publisher does',
      {},
      makeQuestion({ subscriptions: [follows('publisher:p')] }),
      ['publisher:p'],
    ],
    ['a topic that is not followed does not', {}, makeQuestion({ subscriptions: [follows('z')] }), []],
    ['nothing does up to the cursor', { seq: 9 }, makeQuestion({ subscriptions: [follows('a')] }), []],
    ['history does not', { deliverable: false }, makeQuestion({ subscriptions: [follows('a')] }), []],
    [
      'a correction does not: it edits what is there',
      { kind: 'corrected' },
      makeQuestion({ subscriptions: [follows('a')] }),
      [],
    ],
    [
      'topics that were added do',
      { kind: 'topics-added', topics: ['b'] },
      makeQuestion({ subscriptions: [follows('b')] }),
      ['b'],
    ],
    [
      'an article that was posted before does not come again',
      {},
      makeQuestion({ subscriptions: [follows('a')] }, { delivered: (article) => article === '000000000001' }),
      [],
    ],
    [
      'another article that was posted does not matter',
      {},
      makeQuestion({ subscriptions: [follows('a')] }, { delivered: (article) => article === '000000000002' }),
      ['a'],
    ],
    [
      'a subscription brings nothing from before its start',
      { seq: 10 },
      makeQuestion({ subscriptions: [follows('a', 'instant', 10)] }),
      [],
    ],
    [
      'a subscription brings the first entry after its start',
      { seq: 11 },
      makeQuestion({ subscriptions: [follows('a', 'instant', 10)] }),
      ['a'],
    ],
    [
      'an interval that has ended brings its last entry',
      {},
      makeQuestion({ subscriptions: [follows('a', 'instant', 0, 10)] }),
      ['a'],
    ],
    [
      'an interval that has ended brings nothing behind its end',
      { seq: 11 },
      makeQuestion({ subscriptions: [follows('a', 'instant', 0, 10)] }),
      [],
    ],
    [
      'what comes in the digest does not come at once',
      {},
      makeQuestion({ subscriptions: [follows('a', 'digest')] }),
      [],
    ],
    [
      'the digest takes what is followed in it',
      {},
      makeQuestion({ subscriptions: [follows('a', 'digest')] }, { lane: 'digest' }),
      ['a'],
    ],
    [
      'instant beats digest: what comes at once is in no digest',
      {},
      makeQuestion({ subscriptions: [follows('a', 'digest'), follows('b')] }, { lane: 'digest' }),
      [],
    ],
    [
      'instant beats digest: it comes by the instant topic',
      {},
      makeQuestion({ subscriptions: [follows('a', 'digest'), follows('b')] }),
      ['b'],
    ],
    [
      'a muted instant topic leaves the entry to the digest',
      {},
      makeQuestion(
        {
          subscriptions: [follows('a', 'digest'), follows('b')],
          mutes: [{ topic: 'b', from: 0, until: null }],
        },
        { lane: 'digest' },
      ),
      ['a'],
    ],
    [
      'a muted topic does not bring it, another one does',
      {},
      makeQuestion({
        subscriptions: [follows('a'), follows('b')],
        mutes: [{ topic: 'a', from: 0, until: null }],
      }),
      ['b'],
    ],
    [
      'a mute judges by the time of the entry: it held then',
      { at: 1000 },
      makeQuestion({ subscriptions: [follows('a')], mutes: [{ topic: 'a', from: 900, until: 1100 }] }),
      [],
    ],
    [
      'a mute judges by the time of the entry: it had ended',
      { at: 1100 },
      makeQuestion({ subscriptions: [follows('a')], mutes: [{ topic: 'a', from: 900, until: 1100 }] }),
      ['a'],
    ],
    [
      'a muted publisher wins over every topic',
      {},
      makeQuestion({
        subscriptions: [follows('a'), follows('publisher:p')],
        mutes: [{ topic: 'publisher:p', from: 0, until: null }],
      }),
      [],
    ],
    [
      'another muted publisher does not matter',
      {},
      makeQuestion({
        subscriptions: [follows('a')],
        mutes: [{ topic: 'publisher:q', from: 0, until: null }],
      }),
      ['a'],
    ],
    [
      'an article in a language that is not read does not come',
      { language: 'en' },
      makeQuestion({ subscriptions: [follows('a')], ...withSettings({ reads: ['id', 'su'] }) }),
      [],
    ],
    [
      'an article in a language that is read comes',
      { language: 'su' },
      makeQuestion({ subscriptions: [follows('a')], ...withSettings({ reads: ['id', 'su'] }) }),
      ['a'],
    ],
    [
      'an article whose language is not known comes',
      { language: null },
      makeQuestion({ subscriptions: [follows('a')], ...withSettings({ reads: ['id'] }) }),
      ['a'],
    ],
    [
      'a chat that reads all languages gets them all',
      { language: 'en' },
      makeQuestion({ subscriptions: [follows('a')], ...withSettings({ reads: null }) }),
      ['a'],
    ],
    [
      'a subscription to any language ignores the filter, the others keep it',
      { language: 'en' },
      makeQuestion({
        subscriptions: [follows('a'), { ...follows('b'), anyLanguage: true }],
        ...withSettings({ reads: ['id'] }),
      }),
      ['b'],
    ],
  ];

  it.each(rules)('%s', (_, entry, question, expected) => {
    expect(pendingTopics(makeEntry(entry), question)).toEqual(expected);
  });

  it('asks what an article says only where a subscription has words', () => {
    const subscriptions = [
      { topic: 'a', intervals: [{ ...follows('a').intervals[0], only: ['x'] }] },
      follows('b'),
    ];
    const asked: string[] = [];
    const textOf = (article: string) => {
      asked.push(article);
      return { headline: 'y', summary: null };
    };
    const question = makeQuestion({ subscriptions } as Partial<Chat>, { textOf });
    expect(pendingTopics(makeEntry({ topics: ['b'] }), question)).toEqual(['b']);
    expect(asked).toEqual([]);
    expect(pendingTopics(makeEntry(), question)).toEqual(['b']);
    expect(asked).toEqual(['000000000001']);
    const hasIt = () => ({ headline: 'x', summary: null });
    expect(pendingTopics(makeEntry(), { ...question, textOf: hasIt })).toEqual(['a', 'b']);
    // An article that is past keeping is let through, so that delivery notes its reason.
    expect(pendingTopics(makeEntry(), { ...question, textOf: () => null })).toEqual(['a', 'b']);
  });

  it('does not look at the cursor or the ledger where only the wish is asked for', () => {
    const chat = makeChat('x:1', ['a']);
    expect(matchingTopics(makeEntry({ seq: 1 }), chat, 'instant', () => null)).toEqual(['a']);
  });
});

describe('whether a post is silent', () => {
  const chat = (silent: boolean, ...own: [topic: string, silent: boolean | undefined][]) =>
    makeChat('x:1', [], {
      subscriptions: own.map(([topic, each]) => ({
        ...follows(topic),
        ...(each !== undefined && { silent: each }),
      })),
      ...withSettings({ silent }),
    });

  it.each([
    ['a loud subscription makes a sound', ['a'], chat(false, ['a', undefined]), false],
    ['a silent subscription does not', ['a'], chat(false, ['a', true]), true],
    ['loud beats silent', ['a', 'b'], chat(false, ['a', true], ['b', undefined]), false],
    ['two silent ones are silent', ['a', 'b'], chat(false, ['a', true], ['b', true]), true],
    [
      'a loud topic that did not bring it does not matter',
      ['a'],
      chat(false, ['a', true], ['b', false]),
      true,
    ],
    ['a silent chat is silent whatever its subscriptions say', ['a'], chat(true, ['a', false]), true],
    ['what comes by no subscription makes a sound', ['z'], chat(false, ['a', true]), false],
  ])('%s', (_, topics, given, expected) => {
    expect(isSilent(topics, given)).toBe(expected);
  });
});
