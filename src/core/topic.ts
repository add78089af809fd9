import { z } from 'zod';
import { languageSchema } from './language.js';
import { words } from './text.js';

/** What the id of a topic looks like. */
export const topicIdPattern = /^[a-z0-9][a-z0-9:-]{0,39}$/;

/**
 * A topic's id: `rusia-ukraina` for one of the catalog, `publisher:tribunnews` for all of one publisher.
 * At most 40 characters, so that it fits into a button with what stands beside it.
 */
export const topicIdSchema = z
  .string()
  .regex(topicIdPattern, 'is 1 to 40 characters of a-z, 0-9 and -, starting with a letter or digit');

/** See {@link topicIdSchema}. */
export type TopicId = z.infer<typeof topicIdSchema>;

const phraseSchema = z.string().refine(hasWord, 'is a phrase of at least one word');

/** Most phrases show it by a plain letter: reading the words of thousands of them takes time at every start. */
function hasWord(phrase: string): boolean {
  return /[a-z0-9]/i.test(phrase) || words(phrase).length > 0;
}

const phrasesSchema = z.array(phraseSchema);

/** Phrases that are words of another meaning when they are written small: `US`, `WHO`, Indonesian `AS`. */
const acronymsSchema = z.array(
  phraseSchema.refine(
    (phrase) => phrase === phrase.toUpperCase() && phrase !== phrase.toLowerCase(),
    'is written in capitals',
  ),
);

/** Two words that stand near each other, in either order; each side may name several. */
const pairSchema = z.strictObject({
  words: z.tuple([
    z.union([phraseSchema, phrasesSchema.min(1)]),
    z.union([phraseSchema, phrasesSchema.min(1)]),
  ]),
  /** How many words apart they may start. Default: 5. */
  within: z.number().int().min(1).max(20).optional(),
});

/**
 * What bare names need: phrases `for` which count only where one `with` them stands, and none that must be `without`;
 * with `opens` only as the first word of a headline, where they are the one who acts, or among its first so many.
 */
const contextSchema = z
  .strictObject({
    for: phrasesSchema.min(1),
    with: phrasesSchema.min(1).optional(),
    without: phrasesSchema.min(1).optional(),
    opens: z
      .union([z.literal(true), z.number().int().min(2).max(20)], 'is true or a number of words')
      .optional(),
  })
  .refine(
    (context) => Object.keys(context).length > 1,
    'needs phrases in with or without, or opens: else it changes nothing',
  );

/**
 * When an article belongs to a topic. A phrase is words in a row, matched whole, without case or diacritics, in
 * headline, summary, categories and keywords. What is found in them is evidence, and a topic is filed where there is
 * enough of it: a phrase in the headline, two in summary and keywords together, or one at the summary's beginning where
 * the headline files nothing. `strength` says otherwise: `strict` looks at the headline alone, with `eager` the
 * summary's beginning is its first twenty words instead of two, with `loose` any hit is enough.
 */
export const topicRuleSchema = z
  .strictObject({
    /** One of these has to be found. */
    any: phrasesSchema.default([]),
    /** As good as phrases of `any`, but found only where the text writes them in capitals too. */
    acronyms: acronymsSchema.optional(),
    /** All of these have to be found, anywhere. */
    all: phrasesSchema.default([]),
    /** None of these may be found, anywhere. */
    none: phrasesSchema.default([]),
    /**
     * Categories of the publisher, as a whole. One of two words or more (`Konflik Rusia Vs Ukraina`) is enough; one
     * word is a section (`Ekonomi`), which only supports what the text says, unless the rule has no phrases.
     */
    categories: phrasesSchema.default([]),
    /** Ids of feeds all of whose articles belong here. */
    feeds: z.array(z.string()).default([]),
    strength: z.enum(['strict', 'usual', 'eager', 'loose'], 'is strict, usual, eager or loose').optional(),
    /** Sections of publishers all of whose articles belong here, as a whole. */
    sections: phrasesSchema.optional(),
    /** As good as a phrase of `any`. */
    near: z.array(pairSchema).optional(),
    /** Pairs of which none may stand anywhere: a club beside one of another country is no news of a league. */
    noneNear: z.array(pairSchema).optional(),
    /** Longer phrases in which one of `any` means something else (`San Jose Earthquakes`). */
    except: phrasesSchema.optional(),
    context: z.array(contextSchema).optional(),
    /** Topics that an article is about instead, where the headline says so. */
    notWith: z.array(topicIdSchema).optional(),
    /** Topics beside which one phrase of the lead is enough, where the headline says that the article is about them. */
    alsoWith: z.array(topicIdSchema).optional(),
    /** Topics of which this one is a part: whatever is filed here is filed there too. */
    partOf: z.array(topicIdSchema).optional(),
  })
  .superRefine((rule, context) => {
    const { any, acronyms = [], all, categories, feeds, near = [], sections = [] } = rule;
    if ([any, acronyms, all, categories, feeds, near, sections].every((list) => list.length === 0)) {
      const message =
        'needs at least one entry in any, all, near, categories, sections or feeds: else it matches nothing';
      context.addIssue({ code: 'custom', message });
    }
    if (rule.context === undefined) return;
    const phrases = new Set([...any, ...acronyms]);
    const isKnown = (phrase: string) =>
      phrases.has(phrase) || [...phrases].some((known) => plainWords(known) === plainWords(phrase));
    for (const [index, each] of rule.context.entries()) {
      for (const [place, phrase] of each.for.entries()) {
        if (isKnown(phrase)) continue;
        const path = ['context', index, 'for', place];
        context.addIssue({ code: 'custom', path, message: `"${phrase}" is not among the phrases of any` });
      }
    }
  });

const plainWords = (phrase: string) => words(phrase).join(' ');

/** See {@link topicRuleSchema}. */
export type TopicRule = z.infer<typeof topicRuleSchema>;

/** Names in the languages that Kabar speaks: at least one. */
export const nameSchema = z
  .partialRecord(languageSchema, z.string().trim().min(1).max(80))
  .refine((name) => Object.keys(name).length > 0, 'needs a name in en or id');

/** A topic of the catalog: its names, its place, other names by which people look for it, and its rule. */
export const topicSchema = z.strictObject({
  id: topicIdSchema.refine((id) => !id.includes(':'), 'may not contain a colon'),
  name: nameSchema,
  /** The id of a category of the catalog. */
  category: z.string().optional(),
  /** Whether it stands before the others of its category: football before a league. Default: it does not. */
  isGeneral: z.boolean().optional(),
  /** Other names for the topic as a whole: whoever types one follows it. */
  aliases: z.array(z.string().trim().min(1).max(80)).optional(),
  /** What is only a part of it, such as a club of a league: whoever types it is asked whether they mean the topic. */
  related: z.array(z.string().trim().min(1).max(80)).optional(),
  match: topicRuleSchema,
});

/** See {@link topicSchema}. */
export type Topic = z.infer<typeof topicSchema>;
