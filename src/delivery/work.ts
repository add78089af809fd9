import type { Article } from '../core/article.js';
import type { Chat } from '../core/chat.js';
import { splitChatId } from '../core/chat.js';
import { type LedgerItem, maxEdits, maxNamed, type Outcome, type Plan } from '../core/delivery.js';
import { dueSlot } from '../core/digest.js';
import { isSilent, type PendingEntry } from '../core/pending.js';
import type { ChatAdapter, Clock, DeliveryStore } from '../core/ports.js';
import { isQuiet } from '../core/quiet-hours.js';
import { gathers, type Lane } from '../core/subscription.js';
import {
  type ComposeDeps,
  composeDigest,
  composeEdited,
  composeList,
  composePost,
  messageOf,
  planPost,
  type ResolvedEntry,
} from './compose.js';
import { nonceOf } from './nonce.js';
import type { Tried } from './settle.js';

/** One thing to send, and how to commit what becomes of it. */
export interface Work extends Omit<Tried, 'tries'> {
  send(): Promise<Outcome>;
}

/** What finding work needs. */
export interface WorkDeps extends ComposeDeps {
  store: DeliveryStore;
  adapter: ChatAdapter;
  clock: Clock;
}

/** How many entries one plan holds at the most; the next plan has the others. */
const maxPlanned = { instant: 500, digest: 2000 };

/** What is left of a chat's plan in a lane, null when it has none. */
export async function nextPart(chat: Chat, lane: Lane, deps: WorkDeps): Promise<Work | null> {
  const plan = await deps.store.plan(chat.id, lane);
  return plan === null ? null : partOf(plan, chat, deps);
}

/**
 * The next post of a chat's instant lane, null when nothing is pending: a list when more waits than the
 * chat's bound, or what quiet hours held back; else the first entry.
 * @param singly the first entry goes by itself, however much waits: it may have been in flight when a former
 * process ended, and must not be posted again inside a list.
 */
export async function nextPost(chat: Chat, singly: boolean, deps: WorkDeps): Promise<Work | null> {
  const resolved = await pendingArticles(chat, 'instant', { limit: singly ? 1 : maxPlanned.instant }, deps);
  const [first] = resolved;
  if (first === undefined) return null;
  const count = resolved.filter(({ heldFor }) => heldFor === null).length;
  const bound = waitedQuietly(first, chat) ? 1 : chat.settings.backlogBound;
  if (count <= bound) return postOf(first, chat, deps);
  return planned(composeList(resolved, chat, deps.clock.now(), deps), chat, deps);
}

/** The digest that is due in a chat, null when none is, or nothing is pending for it. */
export async function nextDigest(chat: Chat, deps: WorkDeps): Promise<Work | null> {
  if (!gathers(chat.subscriptions)) return null;
  const now = deps.clock.now();
  const slot = dueSlot(
    { ...chat.settings, schedule: chat.settings.digest, zone: chat.timezone, last: chat.digestSlot },
    now,
  );
  if (slot === null) return null;
  const resolved = await pendingArticles(
    chat,
    'digest',
    { limit: maxPlanned.digest, until: slot.dueAt },
    deps,
  );
  if (resolved.length === 0) return null;
  return planned(composeDigest(resolved, slot.id, chat, now, deps), chat, deps);
}

async function planned(plan: Plan, chat: Chat, deps: WorkDeps): Promise<Work> {
  await deps.store.putPlan(plan);
  return partOf(plan, chat, deps);
}

function waitedQuietly({ entry }: ResolvedEntry, { settings, timezone }: Chat): boolean {
  return settings.quiet !== null && isQuiet(settings.quiet, timezone, entry.at);
}

/** The edit that a post needs, null when it needs none any more. */
export async function nextEdit(chat: Chat, item: LedgerItem, deps: WorkDeps): Promise<Work | null> {
  const { store, adapter } = deps;
  const posted = await store.ledger(chat.id, item.article);
  const [article] = await store.articles([item.article]);
  if (posted === null || posted.messageId === null || article === undefined) return null;
  const isOlder = posted.revision < article.revision && posted.edits < maxEdits;
  const named = Math.min(posted.also.length, maxNamed);
  if (!isOlder && named <= posted.named) return null;
  const others = await store.articles(posted.also);
  const isUpdate = (await earlierStage(chat, article, store)) !== null;
  const [part, ...rest] = adapter.render(composeEdited(article, posted, others, chat, deps, isUpdate));
  const { messageId, edits } = posted;
  const { revision } = article;
  const note = (count: number) => store.noteEdit(chat.id, article.id, { revision, named, edits: count });
  return {
    chat,
    facts: { article: article.id, revision, named },
    send: async () =>
      // A message cannot become several: the post stays as it is, rather than without its end.
      rest.length > 0
        ? tooLong
        : ((await adapter.edit?.(splitChatId(chat.id).address, messageId, part)) ?? unchangeable(adapter)),
    onSent: () => note(isOlder ? edits + 1 : edits),
    onRejected: () => note(maxEdits),
  };
}

const tooLong: Outcome = { kind: 'rejected', reason: 'the corrected post needs more than one message' };

const unchangeable = ({ name }: ChatAdapter): Outcome => ({
  kind: 'rejected',
  reason: `${name} cannot change what was posted`,
});

