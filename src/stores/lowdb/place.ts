import { type Chat, type ChatId, type Cursors, restarts } from '../../core/chat.js';
import type { Plan } from '../../core/delivery.js';
import type { Lane } from '../../core/subscription.js';
import type { Change } from './change.js';
import { compact } from './compact.js';

/** The plans that a chat has not finished. */
export type Plans = Readonly<Partial<Record<Lane, Plan>>>;

/** A chat with its cursors and plans. */
export interface Place {
  readonly chat: Chat;
  readonly cursors: Cursors;
  readonly plans: Plans;
}

/** Most chats have no plan: they share this. */
export const noPlans: Plans = {};

/** A chat as a change leaves it, from what it is; undefined where there is none. */
export function placeAfter(place: Place | undefined, change: Change, id: ChatId): Place | undefined {
  switch (change.kind) {
    case 'chat': {
      // Only a journal with damaged lines changes a chat that it never made.
      const cursors = change.cursors ?? place?.cursors ?? { instant: 0, digest: 0 };
      const plans = place === undefined || restarts(place.chat, change.chat) ? noPlans : place.plans;
      return { chat: compact(change.chat), cursors, plans };
    }
    case 'move':
      // A plan of the new id goes too: with its cursor moved to the lower one, the plan's end would pass
      // over entries that only the old id was waiting for.
      return change.chat.id === id
        ? { chat: change.chat, cursors: change.cursors, plans: noPlans }
        : undefined;
    case 'settle':
      return place && settledUpTo(place, change.settlement.lane, change.settlement.seq);
    case 'plan':
      return place && planned(place, change.plan);
    case 'advance-plan': {
      const plan = place?.plans[change.lane];
      if (place === undefined || plan?.id !== change.plan) return place;
      const sentParts = Math.max(plan.sentParts, change.sentParts);
      return withPlan(place, change.lane, { ...plan, sentParts });
    }
    case 'settle-plan': {
      if (place === undefined) return place;
      const { lane, entries, plan } = change;
      const settled = entries.reduce((left, { seq }) => settledUpTo(left, lane, seq), place);
      return settled.plans[lane]?.id === plan ? withPlan(settled, lane, undefined) : settled;
    }
    case 'forget':
      return undefined;
    case 'prune': {
      if (change.gone.includes(id)) return undefined;
      const chat = change.chats.find((each) => each.id === id);
      return place && { ...place, chat: chat ?? place.chat };
    }
    case 'record':
    case 'restore':
    case 'edit':
    case 'damaged':
      return place;
  }
}

/** The chats whose place a change may alter. */
export function chatsOf(change: Change): ChatId[] {
  switch (change.kind) {
    case 'chat':
      return [change.chat.id];
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
    case 'restore':
    case 'edit':
    case 'damaged':
      return [];
  }
}

function settledUpTo(place: Place, lane: Lane, seq: number): Place {
  return { ...place, cursors: { ...place.cursors, [lane]: Math.max(place.cursors[lane], seq) } };
}

function planned(place: Place, plan: Plan): Place {
  const chat = plan.slot === null ? place.chat : { ...place.chat, digestSlot: plan.slot };
  return withPlan({ ...place, chat }, plan.lane, plan);
}

function withPlan(place: Place, lane: Lane, plan: Plan | undefined): Place {
  const { [lane]: _, ...others } = place.plans;
  return { ...place, plans: plan === undefined ? others : { ...others, [lane]: plan } };
}
