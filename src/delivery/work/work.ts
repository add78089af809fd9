import { type Chat, splitChatId } from '../../core/chat.js';
import { describeError } from '../../core/errors.js';
import { isSilent } from '../../core/pending.js';
import type { DeliveryWork, SendOptions } from '../../core/ports.js';
import { isQuiet } from '../../core/quiet-hours.js';
import { mentionsOf } from '../../core/subscription.js';
import { dueSlotOf } from '../digest-slots.js';
import { type ComposeDeps, composeDigest, composeList, planPost } from './compose.js';
import { nonceOf } from './nonce.js';
import { commitPlan } from './plan-work.js';
import { areList, type ResolvedEntry, resolveWaiting, undeliveredOf } from './resolve.js';
import { isPublished, type Work, type WorkDeps } from './work-item.js';

/** How many entries one plan holds at the most; the next plan has the others. */
const maxPlanned = { instant: 500, digest: 2000 };

/** How many entries a turn of the instant lane asks for: of two, one is posted and one says that there are more. */
export const waitingLimit = (singly: boolean): number => (singly ? 2 : maxPlanned.instant);

/**
 * The next post of a chat's instant lane, null when nothing is pending: a list when more waits than the
 * chat's bound, or what quiet hours held back; else the first entry.
 * @param found what waits there, asked for with {@link waitingLimit}.
 * @param singly the first entry goes by itself, however much waits: it may have been in flight when a former
 * process ended, and must not be posted again inside a list.
 */
export async function nextPost(found: DeliveryWork, singly: boolean, deps: WorkDeps): Promise<Work | null> {
  const { store, clock } = deps;
  const { chat, waiting } = found;
  const now = clock.now();
  const limit = waitingLimit(singly);
  const threads = await keepsStoriesTogether(found, deps).catch((error: unknown) => describeError(error));
  const { undelivered, resolved } = resolveWaiting(found, 'instant', now, { keepsHeld: threads !== false });
  for (const settlement of undelivered) await store.settle(settlement);
  const [first] = resolved;
  if (first !== undefined && first.heldFor !== null) {
    return typeof threads === 'string'
      ? retryLater(threads, first, chat, deps)
      : heldPost(first, chat, singly, deps);
  }
  if (first === undefined) {
    const next = undelivered.length === 0 ? null : await store.deliveryWork(chat.id, 'instant', limit);
    return next === null ? null : nextPost(next, singly, deps);
  }
  if (!singly && areList(resolved, chat))
    return commitPlan(composeList(resolved, chat, now, withPages(deps)), chat, deps);
  const isLast = waiting.length === undelivered.length + 1 && waiting.length < limit;
  return postOf(first, chat, !isLast || dueSlotOf(chat, now) !== null, deps);
}

/** Whether something is held back in a place that keeps what belongs to one story together. */
async function keepsStoriesTogether(
  { chat, waiting }: DeliveryWork,
  { adapter }: WorkDeps,
): Promise<boolean> {
  if (adapter.threadsStories === undefined || waiting.every(({ heldFor }) => heldFor === null)) return false;
  return adapter.threadsStories(splitChatId(chat.id).address, chat.settings.storyThreads);
}

/** How long a chat waits where it is not known whether it keeps stories together, in milliseconds. */
const askAgainMs = 5_000;

/** Puts off a send in this chat alone, since the platform could not say what kind of place it is. */
function retryLater(reason: string, { entry }: ResolvedEntry, chat: Chat, { store }: WorkDeps): Work {
  return {
    chat,
    facts: { article: entry.article, seq: entry.seq },
    hasMore: true,
    send: async () => ({ kind: 'retry-later', afterMs: askAgainMs, scope: 'chat', reason }),
    onSent: async () => {},
    onRejected: (why, at) =>
      store.settle({
        ...{ chat: chat.id, lane: 'instant', seq: entry.seq, article: entry.article, heldFor: null },
        ...{ posted: null, reason: why, at },
      }),
  };
}

