import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article.js';
import type { LedgerItem } from '../../../src/core/delivery.js';
import { composeEdited, composePost, messageOf, planPost } from '../../../src/delivery/work/compose.js';
import type { ResolvedEntry } from '../../../src/delivery/work/resolve.js';
import { makeArticle } from '../../fixtures/article.js';
import {
  chat,
  chatWith,
  deps,
  digest,
  entry,
  headlines,
  id,
  ledgerLine,
  list,
  many,
  now,
} from './compose-kit.js';

describe('a post', () => {
  it('stands under the topics by which it came, with its buttons', () => {
    const post = composePost(entry(1, {}, { topics: ['b'] }), chat, deps);
    expect(post).toMatchObject({ kind: 'post', headline: 'n1', topics: ['B'], mark: null, others: null });
    expect(post.buttons).toEqual([
      [
        { label: 'button-more', action: `more ${id(1)}` },
        { label: 'button-mute', action: `mute ${id(1)}` },
        { label: 'button-menu', action: `menu ${id(1)}` },
      ],
    ]);
  });

  it('has no buttons in a chat that wants none', () => {
    expect(composePost(entry(1), chatWith({ buttons: false }), deps).buttons).toEqual([]);
  });

  it('has only the button that answers one person alone where many read', () => {
    expect(composePost(entry(1), { ...chat, isBroadcast: true }, deps).buttons).toEqual([
      [{ label: 'button-more', action: `more ${id(1)}` }],
    ]);
  });

  it('says its date by the moment of sending', () => {
    const later = { ...deps, clock: { now: () => Date.UTC(2025, 0, 1) } };
    expect(composePost(entry(1), chat, deps).date).toBe('Sel 18 Jun, 10.15 WIB');
    expect(composePost(entry(1), chat, later).date).toBe('Sel 18 Jun 2024, 10.15 WIB');
  });

  it('is an update where an earlier stage was posted', () => {
    expect(composePost(entry(2, {}, { earlier: ledgerLine() }), chat, deps).mark).toBe('update');
  });
});

describe('a post in several parts', () => {
  const planned = (changes: Partial<ResolvedEntry> = {}) => {
    const resolved = entry(1, {}, changes);
    return planPost(resolved, composePost(resolved, chat, deps), chat, now);
  };

  it('is a plan that says the post', () => {
    const post = composePost(entry(1), chat, deps);
    const plan = planned();
    expect(plan).toMatchObject({
      chat: 'x:1',
      lane: 'instant',
      entries: [{ seq: 1, article: id(1), revision: 1 }],
      title: '',
      headlines: [],
      more: null,
      sections: [],
      slot: null,
      sentParts: 0,
      silent: false,
      at: now,
    });
    expect(messageOf(plan)).toEqual(post);
    expect(plan).not.toHaveProperty('replyTo');
  });

  it('answers the earlier stage of its affair, where its message is known', () => {
    expect(planned({ earlier: ledgerLine({ messageId: 'm9' }) }).replyTo).toBe('m9');
    expect(planned({ earlier: ledgerLine({ messageId: null }) })).not.toHaveProperty('replyTo');
  });
});

describe('an edited post', () => {
  const edited = (
    article: Partial<Article>,
    posted: Partial<LedgerItem> = {},
    others: Article[] = [],
    isUpdate?: boolean,
  ) => composeEdited(makeArticle(1, article), ledgerLine(posted), others, chat, deps, isUpdate);

  it.each<[rule: string, mark: () => string | null, expected: string | null]>([
    ['unchanged has no mark', () => edited({}).mark, null],
    ['of a newer revision is corrected', () => edited({ revision: 2 }).mark, 'corrected'],
    ['stays corrected', () => edited({ revision: 2 }, { revision: 2, edits: 1 }).mark, 'corrected'],
    ['may be an update', () => edited({}, {}, [], true).mark, 'update'],
    ['may be both', () => edited({ revision: 2 }, {}, [], true).mark, 'update · corrected'],
  ])('%s', (_, mark, expected) => {
    expect(mark()).toBe(expected);
  });

  it('keeps the date that it had when it was posted', () => {
    const later = { ...deps, clock: { now: () => Date.UTC(2025, 0, 1) } };
    const posted = ledgerLine({ at: Date.UTC(2024, 11, 31, 16) });
    const post = composeEdited(makeArticle(1, { revision: 2 }), posted, [], chat, later);
    expect(post.date).toBe('Sel 18 Jun, 10.15 WIB');
  });

  it('stands under those of its topics that are followed now', () => {
    const article = makeArticle(1, { topics: ['b', 'a'] });
    expect(composeEdited(article, ledgerLine(), [], chatWith({}, ['a']), deps).topics).toEqual(['A']);
  });

  it('has its buttons', () => {
    expect(edited({}).buttons).toHaveLength(1);
  });

  it('names no others where none were held back', () => {
    expect(edited({}).others).toBeNull();
  });

  it('names at most five other publishers, the first to come first', () => {
    const others = [2, 3, 4, 5, 6, 7].map((number) =>
      makeArticle(number, { publisher: { id: `p${number}`, name: `P${number}` } }),
    );
    expect(edited({}, {}, others).others).toEqual({
      label: 'also-at',
      links: others.slice(0, 5).map(({ publisher, link }) => ({ text: publisher.name, link })),
    });
  });
});

