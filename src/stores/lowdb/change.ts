import { z } from 'zod';
import { articleIdPattern, articleSchema, logEntrySchema } from '../../core/article.js';
import { chatIdPattern, cursorsSchema, storedChatSchema } from '../../core/chat.js';
import { ledgerItemSchema, planSchema, publicationSchema, settlementSchema } from '../../core/delivery.js';
import { exportRecordSchema } from '../../core/export.js';
import { feedStateSchema } from '../../core/feed.js';
import { compact } from './compact.js';
import { compactArticle } from './compact-article.js';
import { isCursors, isPlainArticle, plainArticle, plainChat, plainOr } from './plain-forms.js';
import { hasFields } from './pool.js';

/**
 * One line of the journal: what has changed, said as values to set and never as a difference, so that a
 * line may be played again over a state that knows it already.
 */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    feed: feedStateSchema,
    items: z.array(
      z.object({
        article: plainOr((value) => (isPlainArticle(value) ? value : null), articleSchema),
        keys: z.array(z.string()),
        entry: logEntrySchema.nullable(),
        bodyProfile: z.string().nullish(),
      }),
    ),
  }),
  /** `cursors` only for a chat that is new. */
  z.object({ kind: z.literal('chat'), chat: storedChatSchema, cursors: cursorsSchema.nullable() }),
  /** Several at once. `cursors` as above. */
  z.object({
    kind: z.literal('chats'),
    chats: z.array(z.object({ chat: storedChatSchema, cursors: cursorsSchema.nullable() })),
  }),
  z.object({
    kind: z.literal('move'),
    from: z.string(),
    chat: storedChatSchema,
    cursors: cursorsSchema,
  }),
  z.object({ kind: z.literal('settle'), settlement: settlementSchema }),
  z.object({ kind: z.literal('plan'), plan: planSchema }),
  /** `plan` is the plan's id: the lane may have another one by the time that the line is played again. */
  z.object({
    kind: z.literal('advance-plan'),
    plan: planSchema.shape.id,
    ...planSchema.pick({ chat: true, lane: true }).shape,
    sentParts: z.number().int(),
  }),
  /** With all that it settles, so that it means the same where the plan itself is not known. */
  z.object({
    kind: z.literal('settle-plan'),
    plan: planSchema.shape.id,
    ...planSchema.pick({ chat: true, lane: true, entries: true, held: true, at: true }).shape,
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('edit'),
    ...ledgerItemSchema.pick({ chat: true, article: true, revision: true }).shape,
    edits: z.number().int(),
    named: z.number().int().default(0),
  }),
  z.object({
    kind: z.literal('publication'),
    ...ledgerItemSchema.pick({ chat: true, article: true }).shape,
    publication: publicationSchema.nullable(),
  }),
  z.object({ kind: z.literal('forget'), chat: z.string() }),
  /** Polls that found nothing, of many feeds. */
  z.object({
    kind: z.literal('feed-times'),
    feeds: z.array(
      feedStateSchema.pick({ id: true, nextPollAt: true, lastPollAt: true, lastSuccessAt: true }),
    ),
  }),
  /** A feed that is polled no more. */
  z.object({ kind: z.literal('forget-feed'), feed: z.string() }),
  /** Records of an export. */
  z.object({ kind: z.literal('restore'), records: z.array(exportRecordSchema) }),
  /** What leaves: articles with their entries, identity keys, the ledger before an instant, chats that are `gone`; `chats` lost settled intervals. */
  z.object({
    kind: z.literal('prune'),
    articles: z.array(z.string()),
    keys: z.array(z.string()),
    chats: z.array(storedChatSchema),
    gone: z.array(z.string()).default([]),
    ledgerBefore: z.number().int(),
  }),
  /** Something was lost with a damaged file: feeds are read anew as a whole, and no number up to `head` is given again. */
  z.object({ kind: z.literal('damaged'), head: z.number().int() }),
]);

/** See {@link changeSchema}. */
export type Change = z.infer<typeof changeSchema>;

/** A change of one kind. */
export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** The change that a line of the journal says; null where it says nothing that is known. */
export function changeOf(value: unknown): Change | null {
  return isSettle(value) ? value : (plainChatChange(value) ?? changeSchema.safeParse(value).data ?? null);
}

