import { z } from 'zod';
import { articleSchema, imageSchema, type LogEntry } from './article.js';
import { type ChatId, chatIdSchema } from './chat.js';
import { type Page, postSchema } from './message.js';
import { type Lane, laneSchema } from './subscription.js';

/**
 * Why a post could not bear its publisher's name. `rights`: the bot lacks one; `full`: the place holds no more that can post
 * so; `removed`: somebody takes away what posts so, also when it was just made.
 */
export type FaceFault = { kind: 'rights'; missing: readonly string[] } | { kind: 'full' | 'removed' };

/**
 * What became of a send.
 * - `sent`: the platform confirmed it; `messageId` is its name there. `faceFault`: it came from the bot itself, although it
 *   was to bear its publisher's name.
 * - `retry-later`: not again before `afterMs`, in that chat or for the whole token. Nothing was posted, unless
 *   `mayHaveArrived`: then it is as much in doubt as `in-doubt`.
 * - `rejected`: the platform will never take this content.
 * - `paused`: rights are missing or the place is closed; it may change.
 * - `misplaced`: this kind of place takes no posts, or the thread is deleted.
 * - `moved`: the chat has a new id; nothing was posted.
 * - `gone`: the chat let the bot go.
 * - `in-doubt`: it left, and no answer came. Sent again with the same nonce.
 * - `fatal`: the token is refused; the adapter can do nothing more.
 */
export type Outcome =
  | { kind: 'sent'; messageId: string; faceFault?: FaceFault }
  | {
      kind: 'retry-later';
      afterMs: number;
      scope: 'chat' | 'token';
      reason: string;
      mayHaveArrived?: boolean;
    }
  | { kind: 'rejected' | 'paused' | 'misplaced' | 'gone' | 'in-doubt' | 'fatal'; reason: string }
  | { kind: 'moved'; to: ChatId };

/** Every kind of outcome. */
export const outcomeKinds = Object.keys({
  sent: true,
  'retry-later': true,
  rejected: true,
  paused: true,
  misplaced: true,
  moved: true,
  gone: true,
  'in-doubt': true,
  fatal: true,
} satisfies Record<Outcome['kind'], true>) as Outcome['kind'][];

/** How far a chat's lane is settled: every entry with a `seq` up to this one is done with. */
export const cursorSchema = z.object({ chat: chatIdSchema, lane: laneSchema, seq: z.number().int() });

/**
 * Whether a post goes on to the places that follow the one where it stands, where a platform can do that. `waiting`: it is
 * to go on. `passed-over`: too many came within an hour, and others went before it. `refused`: the platform did not do it.
 */
export const publicationSchema = z.enum(['waiting', 'published', 'passed-over', 'refused']);

/** See {@link publicationSchema}. */
export type Publication = z.infer<typeof publicationSchema>;

/** One line of the ledger: what was posted where in the last 48 h. `messageId` is null where none is known. */
export const ledgerItemSchema = z.object({
  chat: chatIdSchema,
  article: articleSchema.shape.id,
  seq: z.number().int(),
  messageId: z.string().nullable(),
  /** The article's revision as it was posted, or as the post was edited last. */
  revision: z.number().int(),
  /** How often the post was corrected. */
  edits: z.number().int().default(0),
  /** Articles of the same story that were not told here because this one was; the first to come first. */
  also: z.array(articleSchema.shape.id).default([]),
  /** How many of them the post names. */
  named: z.number().int().default(0),
  /** Absent where nobody follows the place. */
  publication: publicationSchema.optional(),
  /** The groups of people that it called; absent where it called none. */
  mentions: z.array(z.string()).optional(),
  at: z.number().int(),
});

/** See {@link ledgerItemSchema}. */
export type LedgerItem = z.infer<typeof ledgerItemSchema>;

/** Of several posts the newest one, those whose message is known before the others; null where there is none. */
export function newestToAnswer(posts: readonly LedgerItem[]): LedgerItem | null {
  const [first = null] = [...posts].sort(
    (left, right) =>
      Number(right.messageId !== null) - Number(left.messageId !== null) || right.seq - left.seq,
  );
  return first;
}

/** How long the ledger remembers a post: 48 hours, in milliseconds. */
export const ledgerAge = 48 * 3_600_000;

/**
 * The end of one entry in one chat's lane: posted (then with its line of the ledger); or not, because another
 * article of its story was (then that one's line names it); or not, with the reason that an operator reads.
 * Moves the cursor to `seq`.
 */
export const settlementSchema = z.object({
  chat: chatIdSchema,
  lane: laneSchema,
  seq: z.number().int(),
  article: articleSchema.shape.id,
  posted: ledgerItemSchema
    .pick({ messageId: true, revision: true, publication: true, mentions: true })
    .nullable(),
  /** Why it was not posted; null when it was, or is held back for `heldFor`. */
  reason: z.string().nullable(),
  /** The article of the same story that was told here before. */
  heldFor: articleSchema.shape.id.nullable().default(null),
  at: z.number().int(),
});

