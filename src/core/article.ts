import { z } from 'zod';
import { topicIdSchema } from './topic.js';

/** An article's picture: where it is, and who took it, as the publisher says. */
export const imageSchema = z.object({ url: z.url(), credit: z.string().nullable() });

/** See {@link imageSchema}. */
export type Image = z.infer<typeof imageSchema>;

/** The facts of an article whose origin is kept. Headline and link are always the feed's. */
export const originFields = [
  'summary',
  'authors',
  'publishedAt',
  'updatedAt',
  'language',
  'image',
  'categories',
] as const;

/** See {@link originFields}. */
export type OriginField = (typeof originFields)[number];

/**
 * Where a fact comes from that the article's own feed does not say of it: `page`, its page; `both`, feed and page;
 * `head`, what the feed says of all its items; `catalog`, the publisher's entry; `feed:…`, another feed.
 */
export const originSchema = z.string().regex(/^(?:page|both|head|catalog|feed:.{1,200})$/);

/** What the id of an article looks like. */
export const articleIdPattern = /^[0-9a-z]{12}$/;

/**
 * One news item, normalised. Texts are plain: no markup, entities decoded, white space squashed. Instants
 * are milliseconds since 1970; an unknown date is null, never invented.
 */
export const articleSchema = z.object({
  /** 12 characters of `[0-9a-z]`, the same for ever. */
  id: z.string().regex(articleIdPattern),
  /** The canonical link: http or https, without tracking parameters. */
  link: z.url(),
  headline: z.string().min(1),
  /** The lead: whole sentences, at most 280 UTF-16 units; null when nothing is known but the headline. */
  summary: z.string().nullable(),
  /** By which version of the rules the summary was made, see `summaryRules`; absent: by those of 0.1. */
  summaryRules: z.number().int().optional(),
  authors: z.array(z.string()),
  publishedAt: z.number().int().nullable(),
  updatedAt: z.number().int().nullable(),
  /** ISO 639-1 code of the article's language, when known. */
  language: z.string().nullable(),
  image: imageSchema.nullable(),
  categories: z.array(z.string()),
  publisher: z.object({ id: z.string(), name: z.string() }),
  /** The id of the feed that brought it first. */
  feed: z.string(),
  topics: z.array(topicIdSchema),
  /** The id of its story's first article; null when no other article tells of the same event. */
  story: z.string().nullable().default(null),
  /** The id of the first article of the affair that its story is a later stage of; absent for most. */
  affair: z.string().nullish(),
  /** The id of the first article of the story that it likely tells as well, where that is not sure; absent for most. */
  nearStory: z.string().nullish(),
  /** Where facts come from; what is not named is its feed's. Absent: not known, since an older Kabar recorded it. */
  origins: z.partialRecord(z.enum(originFields), originSchema).optional(),
  /** Counts from 1; grows when the publisher changes headline or summary. */
  revision: z.number().int().positive(),
  /** When Kabar first saw it. */
  seenAt: z.number().int(),
});

/** See {@link articleSchema}. */
export type Article = z.infer<typeof articleSchema>;

/** The instant by which articles are ordered for a reader: when it was published, else when it was seen. */
export function articleTime(article: Pick<Article, 'publishedAt' | 'seenAt'>): number {
  return Math.min(article.publishedAt ?? article.seenAt, article.seenAt);
}

/**
 * One line of the log: something that may have to be told.
 * `new` is told to whoever follows one of `topics`, `topics-added` to those of them who were not told
 * before, `corrected` to whoever has the post.
 */
export const logEntrySchema = z.object({
  /** Position in the log: 1, 2, 3… in the order of commits. */
  seq: z.number().int().positive(),
  kind: z.enum(['new', 'topics-added', 'corrected']),
  article: articleSchema.shape.id,
  topics: z.array(topicIdSchema),
  /** False for history: it is stored and can be asked for, but is never posted. */
  deliverable: z.boolean(),
  /** The id of the article's publisher, and its language and story, by which a chat may not want it. */
  publisher: z.string().default(''),
  language: z.string().nullable().default(null),
  story: z.string().nullable().default(null),
  at: z.number().int(),
});

/** See {@link logEntrySchema}. */
export type LogEntry = z.infer<typeof logEntrySchema>;

/** An article older than this when it is first seen is history: 48 hours, in milliseconds. */
export const historyAge = 48 * 3_600_000;
