import type { ChatId } from '../../core/chat.js';
import type { Spread } from '../../core/ports.js';

/** What a store knows of an article in all chats. */
export interface SpreadLines {
  /** Lines of the ledger that tell it. */
  posts: readonly { chat: ChatId; messageId: string | null }[];
  /** Lines of the ledger that it is held back for. */
  held: readonly { chat: ChatId }[];
  refused: readonly { chat: ChatId }[];
}

/** Counts the chats of each kind, and names the first `limit` of them in the order of their ids. */
export function spreadOf({ posts, held, refused }: SpreadLines, limit: number): Spread {
  const kinds = {
    posted: idsOf(posts.filter(({ messageId }) => messageId !== null)),
    listed: idsOf(posts.filter(({ messageId }) => messageId === null)),
    held: idsOf(held),
    refused: idsOf(refused),
  };
  const named = (ids: readonly ChatId[]) => firstOf(ids, limit);
  return {
    counts: {
      posted: kinds.posted.length,
      listed: kinds.listed.length,
      held: kinds.held.length,
      refused: kinds.refused.length,
    },
    chats: {
      posted: named(kinds.posted),
      listed: named(kinds.listed),
      held: named(kinds.held),
      refused: named(kinds.refused),
    },
  };
}

/** The first ids in their order. Sorting all would hold the loop where there are many and few are wanted. */
function firstOf(ids: readonly ChatId[], limit: number): ChatId[] {
  let first: ChatId[] = [];
  let last: ChatId | null = null;
  for (const id of limit > 0 ? ids : []) {
    if (last !== null && id >= last) continue;
    first.push(id);
    if (first.length < 2 * limit) continue;
    first = first.sort().slice(0, limit);
    last = first.at(-1) ?? null;
  }
  return first.sort().slice(0, limit);
}

function idsOf(lines: readonly { chat: ChatId }[]): ChatId[] {
  return [...new Set(lines.map(({ chat }) => chat))];
}
