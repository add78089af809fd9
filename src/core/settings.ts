import { z } from 'zod';
import { digestScheduleSchema } from './digest.js';
import { quietHoursSchema } from './quiet-hours.js';

/** How much of an article's lead a post shows: nothing, its first sentence, or all that is kept of it. */
export const summaryLengthSchema = z.enum(['none', 'short', 'long']);

/** See {@link summaryLengthSchema}. */
export type SummaryLength = z.infer<typeof summaryLengthSchema>;

/** What a chat can choose beside what it follows. Each setting has a default, so that a chat may say nothing. */
export const settingsSchema = z.object({
  /** ISO 639-1 codes of the languages that are read here; articles in others do not come. Null: all. */
  reads: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .nullable()
    .default(null),
  summary: summaryLengthSchema.default('long'),
  /** Whether posts show a picture. */
  images: z.boolean().default(true),
  /** Whether a story that several publishers carry comes once. */
  stories: z.boolean().default(true),
  /** Whether articles that only likely tell the same story count as told, too. Nothing where stories are off. */
  eagerStories: z.boolean().default(false),
  /** With more pending than this a lane is told as one list. */
  backlogBound: z.number().int().min(1).max(50).default(5),
  /** Whether all posts come without a sound. */
  silent: z.boolean().default(false),
  /** Whether a row of buttons stands under each post. */
  buttons: z.boolean().default(true),
  digest: digestScheduleSchema.prefault({}),
  /** When nothing may be posted, by the chat's own clock. */
  quiet: quietHoursSchema.nullable().default(null),
});

/** See {@link settingsSchema}. */
export type Settings = z.infer<typeof settingsSchema>;

/** What holds in a chat that has chosen nothing. */
export const defaultSettings: Settings = settingsSchema.parse({});
