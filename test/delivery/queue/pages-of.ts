import type { ChatId, ChatPages } from '../../../src/core/chat.js';

/** Chats as a store tells of them. */
export function pagesOf(
  ids: readonly ChatId[],
  pageLength: number,
  isAsked = (_: ChatId) => true,
): ChatPages {
  return {
    count: async () => ids.length,
    async *[Symbol.asyncIterator]() {
      for (let from = 0; from < ids.length; from += pageLength) {
        const page = ids.slice(from, from + pageLength);
        yield { chats: page.filter(isAsked), looked: page.length };
      }
    },
  };
}