describe('a list', () => {
  it('shows what waited, newest first', () => {
    const plan = list(many(3));
    expect(headlines(plan)).toEqual(['n3', 'n2', 'n1']);
    expect(plan.more).toBeNull();
    for (const each of plan.headlines) expect(each).not.toHaveProperty('lead');
  });

  it('is a plan of all its entries', () => {
    const text = `x:1 instant 1 2`;
    expect(list([entry(1, { revision: 3 }), entry(2)])).toMatchObject({
      id: createHash('sha256').update(text).digest('base64url').slice(0, 22),
      chat: 'x:1',
      lane: 'instant',
      entries: [
        { seq: 1, article: id(1), revision: 3 },
        { seq: 2, article: id(2), revision: 1 },
      ],
      held: [],
      sections: [],
      slot: null,
      sentParts: 0,
      at: now,
    });
  });

  it('shows fifty headlines and counts the others', () => {
    expect(list(many(50))).toMatchObject({ more: null });
    const plan = list(many(53));
    expect(headlines(plan)).toHaveLength(50);
    expect(plan.more).toBe('list-more count=3');
    expect(plan.entries).toHaveLength(53);
  });

  it('counts each article of a story that has no room', () => {
    const waiting = [entry(1), entry(2, { story: id(1) }), ...many(50, 'a', 3)];
    expect(list(waiting).more).toBe('list-more count=2');
  });

  it('holds back what was posted as the story of another, and does not count it', () => {
    const plan = list([entry(1), entry(2, {}, { heldFor: id(9) }), entry(3)]);
    expect(headlines(plan)).toEqual(['n3', 'n1']);
    expect(plan.title).toBe('list-title-on count=2 topic=A');
    expect(plan.held).toEqual([{ seq: 2, article: id(2), heldFor: id(9) }]);
    expect(plan.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it.each<[rule: string, topics: string[][], title: string]>([
    ['the topic by which all came', [['b', 'a'], ['a']], 'list-title-on count=2 topic=A'],
    [
      'the first such topic',
      [
        ['b', 'a'],
        ['a', 'b'],
      ],
      'list-title-on count=2 topic=B',
    ],
    ['none where they came by several', [['a'], ['b']], 'list-title count=2'],
    ['none that has no name', [['z'], ['z']], 'list-title count=2'],
  ])('names in its title %s', (_, topics, title) => {
    expect(list(topics.map((own, index) => entry(index + 1, {}, { topics: own }))).title).toBe(title);
  });

  it('of nothing that is shown has a title all the same', () => {
    expect(list([entry(1, {}, { heldFor: id(9) })])).toMatchObject({
      title: 'list-title count=0',
      headlines: [],
    });
  });

  const silentA = {
    ...chat,
    subscriptions: chat.subscriptions.map((each) => (each.topic === 'a' ? { ...each, silent: true } : each)),
  };
  it.each<[rule: string, resolved: ResolvedEntry[], expected: boolean]>([
    ['silent where all of it is', many(2), true],
    ['loud where anything in it is', [...many(1), ...many(1, 'b', 2)], false],
    [
      'silent where only what is held back is loud',
      [...many(1), entry(2, { topics: ['b'] }, { heldFor: id(9) })],
      true,
    ],
  ])('is %s', (_, resolved, expected) => {
    expect(list(resolved, silentA).silent).toBe(expected);
    expect(digest(resolved, silentA).silent).toBe(expected);
  });

  it('says a publisher and a day once, and again where it is another', () => {
    const at = (hours: number) => ({ publishedAt: Date.UTC(2024, 5, 18, 3, 15) - hours * 3_600_000 });
    const other = { publisher: { id: 'q', name: 'Q' } };
    const delivered = [
      entry(1, at(30)),
      entry(2, at(29)),
      entry(3, { ...at(2), ...other }),
      entry(4, at(1)),
      entry(5, at(0)),
    ];
    expect(list(delivered).headlines.map(({ facts, date }) => [facts, date])).toEqual([
      ['Tribunnews', 'hari ini 10.15'],
      ['', '09.15'],
      ['Q', '08.15'],
      ['Tribunnews', 'kemarin 05.15'],
      ['', '04.15'],
    ]);
  });

  it('leaves out a date that is not known, and says the day again behind it', () => {
    const delivered = [entry(1), entry(2, { publishedAt: null }), entry(3)];
    expect(list(delivered).headlines.map(({ date, at }) => [date, at])).toEqual([
      ['hari ini 10.15', Date.UTC(2024, 5, 18, 3, 15)],
      [undefined, undefined],
      ['hari ini 10.15', Date.UTC(2024, 5, 18, 3, 15)],
    ]);
  });

  it('says what its plan says', () => {
    const plan = list(many(51));
    const { title, headlines: shown, more, sections } = plan;
    expect(messageOf(plan)).toEqual({ kind: 'list', title, headlines: shown, more, sections });
  });
});
