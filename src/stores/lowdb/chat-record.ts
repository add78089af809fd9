import { type Chat, type ChatId, type Cursors, restarts } from '../../core/chat.js';
import type { Plan } from '../../core/delivery.js';
import type { Lane } from '../../core/subscription.js';
import type { Change } from './change.js';
import { compact } from './compact.js';

/** The plans that a chat has not finished. */
export type Plans = Readonly<Partial<Record<Lane, Plan>>>;

/** A chat with its cursors and plans. */
export interface ChatRecord {
  readonly chat: Chat;
  readonly cursors: Cursors;
  readonly plans: Plans;
}

/** Most chats have no plan: they share this. */
export const noPlans: Plans = {};

/** A chat as a change leaves it, from what it is; undefined where there is none. */
export function chatRecordAfter(
  record: ChatRecord | undefined,
  change: Change,
  id: ChatId,
): ChatRecord | undefined {
  switch (change.kind) {
    case 'chat':
      return changed(record, change);
    case 'chats': {
      const own = change.chats.find(({ chat }) => chat.id === id);
      return own === undefined ? record : changed(record, own);
    }
    case 'move':
      // A plan of the new id goes too: with its cursor moved to the lower one, the plan's end would pass
      // over entries that only the old id was waiting for.
      return change.chat.id === id
        ? { chat: change.chat, cursors: change.cursors, plans: noPlans }
        : undefined;
    case 'settle':
      return record && settledUpTo(record, change.settlement.lane, change.settlement.seq);
    case 'plan':
      return record && planned(record, change.plan);
    case 'advance-plan': {
      const plan = record?.plans[change.lane];
      if (record === undefined || plan?.id !== change.plan) return record;
      const sentParts = Math.max(plan.sentParts, change.sentParts);
      return withPlan(record, change.lane, { ...plan, sentParts });
    }
    case 'settle-plan': {
      if (record === undefined) return record;
      const { lane, entries, plan } = change;
      const settled = entries.reduce((left, { seq }) => settledUpTo(left, lane, seq), record);
      return settled.plans[lane]?.id === plan ? withPlan(settled, lane, undefined) : settled;
    }
    case 'forget':
      return undefined;
    case 'prune': {
      if (change.gone.includes(id)) return undefined;
      const chat = change.chats.find((each) => each.id === id);
      return record && { ...record, chat: chat ?? record.chat };
    }
    case 'record':
    case 'feed-times':
    case 'forget-feed':
    case 'restore':
    case 'edit':
    case 'publication':
    case 'damaged':
      return record;
  }
}

/** The chats whose record a change may alter. */
export function chatsOf(change: Change): ChatId[] {
  switch (change.kind) {
    case 'chat':
      return [change.chat.id];
    case 'chats':
      return change.chats.map(({ chat }) => chat.id);
    case 'move':
      return [change.from, change.chat.id];
    case 'settle':
      return [change.settlement.chat];
    case 'plan':
      return [change.plan.chat];
    case 'advance-plan':
    case 'settle-plan':
      return [change.chat];
    case 'forget':
      return [change.chat];
    case 'prune':
      return [...change.gone, ...change.chats.map((chat) => chat.id)];
    case 'record':
    case 'feed-times':
    case 'forget-feed':
    case 'restore':
    case 'edit':
    case 'publication':
    case 'damaged':
      return [];
  }
}

function changed(
  record: ChatRecord | undefined,
  { chat, cursors }: { chat: Chat; cursors: Cursors | null },
): ChatRecord {
  const plans = record === undefined || restarts(record.chat, chat) ? noPlans : record.plans;
  // Only a journal with damaged lines changes a chat that it never made.
  return { chat: compact(chat), cursors: cursors ?? record?.cursors ?? { instant: 0, digest: 0 }, plans };
}

/** A chat with a cursor at least this far. Field by field: this is done with every post, and for every line of a journal that is played again. */
export function settledUpTo(record: ChatRecord, lane: Lane, seq: number): ChatRecord {
  const { chat, cursors, plans } = record;
  if (cursors[lane] >= seq) return record;
  const { instant, digest } = cursors;
  return { chat, cursors: lane === 'instant' ? { instant: seq, digest } : { instant, digest: seq }, plans };
}

function planned(record: ChatRecord, plan: Plan): ChatRecord {
  const chat = plan.slot === null ? record.chat : { ...record.chat, digestSlot: plan.slot };
  return withPlan({ ...record, chat }, plan.lane, plan);
}

function withPlan(record: ChatRecord, lane: Lane, plan: Plan | undefined): ChatRecord {
  const { [lane]: _, ...others } = record.plans;
  return { ...record, plans: plan === undefined ? others : { ...others, [lane]: plan } };
}
