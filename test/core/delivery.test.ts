import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/core/article.js';
import { awaken, mergeChats } from '../../src/core/chat.js';
import {
  backoffMs,
  cursorSchema,
  type LedgerItem,
  ledgerAge,
  ledgerItemSchema,
  newestToAnswer,
  planSchema,
  settlementSchema,
  tells,
} from '../../src/core/delivery.js';
import { pendingTopics } from '../../src/core/pending.js';
import { follow, followedTopics, reword, unfollow, wordsNow } from '../../src/core/subscription.js';
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
  textOf: () => null,
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

  it('that moved keeps the words of what it followed for longer, also where they were changed since', () => {
    const reworded = reword(follow([], 'x', 'instant', 2), 'x', { never: ['transfer'] }, 9);
    const from = makeChat('a:1', [], { subscriptions: reworded });
    const into = makeChat('a:2', [], { subscriptions: follow([], 'x', 'instant', 5) });
    const merged = mergeChats(from, into, 'a:2');
    expect(wordsNow(merged.subscriptions, 'x')).toEqual({ never: ['transfer'] });
    expect(pendingTopics(entry(4, { topics: ['x'] }), { ...question, cursor: 3, chat: merged })).toEqual([
      'x',
    ]);
  });
});

describe('backoffMs', () => {
  it('doubles up to its most', () => {
    expect([0, 1, 2, 9, 5000].map((tries) => backoffMs(tries, 1000, 60_000))).toEqual([
      1000, 2000, 4000, 60_000, 60_000,
    ]);
  });

  it('doubles thirty times at most, so that it stays a number', () => {
    expect([30, 31, 5000].map((tries) => backoffMs(tries, 1, 2 ** 40))).toEqual([2 ** 30, 2 ** 30, 2 ** 30]);
  });
});

const article = '000000000001';
const chatId = 'x:1';

