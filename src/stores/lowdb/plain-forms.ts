import { z } from 'zod';
import { type Article, articleIdPattern, originFields, originSchema } from '../../core/article.js';
import { type Chat, type Cursors, chatIdPattern } from '../../core/chat.js';
import { languages } from '../../core/language.js';
import type { Subscription } from '../../core/subscription.js';
import { topicIdPattern } from '../../core/topic.js';
import { commonSettingsOf, compact } from './compact.js';
import { compactArticle } from './compact-article.js';

/*
 * Looks by hand whether something is of the form that nearly all of its kind have. A start reads tens of thousands of chats
 * and articles, and their schemas take ten times as long. What has any other form, right or wrong, is for the schema.
 */

/** A schema that takes what `plain` knows, and asks the other schema about the rest. */
export function plainOr<T>(plain: (value: unknown) => T | null, schema: z.ZodType<T>): z.ZodType<T> {
  return z.unknown().transform((value, context) => {
    const known = plain(value);
    if (known !== null) return known;
    const { data, error } = schema.safeParse(value);
    if (error === undefined) return data;
    context.addIssue({ code: 'custom', message: z.prettifyError(error) });
    return z.NEVER;
  });
}

type Fields<T> = { readonly [Name in keyof T]?: unknown };

/** Whether a value is an object of so many fields, whatever they are. */
function isObject<T>(value: unknown, fields: number): value is Fields<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  let count = 0;
  for (const _ in value) count++;
  return count === fields;
}

/** A chat as most are, compact: nothing was ever said or done in it beside following topics. */
export function plainChat(value: unknown): Chat | null {
  if (!isObject<Chat>(value, 8)) return null;
  const { id, state, subscriptions, mutes } = value;
  const settings = commonSettingsOf(value.settings);
  const isPlain =
    isTextLike(id, chatIdPattern) &&
    languages.some((each) => each === value.language) &&
    isText(value.timezone) &&
    isObject<Chat['state']>(state, 1) &&
    state.kind === 'active' &&
    isListOf(subscriptions, isPlainSubscription) &&
    isListOf(mutes, () => false) &&
    isTextOrNull(value.digestSlot);
  return isPlain && settings !== null ? compact({ ...(value as Chat), settings }) : null;
}

function isPlainSubscription(value: unknown): boolean {
  if (!isObject<Subscription>(value, 2)) return false;
  const { topic, intervals } = value;
  return isTextLike(topic, topicIdPattern) && isListOf(intervals, isPlainInterval);
}

function isPlainInterval(value: unknown): boolean {
  if (!isObject<Subscription['intervals'][number]>(value, 3)) return false;
  const { lane, since, until } = value;
  return (
    (lane === 'instant' || lane === 'digest') &&
    Number.isSafeInteger(since) &&
    (until === null || Number.isSafeInteger(until))
  );
}

/** Whether these are the cursors of a chat. */
export function isCursors(value: unknown): value is Cursors {
  return (
    isObject<Cursors>(value, 2) && Number.isSafeInteger(value.instant) && Number.isSafeInteger(value.digest)
  );
}

/** An article as most are, compact: it is not part of an affair, nor near another story. */
export function plainArticle(value: unknown): Article | null {
  return isPlainArticle(value) ? compactArticle(value) : null;
}

/** Whether a value is such an article. */
export function isPlainArticle(value: unknown): value is Article {
  const { summaryRules, origins } = (value ?? {}) as Fields<Article>;
  const fields = 16 + (summaryRules === undefined ? 0 : 1) + (origins === undefined ? 0 : 1);
  if (!isObject<Article>(value, fields)) return false;
  const { publishedAt, updatedAt, seenAt, revision, topics, image, publisher } = value;
  return (
    isTextLike(value.id, articleIdPattern) &&
    isLink(value.link) &&
    typeof value.headline === 'string' &&
    value.headline.length > 0 &&
    isTextOrNull(value.summary) &&
    isListOf(value.authors, isText) &&
    (publishedAt === null || Number.isSafeInteger(publishedAt)) &&
    (updatedAt === null || Number.isSafeInteger(updatedAt)) &&
    isTextOrNull(value.language) &&
    (image === null || isImage(image)) &&
    isListOf(value.categories, isText) &&
    isObject<Article['publisher']>(publisher, 2) &&
    isText(publisher.id) &&
    isText(publisher.name) &&
    isText(value.feed) &&
    isListOf(topics, (topic) => isTextLike(topic, topicIdPattern)) &&
    isTextOrNull(value.story) &&
    Number.isSafeInteger(revision) &&
    (revision as number) > 0 &&
    Number.isSafeInteger(seenAt) &&
    (summaryRules === undefined || Number.isSafeInteger(summaryRules)) &&
    (origins === undefined || areOrigins(origins))
  );
}

function isImage(value: unknown): boolean {
  return isObject<NonNullable<Article['image']>>(value, 2) && isLink(value.url) && isTextOrNull(value.credit);
}

const originNames: readonly string[] = originFields;

/** Whether these are origins of facts. */
export function areOrigins(value: unknown): value is NonNullable<Article['origins']> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const [name, origin] of Object.entries(value)) {
    if (!originNames.includes(name) || !originSchema.safeParse(origin).success) return false;
  }
  return true;
}

function isListOf(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isEntry);
}

/** A link of letters that a URL may hold as they are; the schema changes others. */
export const isLink = (value: unknown) =>
  isTextLike(value, /^https?:\/\/[!-~]+$/) && URL.canParse(value as string);
const isText = (value: unknown) => typeof value === 'string';
const isTextLike = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value);
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
