import type { Chat } from '../../core/chat.js';
import { type Keyword, keywordsOf } from '../../core/keyword.js';
import type { TopicId } from '../../core/topic.js';

/** The keywords that chats follow, each with the number of chats. */
export class KeywordCounts {
  readonly #counts = new Map<TopicId, { keyword: Keyword; chats: number }>();
  #list: readonly Keyword[] | null = [];

  /** All of them; the same list as long as nothing changes. */
  get list(): readonly Keyword[] {
    this.#list ??= [...this.#counts.values()].map(({ keyword }) => keyword);
    return this.#list;
  }

  add(chat: Chat): void {
    for (const keyword of keywordsOf(chat)) {
      const known = this.#counts.get(keyword.topic);
      if (known !== undefined) known.chats += 1;
      else {
        this.#counts.set(keyword.topic, { keyword, chats: 1 });
        this.#list = null;
      }
    }
  }

  remove(chat: Chat): void {
    for (const { topic } of keywordsOf(chat)) {
      const known = this.#counts.get(topic);
      if (known === undefined) continue;
      known.chats -= 1;
      if (known.chats > 0) continue;
      this.#counts.delete(topic);
      this.#list = null;
    }
  }
}