/** Which pending entries are wanted: at most so many, and none from the first on that was recorded after an instant. */
interface Wanted {
  limit: number;
  until?: number;
}

/** An entry from further ahead than this was recorded while a clock was wrong. A day, in milliseconds. */
const maxAheadMs = 24 * 3_600_000;

/**
 * The entries before the first one that was recorded after an instant. It stops there, since a cursor that moves to
 * a later entry passes over it. An entry from the far future holds nothing up: nothing would be posted for as long.
 */
function recordedUntil(pending: readonly PendingEntry[], until: number, now: number): PendingEntry[] {
  const end = pending.findIndex(({ entry: { at } }) => at > until && at <= now + maxAheadMs);
  return end === -1 ? [...pending] : pending.slice(0, end);
}

/**
 * The first entries that are pending, with their articles. Those before the first that can be posted are
 * settled: their article is past keeping, or another of their story was posted here.
 */
async function pendingArticles(
  chat: Chat,
  lane: Lane,
  wanted: Wanted,
  deps: WorkDeps,
): Promise<ResolvedEntry[]> {
  const { store, clock } = deps;
  const { limit, until = Number.POSITIVE_INFINITY } = wanted;
  const pending = recordedUntil(await store.pending(chat.id, lane, limit), until, clock.now());
  const articles = await store.articles(pending.map(({ entry }) => entry.article));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const resolved: ResolvedEntry[] = [];
  for (const each of pending) {
    const article = byId.get(each.entry.article);
    if (resolved.length === 0 && (article === undefined || each.heldFor !== null)) {
      await settleUndelivered(chat, lane, each, deps);
    } else if (article === undefined) break;
    else resolved.push({ ...each, article, earlier: await earlierStage(chat, article, store) });
  }
  return resolved.length === 0 && pending.length > 0 ? pendingArticles(chat, lane, wanted, deps) : resolved;
}

/** The post that an article continues, in a chat that wants a story once. */
async function earlierStage(
  chat: Chat,
  { id, affair }: Article,
  store: DeliveryStore,
): Promise<LedgerItem | null> {
  return affair == null || !chat.settings.stories ? null : store.earlierStage(chat.id, id);
}

async function settleUndelivered(
  chat: Chat,
  lane: Lane,
  { entry, heldFor }: Pick<ResolvedEntry, 'entry' | 'heldFor'>,
  { store, clock }: WorkDeps,
): Promise<void> {
  const reason = heldFor === null ? 'the article is past keeping' : null;
  const { seq, article } = entry;
  await store.settle({ chat: chat.id, lane, seq, article, posted: null, reason, heldFor, at: clock.now() });
}

async function postOf(resolved: ResolvedEntry, chat: Chat, deps: WorkDeps): Promise<Work> {
  const { store, adapter, clock } = deps;
  const { seq, article: id } = resolved.entry;
  const { revision } = resolved.article;
  const post = composePost(resolved, chat, deps);
  const [part, ...rest] = adapter.render(post);
  if (rest.length > 0) return planned(planPost(resolved, post, chat, clock.now()), chat, deps);
  const end = { chat: chat.id, lane: 'instant' as const, seq, article: id, heldFor: null };
  const named = { chat: chat.id, seq, what: String(seq) };
  const nonce = nonceOf(store.installation, named, adapter.capabilities.nonce?.maxLength);
  const replyTo = resolved.earlier?.messageId ?? null;
  const options = { nonce, silent: isSilent(resolved.topics, chat), ...(replyTo !== null && { replyTo }) };
  return {
    chat,
    facts: { article: id, seq },
    send: () => adapter.send(splitChatId(chat.id).address, part, options),
    onSent: (messageId, at) => store.settle({ ...end, posted: { messageId, revision }, reason: null, at }),
    onRejected: (reason, at) => store.settle({ ...end, posted: null, reason: `rejected: ${reason}`, at }),
  };
}

function partOf(plan: Plan, chat: Chat, { store, adapter }: WorkDeps): Work {
  const parts = adapter.render(messageOf(plan));
  // A newer Kabar may need fewer parts for the same plan than the one that made it.
  const index = Math.min(plan.sentParts, parts.length - 1);
  const isLast = index === parts.length - 1;
  const seq = plan.entries.at(-1)?.seq ?? 0;
  const named = { chat: chat.id, seq, what: `${plan.id} ${index}` };
  const nonce = nonceOf(store.installation, named, adapter.capabilities.nonce?.maxLength);
  // One sound is enough for a plan, however many parts it has.
  const silent = plan.silent || index > 0;
  const options = {
    nonce,
    silent,
    ...(plan.replyTo !== undefined && index === 0 && { replyTo: plan.replyTo }),
  };
  return {
    chat,
    facts: { plan: plan.id, part: index + 1, parts: parts.length, entries: plan.entries.length },
    send: () => adapter.send(splitChatId(chat.id).address, parts[index], options),
    onSent: (_, at) => (isLast ? store.settlePlan(plan, at, null) : store.advancePlan(plan, index + 1)),
    onRejected: (reason, at) => store.settlePlan(plan, at, `rejected: ${reason}`),
  };
}