/** See {@link settlementSchema}. */
export type Settlement = z.infer<typeof settlementSchema>;

const headlineSchema = z.object({
  text: z.string(),
  link: z.string(),
  facts: z.string(),
  date: z.string().optional(),
  at: z.number().int().optional(),
  lead: z.string().optional(),
  alone: z
    .object({
      facts: z.string(),
      date: z.string().nullable(),
      lead: z.string().nullable(),
      image: imageSchema.nullable(),
    })
    .optional(),
});

/** A {@link Page} as it is stored in a plan. */
const pageSchema = z.object({
  day: z.string(),
  top: z.object({ section: z.number().int(), headline: z.number().int() }).nullable(),
  foot: z.string(),
  buttons: z.array(z.array(z.object({ label: z.string(), action: z.string() }))),
}) satisfies z.ZodType<Page>;

/**
 * A committed decision to tell several entries as one list, or one that takes several parts. It is made durable before its first part is
 * sent, and sent as it stands after a restart, so that a part in flight is never told again in other words.
 */
export const planSchema = z.object({
  /** Unique; the nonces of its parts are made of it. */
  id: z.string().min(1).max(40),
  chat: chatIdSchema,
  lane: laneSchema,
  /** The entries it tells or counts, by `seq`, with their articles. */
  entries: z.array(
    z.object({ seq: z.number().int(), article: articleSchema.shape.id, revision: z.number().int() }),
  ),
  /** What is said, as it shall be rendered. */
  title: z.string(),
  headlines: z.array(headlineSchema),
  more: z.string().nullable(),
  /** The parts of a digest, one for each topic; none in a plain list. */
  sections: z
    .array(z.object({ title: z.string(), headlines: z.array(headlineSchema), more: z.string().nullable() }))
    .default([]),
  /** Entries among those above that are not told, since another article of their story was. */
  held: z
    .array(
      z.object({ seq: z.number().int(), article: articleSchema.shape.id, heldFor: articleSchema.shape.id }),
    )
    .default([]),
  /** What is said instead of a list: the post of a single entry, which the platform takes in several parts only. */
  post: postSchema.optional(),
  /**
   * What makes a page of it, for a platform that takes one. The page is then its first part, and tells all of it; where the
   * platform refuses that, the parts behind it tell the same. Absent: it has those parts alone.
   */
  page: pageSchema.optional(),
  /** The message that its first part answers to. */
  replyTo: z.string().optional(),
  /** Whether it comes without a sound. */
  silent: z.boolean().default(false),
  /** The slot of a digest, which is never planned again; null for a plain list. */
  slot: z.string().nullable().default(null),
  /** How many of its parts are done with: sent and confirmed, or a page that was refused. */
  sentParts: z.number().int().default(0),
  at: z.number().int(),
});

/** See {@link planSchema}. */
export type Plan = z.infer<typeof planSchema>;

/** Which plan: a lane may have another one by the time that a send ends. */
export type PlanRef = Pick<Plan, 'id' | 'chat' | 'lane'>;

/** Whether a plan tells an article: one that is held back is only counted among its entries. */
export function tells({ entries, held }: Plan, article: string): boolean {
  return (
    entries.some((entry) => entry.article === article) && !held.some((entry) => entry.article === article)
  );
}

/** A post that shows an older form of its article, or names fewer publishers of its story than it should. */
export interface OutdatedPost {
  posted: LedgerItem;
  /** When what it should show changed last, in milliseconds since 1970. */
  changedAt: number;
}

/** A post that is to go on to the places that follow its own. */
export interface UnpublishedPost {
  posted: LedgerItem;
  /** How many publishers carry its story, as far as is known now; at least 1. */
  carriers: number;
}

/** How long an article must rest unchanged before its posts are edited: 10 minutes, in milliseconds. */
export const correctionRest = 600_000;

/** How many other publishers of its story a post names at the most. */
export const maxNamed = 5;

/** How often one post is corrected at the most. */
export const maxEdits = 3;

/** What the store knows of an article in a chat: all that `explain` tells from. */
export interface DeliveryFacts {
  /** What the log says of the article, by `seq`. */
  entries: LogEntry[];
  cursors: Record<Lane, number>;
  /** The line of the ledger, where it was posted in the last 48 h. */
  posted: LedgerItem | null;
  /** The lane of the plan that tells it and is not finished yet. */
  planned: Lane | null;
  /** The newest settlement that gives a reason why it was not posted, while that is kept. */
  refused: Settlement | null;
  /** The article of the same story that was told in its place. */
  heldFor: string | null;
}

/** Exponential backoff: how long to wait after `tries` failed attempts, doubling from `firstMs` up to `maxMs`. */
export function backoffMs(tries: number, firstMs: number, maxMs: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(tries, 30));
}