/** A change that can be read again once it is written. Throws a ZodError for any other. */
export function checkedChange(wanted: Change): Change {
  return isSettle(wanted) ? wanted : changeSchema.parse(wanted);
}

/**
 * Whether a line settles an entry, in the form in which that is written now: nearly all lines of a long journal are such,
 * and the schema, which also takes what earlier versions wrote, needs longer for them than everything else.
 */
function isSettle(value: unknown): value is ChangeOf<'settle'> {
  const { kind, settlement } = value as { kind?: unknown; settlement?: Record<string, unknown> | null };
  if (kind !== 'settle' || typeof settlement !== 'object' || settlement === null) return false;
  const { chat, lane, seq, article, posted, reason, heldFor, at } = settlement;
  return (
    isTextLike(chat, chatIdPattern) &&
    (lane === 'instant' || lane === 'digest') &&
    Number.isSafeInteger(seq) &&
    isTextLike(article, articleIdPattern) &&
    isPosted(posted) &&
    isTextOrNull(reason) &&
    (heldFor === null || isTextLike(heldFor, articleIdPattern)) &&
    Number.isSafeInteger(at)
  );
}

/** The change of a chat that is as most are. */
function plainChatChange(value: unknown): ChangeOf<'chat'> | null {
  const { kind, chat, cursors, ...others } = value as Partial<ChangeOf<'chat'>>;
  if (kind !== 'chat' || hasFields(others) || (cursors !== null && !isCursors(cursors))) return null;
  const plain = plainChat(chat);
  return plain && { kind, chat: plain, cursors };
}

function isPosted(posted: unknown): boolean {
  if (posted === null) return true;
  if (typeof posted !== 'object') return false;
  const { messageId, revision, publication, mentions } = posted as Record<string, unknown>;
  // What few posts have is for the schema.
  return (
    isTextOrNull(messageId) &&
    Number.isSafeInteger(revision) &&
    publication === undefined &&
    mentions === undefined
  );
}

const isTextLike = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value);
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

/*
 * Chats and articles are made compact as each is read: all of a file as it was parsed would be several times the memory that
 * is kept.
 */

/** What every data file begins with: `covers` is the last segment of the journal that it holds all of. */
const header = { format: z.literal([1, 2]), covers: z.number().int() };

/**
 * `articles.json`: the news. Keys are pairs of identity key and article id. The entries of two lists never have the same
 * form: by it they are known where the name of a list is damaged.
 */
export const articlesFileSchema = z.object({
  ...header,
  head: z.number().int(),
  articles: z.array(plainOr(plainArticle, articleSchema.transform(compactArticle))),
  log: z.array(logEntrySchema),
  keys: z.array(z.tuple([z.string(), z.string()])),
  profiles: z.array(z.object({ article: z.string(), bodyProfile: z.string() })).default([]),
});

/** `feeds.json`: what is remembered of feeds. */
export const feedsFileSchema = z.object({ ...header, feeds: z.array(feedStateSchema) });

/** `chats.json`: chats with their cursors, unfinished plans, and the newest settlements that were not posted. */
export const chatsFileSchema = z.object({
  ...header,
  chats: z.array(
    z.object({ chat: plainOr(plainChat, storedChatSchema.transform(compact)), cursors: cursorsSchema }),
  ),
  plans: z.array(planSchema).default([]),
  refusals: z.array(settlementSchema),
  /** The instant from which on the ledger counts; its lines have files of their own. */
  ledgerBefore: z.number().int().default(0),
  /** The whole ledger, as Kabar 0.1 wrote it. */
  ledger: z.array(ledgerItemSchema).optional(),
});

/** A line of the ledger's files; a later one takes the place of an earlier one. `dropped`: it is no more. */
export const ledgerLineSchema = ledgerItemSchema.extend({ dropped: z.literal(true).optional() });

/** See {@link articlesFileSchema}. */
export type ArticlesFile = z.infer<typeof articlesFileSchema>;
/** See {@link chatsFileSchema}. */
export type ChatsFile = z.infer<typeof chatsFileSchema>;
/** See {@link ledgerLineSchema}. */
export type LedgerLine = z.infer<typeof ledgerLineSchema>;
