import type { Article } from '../../../src/core/article.js';
import { catalogSchema } from '../../../src/core/catalog.js';
import type { Chat } from '../../../src/core/chat.js';
import type { LedgerItem, Plan } from '../../../src/core/delivery.js';
import { composeDigest, composeList } from '../../../src/delivery/work/compose.js';
import type { ResolvedEntry } from '../../../src/delivery/work/resolve.js';
import type { Text } from '../../../src/i18n/texts.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';

/** Texts that show their key and values, so that a test sees which is said with what. */
export const text: Text = (key, values = {}) =>
  [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' ');
export const catalog = catalogSchema.parse({
  topics: ['a', 'b'].map((id) => ({ id, name: { id: id.toUpperCase() }, match: { any: [id] } })),
});
/** An hour and a half after the articles were published: `Selasa`, 11.45 in Jakarta. */
export const now = Date.UTC(2024, 5, 18, 4, 45);
export const deps = { catalog: () => catalog, texts: () => text, clock: { now: () => now } };

export const id = (number: number) => makeArticle(number).id;
export const ledgerLine = (changes: Partial<LedgerItem> = {}): LedgerItem => ({
  chat: 'x:1',
  article: id(1),
  seq: 1,
  messageId: 'm',
  revision: 1,
  edits: 0,
  also: [],
  named: 0,
  at: 0,
  ...changes,
});

/** An article that waits; its number is its `seq` and stands in its headline. */
export function entry(
  number: number,
  article: Partial<Article> = {},
  changes: Partial<ResolvedEntry> = {},
): ResolvedEntry {
  const made = makeArticle(number, { headline: `n${number}`, topics: ['a'], ...article });
  const { seenAt: at } = made;
  const facts = { kind: 'new' as const, deliverable: true, language: 'id', story: null, at };
  return {
    entry: { seq: number, article: made.id, topics: made.topics, publisher: made.publisher.id, ...facts },
    topics: made.topics,
    heldFor: null,
    article: made,
    earlier: null,
    ...changes,
  };
}

export const chatWith = (settings: Partial<Chat['settings']> = {}, topics: string[] = ['a', 'b']) =>
  makeChat('x:1', topics, { settings: { ...makeChat('x:1').settings, ...settings } });
export const chat = chatWith();
export const many = (count: number, topic = 'a', from = 1) =>
  Array.from({ length: count }, (_, index) => entry(from + index, { topics: [topic] }));
export const list = (resolved: ResolvedEntry[], given = chat, more: { pages?: boolean } = {}) =>
  composeList(resolved, given, now, { ...deps, ...more });
export const digest = (resolved: ResolvedEntry[], given = chat, more: { pages?: boolean } = {}) =>
  composeDigest(resolved, '2026-11-23T07:00', given, now, { ...deps, ...more });
export const headlines = (plan: Pick<Plan, 'headlines'>) => plan.headlines.map((each) => each.text);
export const marked = (plan: Pick<Plan, 'headlines'>) =>
  plan.headlines.filter(({ facts }) => facts.startsWith('update')).map((each) => each.text);
