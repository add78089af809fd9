import { z } from 'zod';
import { digestScheduleSchema } from './digest.js';
import { quietHoursSchema } from './quiet-hours.js';

/** How much of an article's lead a post shows: nothing, its first sentence, or all that is kept of it. */
export const summaryLengthSchema = z.enum(['none', 'short', 'long']);

/** See {@link summaryLengthSchema}. */
export type SummaryLength = z.infer<typeof summaryLengthSchema>;

/** How much a post shows: headline, publisher and time; the usual; or all that is known, with the whole lead. */
export const postStyleSchema = z.enum(['compact', 'standard', 'full']);

/** See {@link postStyleSchema}. */
export type PostStyle = z.infer<typeof postStyleSchema>;

/** Parts of a post that can be left out, or are only there when a chat wants them. */
const partsSchema = z.object({
  topic: z.boolean().default(true),
  author: z.boolean().default(true),
  time: z.boolean().default(true),
  hashtag: z.boolean().default(false),
});

/** What a chat can choose beside what it follows. Each setting has a default, so that a chat may say nothing. */
export const settingsSchema = z.object({
  /** ISO 639-1 codes of the languages that are read here; articles in others do not come. Null: all. */
  reads: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .nullable()
    .default(null),
  /** The style that was chosen last; parts may have been turned on and off since. */
  style: postStyleSchema.default('standard'),
  /** A chat that was stored without it has `long`, as it had when it was stored; see {@link defaultSettings}. */
  summary: summaryLengthSchema.default('long'),
  /** Whether posts show a picture. */
  images: z.boolean().default(true),
  /** Whether pictures are small. Nothing where there are none. */
  smallImages: z.boolean().default(false),
  /** Which of the other parts a post shows. */
  parts: partsSchema.prefault({}),
  /** Whether the headlines of a digest have their leads behind them. */
  digestLeads: z.boolean().default(false),
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
  /** Whether later articles of a story stand in a thread under its post. Nothing where that cannot be. */
  storyThreads: z.boolean().default(false),
  /** Whether posts go on to the places that follow this one. Nothing where none can. */
  publish: z.boolean().default(true),
  /** Whether single posts bear the name and picture of their publisher instead of the bot's. Nothing where that cannot be. */
  face: z.boolean().default(false),
  digest: digestScheduleSchema.prefault({}),
  /** When nothing may be posted, by the chat's own clock. */
  quiet: quietHoursSchema.nullable().default(null),
});

/** See {@link settingsSchema}. */
export type Settings = z.infer<typeof settingsSchema>;

/** What a new chat has. */
export const defaultSettings: Settings = settingsSchema.parse({ summary: 'short' });

/** What a style shows: choosing one sets all of it, and single parts can be changed afterwards. */
export const postStyles: Readonly<
  Record<PostStyle, Pick<Settings, 'style' | 'summary' | 'images' | 'parts'>>
> = {
  compact: {
    style: 'compact',
    summary: 'none',
    images: false,
    parts: { topic: false, author: false, time: true, hashtag: false },
  },
  standard: {
    style: 'standard',
    summary: 'short',
    images: true,
    parts: { topic: true, author: true, time: true, hashtag: false },
  },
  full: {
    style: 'full',
    summary: 'long',
    images: true,
    parts: { topic: true, author: true, time: true, hashtag: false },
  },
};