describe('of several posts the one to answer to', () => {
  const rest = { chat: chatId, article, revision: 1, edits: 0, also: [], named: 0, at: 0 };
  const line = (seq: number, messageId: string | null): LedgerItem => ({ ...rest, seq, messageId });

  it.each<[rule: string, posts: LedgerItem[], seq: number | null]>([
    ['is the newest', [line(1, 'm'), line(3, 'm'), line(2, 'm')], 3],
    [
      'is one whose message is known, though another is newer',
      [line(3, null), line(1, 'm'), line(2, 'm')],
      2,
    ],
    ['is the newest, where no message is known', [line(1, null), line(2, null)], 2],
    ['is none, where there is none', [], null],
  ])('%s', (_, posts, seq) => {
    expect(newestToAnswer(posts)?.seq ?? null).toBe(seq);
    expect(newestToAnswer([...posts].reverse())?.seq ?? null).toBe(seq);
  });

  it('leaves the posts in their order', () => {
    const posts = [line(1, 'm'), line(2, 'm')];
    newestToAnswer(posts);
    expect(posts.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe('what is stored of deliveries', () => {
  const entries = [
    { seq: 1, article, revision: 1 },
    { seq: 2, article: '000000000002', revision: 1 },
    { seq: 3, article: '000000000003', revision: 1 },
  ];
  const held = [2, 3].map((seq) => ({ seq, article: `00000000000${seq}`, heldFor: article }));
  const headline = { text: 'a', link: 'https://example.com/', facts: 'b' };
  const section = { title: 'c', headlines: [headline], more: '3 more' };
  const line = {
    chat: chatId,
    article,
    seq: 1,
    messageId: 'm',
    revision: 1,
    edits: 2,
    also: ['000000000002'],
    named: 1,
    at: 5,
  };
  const settlement = {
    chat: chatId,
    lane: 'instant',
    seq: 1,
    article,
    posted: { messageId: 'm', revision: 1, publication: 'waiting', mentions: ['editors'] },
    reason: null,
    heldFor: article,
    at: 5,
  };
  const plan = {
    id: 'p',
    chat: chatId,
    lane: 'digest',
    entries,
    held,
    ...section,
    sections: [section],
    silent: true,
    slot: '2026-11-23T07:00',
    sentParts: 1,
    at: 5,
  };
  const alone = { facts: 'f', date: 'd', lead: 'l', image: { url: 'https://e.example/x.jpg', credit: 'c' } };
  const page = {
    day: 'd',
    top: { section: 1, headline: 0 },
    foot: 'f',
    buttons: [[{ label: 'l', action: 'a' }]],
  };
  const pagedPlan = {
    ...plan,
    headlines: [{ text: 't', link: 'l', facts: 'f', date: 'd', at: 1, lead: 'l', alone }],
    page,
  };
  const bareAlone = { facts: 'f', date: null, lead: null, image: null };
  const barePage = {
    ...pagedPlan,
    headlines: [{ text: 't', link: 'l', facts: 'f', alone: bareAlone }],
    page: { ...page, top: null },
  };
  const cursor = { chat: chatId, lane: 'instant', seq: 3 };
  const schemas = {
    line: ledgerItemSchema,
    settlement: settlementSchema,
    plan: planSchema,
    pagedPlan: planSchema,
    barePage: planSchema,
    cursor: cursorSchema,
  };
  const whole = { line, settlement, plan, pagedPlan, barePage, cursor };

  it.each(Object.keys(whole) as (keyof typeof whole)[])('keeps each field of a %s', (kind) => {
    expect(schemas[kind].parse(whole[kind])).toEqual(whole[kind]);
  });

  it.each([
    ...['waiting', 'published', 'passed-over', 'refused'].map((publication) => [publication, true] as const),
    ['', false] as const,
    ['elsewhere', false] as const,
  ])('says of a post that followers read: %s (%s)', (publication, isTaken) => {
    expect(ledgerItemSchema.safeParse({ ...line, publication }).success).toBe(isTaken);
  });

  it('refuses a page that lacks what makes one', () => {
    const incomplete = [
      { page: {} },
      { page: { ...page, top: {} } },
      { page: { ...page, buttons: [[{}]] } },
      { headlines: [{}] },
      { headlines: [{ text: 't', link: 'l', facts: 'f', alone: {} }] },
    ];
    for (const each of incomplete)
      expect(planSchema.safeParse({ ...pagedPlan, ...each }).success).toBe(false);
  });

  it('takes what an older Kabar wrote', () => {
    const { edits: _, also: __, named: ___, ...oldLine } = line;
    expect(ledgerItemSchema.parse(oldLine)).toEqual({ ...line, edits: 0, also: [], named: 0 });
    const { heldFor: ____, ...oldSettlement } = settlement;
    expect(settlementSchema.parse(oldSettlement)).toEqual({ ...settlement, heldFor: null });
    const oldPlan = { id: 'p', chat: chatId, lane: 'digest', entries, ...section, at: 5 };
    const since = { held: [], sections: [], silent: false, slot: null, sentParts: 0 };
    expect(planSchema.parse(oldPlan)).toEqual({ ...oldPlan, ...since });
  });

  it('may lack what is not known', () => {
    const unknown = { messageId: null };
    expect(ledgerItemSchema.parse({ ...line, ...unknown })).toMatchObject(unknown);
    const refused = { posted: null, reason: 'rejected', heldFor: null };
    expect(settlementSchema.parse({ ...settlement, ...refused })).toMatchObject(refused);
    const plain = { more: null, slot: null, sections: [{ ...section, more: null }] };
    expect(planSchema.parse({ ...plan, ...plain })).toMatchObject(plain);
  });

  it.each([
    ['a name', '', false],
    ['a name of forty characters', 'p'.repeat(40), true],
    ['no longer name', 'p'.repeat(41), false],
  ])('a plan has %s', (_, id, isTaken) => {
    expect(planSchema.safeParse({ ...plan, id }).success).toBe(isTaken);
  });

  it('remembers a post for 48 hours', () => {
    expect(ledgerAge).toBe(172_800_000);
  });

  it.each([
    ['what is among its entries', article, true],
    ['not what is only counted among them', '000000000002', false],
    ['nothing else', '000000000004', false],
  ])('a plan tells %s', (_, asked, expected) => {
    expect(tells(planSchema.parse(plan), asked)).toBe(expected);
  });
});
