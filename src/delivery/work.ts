import type { Chat } from '../core/chat.js';
import { splitChatId } from '../core/chat.js';
import { type LedgerItem, mostEdits, type Outcome, type Plan } from '../core/delivery.js';
import type { ChatAdapter, Clock, Store } from '../core/ports.js';
import {
  type ComposeDeps,
  composeCorrection,
  composeList,
  composePlan,
  composePost,
  type Told,
} from './compose.js';
import { nonceOf } from './nonce.js';
import type { Tried } from './settle.js';

/** One thing to send, and how to commit what becomes of it. */
export interface Work extends Omit<Tried, 'tries'> {
  send(): Promise<Outcome>;
}

/** What finding work needs. */
export interface WorkDeps extends ComposeDeps {
  store: Store;
  adapter: ChatAdapter;
  clock: Clock;
}

/** How many entries one plan holds at the most; the next plan has the others. */
const mostPlanned = 500;

/**
 * The next post of a chat's instant lane, null when nothing is pending: what is left of a plan, else a list
 * when more waits than the chat's bound, else the first entry.
 * @param singly the first entry goes by itself, however much waits: it may have been in flight when a former
 * process ended, and must not be told again inside a list.
 */
export async function nextPost(chat: Chat, singly: boolean, deps: WorkDeps): Promise<Work | null> {
  const { store, clock } = deps;
  const plan = await store.plan(chat.id, 'instant');
  if (plan !== null) return partOf(plan, chat, deps);
  const told = await pendingArticles(chat, singly ? 1 : mostPlanned, deps);
  const [first] = told;
  if (first === undefined) return null;
  if (told.length <= chat.backlogBound) return postOf(first, chat, deps);
  const made = composePlan(told, chat, clock.now(), deps);
  await store.putPlan(made);
  return partOf(made, chat, deps);
}

/** The edit that a post needs, null when it needs none any more. */
export async function nextEdit(chat: Chat, item: LedgerItem, deps: WorkDeps): Promise<Work | null> {
  const { store, adapter } = deps;
  const posted = await store.ledger(chat.id, item.article);
  const [article] = await store.articles([item.article]);
  if (posted === null || posted.messageId === null || article === undefined) return null;
  if (posted.revision >= article.revision || posted.edits >= mostEdits) return null;
  const { messageId, edits } = posted;
  const { revision } = article;
  const part = adapter.render(composeCorrection(article, chat, deps))[0];
  const note = (count: number) => store.noteEdit(chat.id, article.id, { revision, edits: count });
  return {
    chat,
    facts: { article: article.id, revision },
    send: async () =>
      (await adapter.edit?.(splitChatId(chat.id).address, messageId, part)) ?? unchangeable(adapter),
    onSent: () => note(edits + 1),
    onRejected: () => note(mostEdits),
  };
}

const unchangeable = ({ name }: ChatAdapter): Outcome => ({
  kind: 'rejected',
  reason: `${name} cannot change what was posted`,
});

/** The first entries that are pending, with their articles. One whose article is past keeping is settled as left out. */
async function pendingArticles(chat: Chat, limit: number, deps: WorkDeps): Promise<Told[]> {
  const { store, clock } = deps;
  const pending = await store.pending(chat.id, 'instant', limit);
  const articles = await store.articles(pending.map(({ entry }) => entry.article));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const told: Told[] = [];
  for (const each of pending) {
    const article = byId.get(each.entry.article);
    if (article !== undefined) told.push({ ...each, article });
    else if (told.length === 0) {
      const { seq, article: id } = each.entry;
      const reason = 'the article is past keeping';
      await store.settle({ ...lane(chat), seq, article: id, posted: null, reason, at: clock.now() });
    } else break;
  }
  return told.length === 0 && pending.length > 0 ? pendingArticles(chat, limit, deps) : told;
}

const lane = (chat: Chat) => ({ chat: chat.id, lane: 'instant' as const });

function postOf(told: Told, chat: Chat, deps: WorkDeps): Work {
  const { store, adapter } = deps;
  const { seq, article: id } = told.entry;
  const { revision } = told.article;
  const part = adapter.render(composePost(told, chat, deps))[0];
  const end = { ...lane(chat), seq, article: id };
  return {
    chat,
    facts: { article: id, seq },
    send: () => adapter.send(splitChatId(chat.id).address, part, { nonce: nonceOf(chat.id, String(seq)) }),
    onSent: (messageId, at) => store.settle({ ...end, posted: { messageId, revision }, reason: null, at }),
    onRejected: (reason, at) => store.settle({ ...end, posted: null, reason: `rejected: ${reason}`, at }),
  };
}

function partOf(plan: Plan, chat: Chat, { store, adapter }: WorkDeps): Work {
  const parts = adapter.render(composeList(plan));
  // A newer Kabar may need fewer parts for the same list than the one that planned it.
  const index = Math.min(plan.sentParts, parts.length - 1);
  const isLast = index === parts.length - 1;
  const nonce = nonceOf(chat.id, `${plan.id} ${index}`);
  return {
    chat,
    facts: { plan: plan.id, part: index + 1, parts: parts.length, entries: plan.entries.length },
    send: () => adapter.send(splitChatId(chat.id).address, parts[index], { nonce }),
    onSent: (_, at) =>
      isLast
        ? store.settlePlan(chat.id, plan.lane, at, null)
        : store.advancePlan(chat.id, plan.lane, index + 1),
    onRejected: (reason, at) => store.settlePlan(chat.id, plan.lane, at, `rejected: ${reason}`),
  };
}
