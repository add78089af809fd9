import type { Chat } from '../core/chat.js';
import { splitChatId } from '../core/chat.js';
import { type LedgerItem, maxEdits, maxNamed, type Outcome, type Plan } from '../core/delivery.js';
import { describeError } from '../core/errors.js';
import { isSilent } from '../core/pending.js';
import type { ChatAdapter, Clock, DeliveryStore, DeliveryWork, SendOptions } from '../core/ports.js';
import {
  type ComposeDeps,
  composeDigest,
  composeEdited,
  composeList,
  composePost,
  messageOf,
  planPost,
} from './compose.js';
import { mentionsFor } from './mentions.js';
import { nonceOf } from './nonce.js';
import { fitting } from './page.js';
import { areList, dueSlotOf, type ResolvedEntry, resolveWaiting, undeliveredOf } from './resolve.js';
import type { Tried } from './settle.js';

/** One thing to send, and how to commit what becomes of it. */
export interface Work extends Omit<Tried, 'tries'> {
  /** What it posts: when its article was published, null where that is not known or there are several. Absent for edits. */
  post?: { publishedAt: number | null };
  /** How it may go on to the places that follow the chat; see `Publishing.posted`. Absent where it may not. */
  publishes?: { list: number | null };
  /** Whether it changes what was posted: what becomes of that says nothing of a post in doubt. */
  isEdit?: boolean;
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
  const threads = await threadsHeld(found, deps).catch((error: unknown) => describeError(error));
  const { undelivered, resolved } = resolveWaiting(found, 'instant', now, { keepsHeld: threads !== false });
  for (const settlement of undelivered) await store.settle(settlement);
  const [first] = resolved;
  if (first !== undefined && first.heldFor !== null) {
    return typeof threads === 'string'
      ? askedAgain(threads, first, chat, deps)
      : heldPost(first, chat, singly, deps);
  }
  if (first === undefined) {
    const next = undelivered.length === 0 ? null : await store.deliveryWork(chat.id, 'instant', limit);
    return next === null ? null : nextPost(next, singly, deps);
  }
  if (!singly && areList(resolved, chat))
    return planned(composeList(resolved, chat, now, withPages(deps)), chat, deps);
  const isLast = waiting.length === undelivered.length + 1 && waiting.length < limit;
  return postOf(first, chat, !isLast || dueSlotOf(chat, now) !== null, deps);
}

/** Whether something is held back in a place that keeps what belongs to one story together. */
async function threadsHeld({ chat, waiting }: DeliveryWork, { adapter }: WorkDeps): Promise<boolean> {
  if (adapter.threadsStories === undefined || waiting.every(({ heldFor }) => heldFor === null)) return false;
  return adapter.threadsStories(splitChatId(chat.id).address, chat.settings.storyThreads);
}

/** How long a chat waits where it is not known whether it keeps stories together, in milliseconds. */
const askAgainMs = 5_000;

/** Nothing is sent yet, in this chat alone: the platform could not say what kind of place it is. */
function askedAgain(reason: string, { entry }: ResolvedEntry, chat: Chat, { store }: WorkDeps): Work {
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
  const told = resolved.heldFor === null ? null : await store.ledger(chat.id, resolved.heldFor);
  const inThread = told?.messageId ?? null;
  const end = undeliveredOf(chat, 'instant', resolved, clock.now());
  if (inThread === null) {
    await store.settle(end);
    const next = await store.deliveryWork(chat.id, 'instant', waitingLimit(singly));
    return next === null ? null : nextPost(next, singly, deps);
  }
  const [first] = resolved.heldFor === null ? [] : await store.articles([resolved.heldFor]);
  const threadName = first === undefined ? null : { threadName: first.headline };
  // Nobody's phone rings for what would only be named elsewhere.
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
    return planned(composeDigest(resolved, slot.id, chat, now, withPages(deps)), chat, deps);
  return undelivered.length > 0 ? nextDigest(chat, deps) : null;
}

const withPages = (deps: WorkDeps): ComposeDeps => ({ ...deps, pages: deps.adapter.page !== undefined });

async function planned(composed: Plan, chat: Chat, deps: WorkDeps): Promise<Work> {
  const plan = fitting(composed, deps.adapter);
  await deps.store.putPlan(plan);
  return partOf(plan, chat, deps);
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
  const mayBeUpdate = article.affair != null && chat.settings.stories;
  const earlier = mayBeUpdate ? await store.earlierStage(chat.id, article.id) : null;
  const isUpdate = earlier !== null;
  const [part, ...rest] = adapter.render(composeEdited(article, posted, others, chat, deps, isUpdate));
  const { messageId, edits } = posted;
  const { revision } = article;
  const note = (count: number) => store.noteEdit(chat.id, article.id, { revision, named, edits: count });
  return {
    chat,
    facts: { article: article.id, revision, named },
    isEdit: true,
    hasMore: true,
    send: async () =>
      // A message cannot become several: the post stays as it is, rather than without its end.
      rest.length > 0
        ? tooLong
        : ((await adapter.edit?.(splitChatId(chat.id).address, messageId, part, {
            mentions: posted.mentions ?? [],
            ...(earlier?.messageId != null && { replyTo: earlier.messageId }),
          })) ?? unchangeable(adapter)),
    onSent: () => note(isOlder ? edits + 1 : edits),
    onRejected: () => note(maxEdits),
  };
}

