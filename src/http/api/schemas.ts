import { z } from 'zod';
import { chatIdSchema } from '../../core/chat.js';
import { feedStatuses } from '../../core/feed-health.js';
import { languages } from '../../core/language.js';
import { topicIdSchema } from '../../core/topic.js';

const instant = z.iso.datetime().nullable();

/** An article as the API tells it: instants in ISO 8601, what is unknown as null. */
export const articleSchema = z.strictObject({
  id: z.string(),
  link: z.string(),
  headline: z.string(),
  summary: z.string().nullable(),
  authors: z.array(z.string()),
  publishedAt: instant,
  updatedAt: instant,
  seenAt: z.iso.datetime(),
  language: z.string().nullable(),
  image: z.strictObject({ url: z.string(), credit: z.string().nullable() }).nullable(),
  categories: z.array(z.string()),
  publisher: z.strictObject({ id: z.string(), name: z.string() }),
  feed: z.string(),
  topics: z.array(z.string()),
  story: z.string().nullable(),
  revision: z.number().int(),
});

/** See {@link articleSchema}. */
export type ApiArticle = z.infer<typeof articleSchema>;

/** The answer to every request that fails. */
export const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.enum(['invalid', 'unauthorized', 'foreign', 'slow-down', 'not-found', 'method', 'failed']),
    message: z.string(),
  }),
});

const whole = (min: number, max: number, initial: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))
    .default(initial)
    .meta({ type: 'integer', minimum: min, maximum: max });

const paging = { limit: whole(1, 100, 20), offset: whole(0, 10_000, 0) };

/** What each address takes and answers. */
export const endpoints = {
  latest: {
    summary: 'The newest articles, of all or of one topic or publisher.',
    query: z.strictObject({
      topic: topicIdSchema.optional().describe('The id of a topic, or publisher:ID.'),
      ...paging,
    }),
    answer: z.strictObject({ articles: z.array(articleSchema) }),
  },
  search: {
    summary: 'Articles with these words, the best first.',
    query: z.strictObject({
      q: z
        .string('is missing: say what to look for')
        .trim()
        .min(1, 'must not be empty')
        .max(200, 'must have at most 200 characters')
        .describe('Words, "phrases in quotes", -words that must not be there.'),
      ...paging,
    }),
    answer: z.strictObject({
      articles: z.array(articleSchema),
      /** How many there are in all, 1000 at most. */
      total: z.number().int(),
      /** True when none has the words, and these have similar ones. */
      similar: z.boolean(),
    }),
  },
  topics: {
    summary: 'The topics of the catalog, with their articles of a week and their followers.',
    query: z.strictObject({}),
    answer: z.strictObject({
      topics: z.array(
        z.strictObject({
          id: z.string(),
          name: z.strictObject({ en: z.string().optional(), id: z.string().optional() }),
          articlesThisWeek: z.number().int(),
          followers: z.number().int(),
        }),
      ),
    }),
  },
  feeds: {
    summary: 'The feeds of the catalog, with how each is.',
    query: z.strictObject({}),
    answer: z.strictObject({
      feeds: z.array(
        z.strictObject({
          id: z.string(),
          publisher: z.string(),
          url: z.string(),
          status: z.enum(feedStatuses),
          lastPollAt: instant,
          lastSuccessAt: instant,
          nextPollAt: instant,
          fault: z
            .strictObject({ reason: z.string(), since: z.iso.datetime(), count: z.number() })
            .nullable(),
          missing: z.array(z.string()),
        }),
      ),
    }),
  },
  explain: {
    summary: 'Why an article came to a chat, or did not.',
    query: z.strictObject({
      article: z
        .string('is missing: the id or link of an article')
        .min(1, 'must not be empty')
        .max(2_000, 'must have at most 2000 characters')
        .describe('The id or the link of an article.'),
      chat: z
        .string('is missing: the id of a chat, such as telegram:-1001234')
        .refine((id) => chatIdSchema.safeParse(id).success, 'must look like telegram:-1001234')
        .describe('The id of a chat, such as telegram:-1001234.'),
      language: z.enum(languages, `must be one of ${languages.join(', ')}`).default('en'),
    }),
    answer: z.strictObject({
      article: z.string(),
      chat: z.string(),
      kind: z.string(),
      says: z.string(),
      because: z.array(z.string()),
    }),
  },
} as const;

/** The last part of an address of the API. */
export type EndpointName = keyof typeof endpoints;

/** What a request of an address asks for. */
export type QueryOf<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['query']>;

/** What an address answers. */
export type AnswerOf<Name extends EndpointName> = z.input<(typeof endpoints)[Name]['answer']>;