/** The post of a further article of a story, beside the first one. It is only counted where that one cannot be found. */
async function heldPost(
  resolved: ResolvedEntry,
  chat: Chat,
  singly: boolean,
  deps: WorkDeps,
): Promise<Work | null> {
  const { store, clock } = deps;
  const firstPost = resolved.heldFor === null ? null : await store.ledger(chat.id, resolved.heldFor);
  const inThread = firstPost?.messageId ?? null;
  const end = undeliveredOf(chat, 'instant', resolved, clock.now());
  if (inThread === null) {
    await store.settle(end);
    const next = await store.deliveryWork(chat.id, 'instant', waitingLimit(singly));
    return next === null ? null : nextPost(next, singly, deps);
  }
  const [first] = resolved.heldFor === null ? [] : await store.articles([resolved.heldFor]);
  const threadName = first === undefined ? null : { threadName: first.headline };
  // Elsewhere it would only be named, so it makes no sound here.
  const work = await postOf(resolved, chat, true, deps, { inThread, ...threadName, silent: true });
  return { ...work, onRejected: () => store.settle(end) };
}

/** The digest that is due in a chat, null when none is, or nothing is pending for it. */
export async function nextDigest(chat: Chat, deps: WorkDeps): Promise<Work | null> {
  const { store, clock } = deps;
  const now = clock.now();
  const slot = dueSlotOf(chat, now);
  const found = slot === null ? null : await store.deliveryWork(chat.id, 'digest', maxPlanned.digest);
  if (slot === null || found === null) return null;
  const { undelivered, resolved } = resolveWaiting(found, 'digest', now, { until: slot.dueAt });
  for (const settlement of undelivered) await store.settle(settlement);
  if (resolved.length > 0)
    return commitPlan(composeDigest(resolved, slot.id, chat, now, withPages(deps)), chat, deps);
  return undelivered.length > 0 ? nextDigest(chat, deps) : null;
}

async function postOf(
  resolved: ResolvedEntry,
  chat: Chat,
  hasMore: boolean,
  deps: WorkDeps,
  more: Partial<SendOptions> = {},
): Promise<Work> {
  const { store, adapter, clock } = deps;
  const { seq, article: id } = resolved.entry;
  const { revision } = resolved.article;
  const { post, parts } = deps.rendered.render(resolved, chat);
  const [part, ...rest] = parts;
  if (rest.length > 0) return commitPlan(planPost(resolved, post, chat, clock.now()), chat, deps);
  const end = { chat: chat.id, lane: 'instant' as const, seq, article: id, heldFor: null };
  const named = { chat: chat.id, seq, what: String(seq) };
  const mentions = more.inThread === undefined ? await mentionsFor(resolved, chat, deps) : [];
  const called = mentions.length > 0 ? { mentions } : null;
  const replyTo = resolved.earlier?.messageId ?? null;
  const options = {
    nonce: nonceOf(store.installation, named, adapter.capabilities.nonce?.maxLength),
    ...called,
    silent: isSilent(resolved.topics, chat),
    ...(replyTo !== null && { replyTo }),
    ...(chat.settings.face && adapter.capabilities.faces && { asPublisher: true }),
    ...more,
  };
  const mayPublish = more.inThread === undefined && isPublished(chat, adapter);
  return {
    chat,
    facts: { article: id, seq },
    post: { publishedAt: resolved.article.publishedAt },
    hasMore,
    ...(mayPublish && { publishes: { list: null } }),
    send: () => adapter.send(splitChatId(chat.id).address, part, options),
    onSent: (messageId, at) => {
      const posted = {
        messageId,
        revision,
        ...called,
        ...(mayPublish && { publication: 'waiting' as const }),
      };
      return store.settle({ ...end, posted, reason: null, at });
    },
    onRejected: (reason, at) => store.settle({ ...end, posted: null, reason: `rejected: ${reason}`, at }),
  };
}

/** Whom a single post calls: each group once for a story, nobody in quiet hours, and nobody without a sound. */
async function mentionsFor(
  { article, topics }: ResolvedEntry,
  chat: Chat,
  { store, clock }: WorkDeps,
): Promise<string[]> {
  const { settings, timezone, subscriptions } = chat;
  const mentions = mentionsOf(subscriptions, topics);
  if (mentions.length === 0 || isSilent(topics, chat)) return [];
  // What is in doubt is sent again in quiet hours, too.
  if (isQuiet(settings.quiet, timezone, clock.now())) return [];
  const called = await store.mentionedFor(chat.id, article.id);
  return mentions.filter((each) => !called.includes(each));
}

const withPages = (deps: WorkDeps): ComposeDeps => ({ ...deps, pages: deps.adapter.page !== undefined });
