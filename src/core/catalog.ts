import { z } from 'zod';
import { accessFaults, feedAccessFields, variablesOf } from './feed-access.js';
import { type Language, timezoneSchema } from './language.js';
import { nameSchema, type TopicId, topicSchema } from './topic.js';

const idSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,27}$/,
    'is 1 to 28 characters of a-z, 0-9 and -, starting with a letter or digit',
  );

const webUrlSchema = z.url({ protocol: /^https?$/, error: 'is an http or https address' });

/** A feed of the catalog: one URL that is polled. */
export const feedSchema = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,59}$/,
        'is 1 to 60 characters of a-z, 0-9 and -, starting with a letter or digit',
      ),
    url: webUrlSchema,
    /** Seconds between polls, where this feed shall differ from `FEED_INTERVAL`. */
    interval: z
      .number()
      .int()
      .positive()
      .max(30 * 86_400, 'is at most 30 days')
      .optional(),
    /** Whether it is left in peace: it stays in the catalog and is not polled. Default: false. */
    paused: z.boolean().optional(),
    ...feedAccessFields,
  })
  .superRefine((feed, context) => {
    // The address may be at fault itself.
    if (!URL.canParse(feed.url)) return;
    for (const { path, message } of accessFaults(feed))
      context.addIssue({ code: 'custom', path: [path], message });
  });

/** Who is behind feeds. `language` and `timezone` are what its feeds and pages use where they do not say. */
export const publisherSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  url: webUrlSchema,
  /** A square picture of it, which stands beside its name where a platform shows one. */
  icon: webUrlSchema.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'is an ISO 639-1 code such as id or en')
    .optional(),
  timezone: timezoneSchema.optional(),
  feeds: z.array(feedSchema).default([]),
});

/** See {@link publisherSchema}. */
export type Publisher = z.infer<typeof publisherSchema>;

/** A feed together with its publisher. */
export interface Feed extends z.infer<typeof feedSchema> {
  publisher: Omit<Publisher, 'feeds'>;
}

/** A category that topics are listed under: `sport`, `politics`. */
const categorySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** Other names: whoever types one is shown the topics of the category. */
  aliases: z.array(z.string().trim().min(1).max(80)).optional(),
});

/** See {@link categorySchema}. */
export type Category = z.infer<typeof categorySchema>;

/** The operator's publishers, feeds, topics and their categories. Ids are unique, over all files together. */
export const catalogSchema = z
  .strictObject({
    $schema: z.string().optional(),
    publishers: z.array(publisherSchema).default([]),
    categories: z.array(categorySchema).optional(),
    topics: z.array(topicSchema).default([]),
  })
  .superRefine((catalog, context) => {
    for (const message of repeatsIn(catalog)) context.addIssue({ code: 'custom', message });
  });

/** See {@link catalogSchema}. */
export type Catalog = z.infer<typeof catalogSchema>;

/** A fault for each id that stands more than once. */
export function repeatsIn({ publishers, categories = [], topics }: Catalog): string[] {
  const feeds = publishers.flatMap((publisher) => publisher.feeds);
  return Object.entries({ publisher: publishers, feed: feeds, category: categories, topic: topics }).flatMap(
    ([kind, entries]) => {
      const seen = new Set<string>();
      const repeats = entries.filter(({ id }) => seen.size === seen.add(id).size);
      return repeats.map(({ id }) => `the ${kind} id "${id}" stands more than once`);
    },
  );
}

/** Catalogs laid over one another: a later one adds entries, or replaces those of the same id. */
export function mergeCatalogs(catalogs: readonly Catalog[]): Catalog {
  const byId = <T extends { id: string }>(entries: T[]) => [
    ...new Map(entries.map((entry) => [entry.id, entry])).values(),
  ];
  return {
    publishers: byId(catalogs.flatMap((catalog) => catalog.publishers)),
    categories: byId(catalogs.flatMap((catalog) => catalog.categories ?? [])),
    topics: byId(catalogs.flatMap((catalog) => catalog.topics)),
  };
}

/** What a catalog refers to and does not have, with the place of the reference in it. */
export function danglingReferences(
  { topics }: Catalog,
  merged: Catalog,
): { path: (string | number)[]; message: string }[] {
  const categories = new Set(merged.categories?.map(({ id }) => id));
  const known = new Set(merged.topics.map(({ id }) => id));
  return topics.flatMap(({ category, match }, index) => [
    ...(category === undefined || categories.has(category)
      ? []
      : [{ path: ['topics', index, 'category'], message: `there is no category "${category}"` }]),
    ...(['notWith', 'alsoWith', 'partOf'] as const).flatMap((field) =>
      (match[field] ?? []).flatMap((id, place) =>
        known.has(id)
          ? []
          : [{ path: ['topics', index, 'match', field, place], message: `there is no topic "${id}"` }],
      ),
    ),
  ]);
}

/** Every feed of the catalog, in its order, with its publisher. */
export function feedsOf(catalog: Catalog): Feed[] {
  return catalog.publishers.flatMap(({ feeds, ...publisher }) =>
    // In this order the engine lays them all out alike.
    feeds.map((feed) => ({ publisher, ...feed })),
  );
}

/** Each variable of the environment that feeds refer to, with the ids of those feeds. */
export function feedVariables(catalog: Catalog): Map<string, string[]> {
  const variables = new Map<string, string[]>();
  for (const feed of feedsOf(catalog)) {
    for (const name of variablesOf(feed)) variables.set(name, [...(variables.get(name) ?? []), feed.id]);
  }
  return variables;
}

/** The topic id that stands for everything of one publisher. */
export function publisherTopic(publisherId: string): TopicId {
  return `publisher:${publisherId}`;
}

/** What a person reads for a topic: its name in that language, else in any; null when the catalog has it no more. */
export function topicName(catalog: Catalog, id: TopicId, language: Language): string | null {
  if (id.startsWith('publisher:')) {
    return catalog.publishers.find((publisher) => publisherTopic(publisher.id) === id)?.name ?? null;
  }
  const topic = catalog.topics.find((candidate) => candidate.id === id);
  return topic === undefined ? null : (topic.name[language] ?? topic.name.en ?? topic.name.id ?? null);
}
