import { type Chat, splitChatId } from '../../core/chat.js';
import type { Outcome, Plan } from '../../core/delivery.js';
import type { SendOptions } from '../../core/ports.js';
import { messageOf } from './compose.js';
import { nonceOf } from './nonce.js';
import { withoutUnsupportedPage } from './page.js';
import { isPublished, type Work, type WorkDeps } from './work-item.js';

/** Commits a plan, and returns its first part. */
export async function commitPlan(composed: Plan, chat: Chat, deps: WorkDeps): Promise<Work> {
  const plan = withoutUnsupportedPage(composed, deps.adapter);
  await deps.store.putPlan(plan);
  return nextPart(plan, chat, deps);
}

/** The next part of a plan. */
export function nextPart(plan: Plan, chat: Chat, deps: WorkDeps): Work {
  const { store, adapter } = deps;
  if (plan.page !== undefined && plan.sentParts === 0) return pagePart(plan, chat, deps);
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
function pagePart(plan: Plan, chat: Chat, deps: WorkDeps): Work {
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
