import { z } from 'zod';
import { languageSchema } from './language.js';
import { words } from './text.js';

/**
 * A topic's id: `rusia-ukraina` for one of the catalog, `publisher:tribunnews` for all of one publisher.
 * At most 40 characters, so that it fits into a button with what stands beside it.
 */
export const topicIdSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9:-]{0,39}$/,
    'is 1 to 40 characters of a-z, 0-9 and -, starting with a letter or digit',
  );

/** See {@link topicIdSchema}. */
export type TopicId = z.infer<typeof topicIdSchema>;

const phraseSchema = z
  .string()
  .refine((phrase) => words(phrase).length > 0, 'is a phrase of at least one word');

/**
 * When an article belongs to a topic. `any`, `all` and `none` are phrases: words in a row, matched whole,
 * without case or diacritics, in headline, summary and categories. It matches when one of `any`,
 * `categories` (a category of the publisher, as a whole) or `feeds` (ids) holds; and all of `all`; and
 * none of `none`. With `all` alone, `all` is enough.
 */
export const topicRuleSchema = z
  .strictObject({
    any: z.array(phraseSchema).default([]),
    all: z.array(phraseSchema).default([]),
    none: z.array(phraseSchema).default([]),
    categories: z.array(phraseSchema).default([]),
    feeds: z.array(z.string()).default([]),
  })
  .refine(
    (rule) => rule.any.length + rule.all.length + rule.categories.length + rule.feeds.length > 0,
    'needs at least one entry in any, all, categories or feeds: else it matches nothing',
  );

/** See {@link topicRuleSchema}. */
export type TopicRule = z.infer<typeof topicRuleSchema>;

/** A topic of the catalog: its names in the languages that Kabar speaks (at least one), and its rule. */
export const topicSchema = z.strictObject({
  id: topicIdSchema.refine((id) => !id.includes(':'), 'may not contain a colon'),
  name: z
    .partialRecord(languageSchema, z.string().trim().min(1).max(80))
    .refine((name) => Object.keys(name).length > 0, 'needs a name in en or id'),
  match: topicRuleSchema,
});

/** See {@link topicSchema}. */
export type Topic = z.infer<typeof topicSchema>;