const tooLong: Outcome = { kind: 'rejected', reason: 'the corrected post needs more than one message' };

const unchangeable = ({ name }: ChatAdapter): Outcome => ({
  kind: 'rejected',
  reason: `${name} cannot change what was posted`,
});

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
  const post = composePost(resolved, chat, deps);
  const [part, ...rest] = adapter.render(post);
  if (rest.length > 0) return planned(planPost(resolved, post, chat, clock.now()), chat, deps);
  const end = { chat: chat.id, lane: 'instant' as const, seq, article: id, heldFor: null };
  const named = { chat: chat.id, seq, what: String(seq) };
  const nonce = nonceOf(store.installation, named, adapter.capabilities.nonce?.maxLength);
  const replyTo = resolved.earlier?.messageId ?? null;
  const mentions = more.inThread === undefined ? await mentionsFor(resolved, chat, deps) : [];
  const called = mentions.length > 0 ? { mentions } : null;
  const options = {
    nonce,
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
      const publication = mayPublish ? ({ publication: 'waiting' } as const) : null;
      return store.settle({
        ...end,
        posted: { messageId, revision, ...publication, ...called },
        reason: null,
        at,
      });
    },
    onRejected: (reason, at) => store.settle({ ...end, posted: null, reason: `rejected: ${reason}`, at }),
  };
}

/** Whether what is posted in a chat goes on to others, as far as is known. */
function isPublished({ id, settings }: Chat, { publish, hasFollowers }: ChatAdapter): boolean {
  return publish !== undefined && settings.publish && hasFollowers?.(splitChatId(id).address) !== false;
}

/** The next part of a plan. */
export function partOf(plan: Plan, chat: Chat, deps: WorkDeps): Work {
  const { store, adapter } = deps;
  if (plan.page !== undefined && plan.sentParts === 0) return pageOf(plan, chat, deps);
  const refused = plan.page === undefined ? 0 : 1;
  const parts = adapter.render(messageOf(plan));
  // A newer Kabar may need fewer parts for the same plan than the one that made it.
  const index = Math.min(plan.sentParts - refused, parts.length - 1);
  const isLast = index === parts.length - 1;
  return {
    ...planWork(plan, chat, { part: index + 1, parts: parts.length }, deps),
    // One sound is enough for a plan, however many parts it has.
    send: () =>
      adapter.send(splitChatId(chat.id).address, parts[index], {
        ...planOptions(plan, chat, index + refused, deps),
        silent: plan.silent || index > 0,
        ...(plan.replyTo !== undefined && index === 0 && { replyTo: plan.replyTo }),
      }),
    onSent: (_, at) =>
      isLast ? store.settlePlan(plan, at, null) : store.advancePlan(plan, index + refused + 1),
  };
}

/**
 * All of a plan as one page. Where the platform refuses it, that is committed before the first message that tells the same
 * is sent: whatever happens then, no process tries the page again.
 */
function pageOf(plan: Plan, chat: Chat, deps: WorkDeps): Work {
  const { store, adapter } = deps;
  const message = messageOf(plan);
  return {
    ...planWork(plan, chat, { part: 1, parts: 1 }, deps),
    send: async () => {
      // A newer Kabar, or what is known of the platform by now, may have none for this plan.
      const part = message.kind === 'list' ? (adapter.page?.(message) ?? null) : null;
      if (part === null) return noPage;
      return adapter.send(splitChatId(chat.id).address, part, planOptions(plan, chat, 0, deps));
    },
    onSent: (_, at) => store.settlePlan(plan, at, null),
    onRejected: () => store.advancePlan(plan, 1),
    whenRejected: 'the platform refused a list as a page; it is told in messages',
  };
}

const noPage: Outcome = { kind: 'rejected', reason: 'the platform shows no page of it' };

function planWork(
  plan: Plan,
  chat: Chat,
  which: { part: number; parts: number },
  { store, adapter }: WorkDeps,
): Omit<Work, 'send' | 'onSent'> {
  return {
    chat,
    facts: { plan: plan.id, ...which, entries: plan.entries.length },
    post: { publishedAt: null },
    hasMore: true,
    ...(isPublished(chat, adapter) && { publishes: { list: plan.entries.length } }),
    onRejected: (reason, at) => store.settlePlan(plan, at, `rejected: ${reason}`),
  };
}

/** @param index of the page, or of a message behind it. */
function planOptions(plan: Plan, chat: Chat, index: number, { store, adapter }: WorkDeps): SendOptions {
  const seq = plan.entries.at(-1)?.seq ?? 0;
  const named = { chat: chat.id, seq, what: `${plan.id} ${index}` };
  const nonce = nonceOf(store.installation, named, adapter.capabilities.nonce?.maxLength);
  return { nonce, silent: plan.silent };
}
