import { isTooLongToQuery, parseQuery, type Query } from './query.js';
import type { TopicId, TopicRule } from './topic.js';

/** A phrase that somebody follows, as it was typed, with the topic that it is. */
export interface Keyword {
  topic: TopicId;
  phrase: string;
}

/** How many keywords one chat may follow. */
export const maxKeywords = 50;

/** The longest phrase that can be followed, in UTF-16 units. */
export const maxPhraseLength = 100;

/** Whether a phrase is too long to be followed. A part of it would find other articles than the whole. */
export function isTooLongToFollow(phrase: string): boolean {
  return phrase.length > maxPhraseLength || isTooLongToQuery(phrase);
}

/** The keywords that a chat follows. */
export function keywordsOf({
  subscriptions,
}: {
  subscriptions: readonly { topic: TopicId; phrase?: string | undefined }[];
}): Keyword[] {
  return subscriptions.flatMap(({ topic, phrase }) => (phrase === undefined ? [] : [{ topic, phrase }]));
}

const prefix = 'keyword:';

/** Whether a topic is a phrase that somebody follows. */
export function isKeyword(topic: TopicId): boolean {
  return topic.startsWith(prefix);
}

/** The keyword that a phrase stands for: all who follow the same words share one topic. Null where it holds no word to look for. */
export function keywordOf(phrase: string): Keyword | null {
  const query = parseQuery(phrase);
  if (query === null) return null;
  return { topic: `${prefix}${fingerprint(normalForm(query))}`, phrase };
}

/**
 * The rule by which articles are filed under a phrase: all its words and phrases, anywhere, and none of those excluded.
 * Who follows words expects every article that has them. Null as above.
 */
export function keywordRule(phrase: string): TopicRule | null {
  const query = parseQuery(phrase);
  if (query === null) return null;
  const all = [...query.must, ...query.phrases];
  return { any: [], all, none: query.not, categories: [], feeds: [], strength: 'loose' };
}

function normalForm({ must, phrases, not }: Query): string {
  return JSON.stringify([must, phrases, not].map((each) => [...new Set(each)].sort()));
}

/** 106 bits of a text as letters and digits: two different texts do not meet. After cyrb53 by bryc, public domain. */
export function fingerprint(text: string): string {
  return [0, 0x9e3779b9].map((seed) => hash53(text, seed).toString(36).padStart(11, '0')).join('');
}

function hash53(text: string, seed: number): number {
  let left = 0xdeadbeef ^ seed;
  let right = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    left = Math.imul(left ^ unit, 2654435761);
    right = Math.imul(right ^ unit, 1597334677);
  }
  left = Math.imul(left ^ (left >>> 16), 2246822507) ^ Math.imul(right ^ (right >>> 13), 3266489909);
  right = Math.imul(right ^ (right >>> 16), 2246822507) ^ Math.imul(left ^ (left >>> 13), 3266489909);
  return 4294967296 * (2097151 & right) + (left >>> 0);
}
