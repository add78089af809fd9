import { z } from 'zod';
import type { LogEntry } from './article.js';
import { articleSchema } from './article.js';
import { type ChatId, chatIdSchema } from './chat.js';
import { type Lane, laneSchema, matchingTopics, type Subscription } from './subscription.js';
import type { TopicId } from './topic.js';

/**
 * What became of a send.
 * - `sent`: the platform confirmed it; `messageId` is its name there.
 * - `retry-later`: nothing was posted; not again before `afterMs`, in that chat or for the whole token.
 * - `rejected`: the platform will never take this content.
 * - `paused`: rights are missing or the place is closed; it may change.
 * - `misplaced`: this kind of place takes no posts, or the thread is deleted.
 * - `moved`: the chat has a new id; nothing was posted.
 * - `gone`: the chat let the bot go.
 * - `in-doubt`: it left, and no answer came. Sent again with the same nonce.
 * - `fatal`: the token is refused; the adapter can do nothing more.
 */
export type Outcome =
  | { kind: 'sent'; messageId: string }
  | { kind: 'retry-later'; afterMs: number; scope: 'chat' | 'token'; reason: string }
  | { kind: 'rejected' | 'paused' | 'misplaced' | 'gone' | 'in-doubt' | 'fatal'; reason: string }
  | { kind: 'moved'; to: ChatId };

/** How far a chat's lane is settled: every entry with a `seq` up to this one is done with. */
export const cursorSchema = z.object({ chat: chatIdSchema, lane: laneSchema, seq: z.number().int() });

/** See {@link cursorSchema}. */
export type Cursor = z.infer<typeof cursorSchema>;

/** One line of the ledger: what was posted where in the last 48 h. `messageId` is null where none is known. */
export const ledgerItemSchema = z.object({
  chat: chatIdSchema,
  article: articleSchema.shape.id,
  seq: z.number().int(),
  messageId: z.string().nullable(),
  /** The article's revision as it was posted, or as the post was edited last. */
  revision: z.number().int(),
  /** How often the post was edited. */
  edits: z.number().int().default(0),
  at: z.number().int(),
});

/** See {@link ledgerItemSchema}. */
export type LedgerItem = z.infer<typeof ledgerItemSchema>;

/** How long the ledger remembers a post: 48 hours, in milliseconds. */
export const ledgerAge = 48 * 3_600_000;

/**
 * The end of one entry in one chat's lane: posted (then with its line of the ledger), or not, with the
 * reason that an operator reads. Moves the cursor to `seq`.
 */
export const settlementSchema = z.object({
  chat: chatIdSchema,
  lane: laneSchema,
  seq: z.number().int(),
  article: articleSchema.shape.id,
  posted: ledgerItemSchema.pick({ messageId: true, revision: true }).nullable(),
  /** Why it was not posted; null when it was. */
  reason: z.string().nullable(),
  at: z.number().int(),
});

/** See {@link settlementSchema}. */
export type Settlement = z.infer<typeof settlementSchema>;

/**
 * A committed decision to tell several entries as one list. It is made durable before its first part is
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
  headlines: z.array(z.object({ text: z.string(), link: z.string(), facts: z.string() })),
  more: z.string().nullable(),
  /** How many of its parts are sent and confirmed. */
  sentParts: z.number().int().default(0),
  at: z.number().int(),
});

/** See {@link planSchema}. */
export type Plan = z.infer<typeof planSchema>;

/** A post that shows an older form of its article. */
export interface OutdatedPost {
  posted: LedgerItem;
  /** When the article changed last, in milliseconds since 1970. */
  changedAt: number;
}

/** How long an article must rest unchanged before its posts are edited: 10 minutes, in milliseconds. */
export const correctionRest = 600_000;

/** How often one post is edited at the most. */
export const mostEdits = 3;

/** An entry that a chat still waits for, with those of the chat's topics that it comes by. */
export interface PendingEntry {
  entry: LogEntry;
  topics: TopicId[];
}

/** What deciding on one entry for one chat needs to know. */
export interface PendingQuestion {
  subscriptions: readonly Subscription[];
  lane: Lane;
  /** The lane's cursor. */
  cursor: number;
  /** Whether this article was posted in this chat before, by whichever entry. */
  told: (article: string) => boolean;
}

/**
 * The rule that derives pending work: the topics by which this entry still has to come to the chat, or none.
 * Every store answers `pending` by it, so that no row is kept for a delivery before it is sent.
 */
export function pendingTopics(entry: LogEntry, question: PendingQuestion): TopicId[] {
  if (!entry.deliverable || entry.kind === 'corrected' || entry.seq <= question.cursor) return [];
  const topics = matchingTopics(entry, question.subscriptions, question.lane);
  return topics.length > 0 && !question.told(entry.article) ? topics : [];
}

/** How long to wait before the next try after `tries` failed ones: doubling from `firstMs`, at most `mostMs`. */
export function growingGap(tries: number, firstMs: number, mostMs: number): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(tries, 30));
}
