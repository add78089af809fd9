import { beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article.js';
import type { Chat } from '../../../src/core/chat.js';
import { newFeedState } from '../../../src/core/feed.js';
import { chatRecordAfter } from '../../../src/stores/lowdb/chat-record.js';
import { State } from '../../../src/stores/lowdb/state.js';
import { makePlan, makeSettlement } from '../../contracts/store-given.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';

const chat = 'console:1';
const feed = newFeedState('feed', 'https://example.com/');
const id = (number: number) => makeArticle(number).id;

let state: State;
beforeEach(() => {
  state = new State();
});

/** Records articles whose numbers are their `seq`. */
function record(number: number, topics: string[], changes: Partial<Article> = {}): void {
  const article = makeArticle(number, { topics, ...changes });
  const facts = { article: article.id, publisher: 'p', language: 'id', story: article.story };
  const entry = { seq: number, kind: 'new' as const, topics, deliverable: true, at: 0, ...facts };
  state.apply({ kind: 'record', feed, items: [{ article, keys: [], entry }] });
}

function join(topics: readonly string[], changes: Partial<Chat> = {}): void {
  const cursors = { instant: 0, digest: 0 };
  state.apply({ kind: 'chat', chat: makeChat(chat, topics, changes), cursors });
}

const pendingSeqs = () => state.pending(chat, 'instant', 100).map(({ entry }) => entry.seq);

describe('what is pending of several topics', () => {
  it('comes in the order of seq, whichever topic is followed first', () => {
    join(['c', 'a', 'b']);
    for (const [index, topic] of ['b', 'a', 'c', 'a', 'b', 'c'].entries()) record(index + 1, [topic]);
    expect(pendingSeqs()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('comes once, with all its topics', () => {
    join(['b', 'a']);
    record(1, ['a', 'b']);
    expect(state.pending(chat, 'instant', 100)).toMatchObject([{ entry: { seq: 1 }, topics: ['b', 'a'] }]);
  });

  it('is the first of all topics together where only so many are asked for', () => {
    join(['c', 'a']);
    for (const [index, topic] of ['a', 'c', 'a'].entries()) record(index + 1, [topic]);
    expect(state.pending(chat, 'instant', 2).map(({ entry }) => entry.seq)).toEqual([1, 2]);
    expect(state.pending(chat, 'instant', 0)).toEqual([]);
  });
});

describe('what holds a later article of a story back', () => {
  const settings = (changes: Partial<Chat['settings']>) => ({
    settings: { ...makeChat(chat).settings, ...changes },
  });
  const held = () => state.pending(chat, 'instant', 100).map(({ heldFor }) => heldFor);
  /** Article 1, one of another event, and one that tells the story of article 1. */
  const publish = (changes: Partial<Article> = { story: id(1) }) => {
    record(1, ['a']);
    record(2, ['a']);
    record(3, ['a'], changes);
  };
  const post = (number: number) =>
    state.apply({ kind: 'settle', settlement: makeSettlement(chat, number, number) });

  it('nothing, while none of its story was posted here', () => {
    join(['a']);
    publish();
    expect(held()).toEqual([null, null, null]);
  });

  it('the ledger: the first of its story was posted here', () => {
    join(['a']);
    publish();
    post(1);
    expect(held()).toEqual([null, id(1)]);
  });

  it('not a post of another story', () => {
    join(['a']);
    publish();
    state.apply({ kind: 'settle', settlement: makeSettlement(chat, 1, 1, { reason: 'rejected' }) });
    post(2);
    expect(held()).toEqual([null]);
  });

  it.each(['instant', 'digest'] as const)(
    'a plan of the %s lane that tells the first of its story',
    (lane) => {
      join(['a']);
      publish();
      state.apply({ kind: 'plan', plan: makePlan(chat, [1], { lane }) });
      expect(held()).toEqual([null, null, id(1)]);
    },
  );

  it('not a plan that only counts the first of its story as held back', () => {
    join(['a']);
    publish();
    const heldBack = [{ seq: 1, article: id(1), heldFor: id(9) }];
    state.apply({ kind: 'plan', plan: makePlan(chat, [1], { held: heldBack }) });
    expect(held()).toEqual([null, null, null]);
  });

  it('not a plan of another story', () => {
    join(['a']);
    publish();
    state.apply({ kind: 'plan', plan: makePlan(chat, [2]) });
    expect(held()).toEqual([null, null, null]);
  });

  it('nothing, in a chat that does not want a story once', () => {
    join(['a'], settings({ stories: false }));
    publish();
    post(1);
    expect(held()).toEqual([null, null]);
  });

  it.each([
    ['a story that it only likely tells does not', false, null],
    ['it does in a chat that wants even likely ones once', true, id(1)],
  ])('%s', (_, eagerStories, expected) => {
    join(['a'], settings({ eagerStories }));
    publish({ nearStory: id(1) });
    post(1);
    expect(held()).toEqual([null, expected]);
  });
});

describe('noting that parts of a plan are sent', () => {
  const record = (sentParts: number) => ({
    chat: makeChat(chat),
    cursors: { instant: 0, digest: 0 },
    plans: { instant: makePlan(chat, [1], { id: 'own', sentParts }) },
  });
  const advance = (plan: string, lane: 'instant' | 'digest', before: number) =>
    chatRecordAfter(record(before), { kind: 'advance-plan', plan, chat, lane, sentParts: 2 }, chat);

  it.each<[rule: string, plan: string, lane: 'instant' | 'digest', before: number, after: number]>([
    ['counts them', 'own', 'instant', 1, 2],
    ['never counts back', 'own', 'instant', 3, 3],
    ['does not count the parts of another plan', 'other', 'instant', 1, 1],
    ['does not count the parts of another lane', 'own', 'digest', 1, 1],
  ])('%s', (_, plan, lane, before, after) => {
    expect(advance(plan, lane, before)).toEqual(record(after));
  });

  it('needs a chat', () => {
    const change = { kind: 'advance-plan', plan: 'own', chat, lane: 'instant', sentParts: 2 } as const;
    expect(chatRecordAfter(undefined, change, chat)).toBeUndefined();
  });

  it('ends no other plan than the one that was sent', () => {
    const end = (plan: string) =>
      chatRecordAfter(
        record(1),
        { kind: 'settle-plan', plan, chat, lane: 'instant', entries: [], held: [], at: 0, reason: null },
        chat,
      );
    expect(end('other')).toEqual(record(1));
    expect(end('own')?.plans).toEqual({});
  });
});
