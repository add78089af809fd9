import type { ChatId } from '../../core/chat.js';

/** Values by article and chat. A key made of both would take as much memory as all else that is known of a post. */
export class ByArticle<Value> {
  readonly #chats = new Map<string, Map<ChatId, Value>>();

  get(article: string, chat: ChatId): Value | undefined {
    return this.#chats.get(article)?.get(chat);
  }

  set(article: string, chat: ChatId, value: Value): void {
    const chats = this.#chats.get(article) ?? new Map<ChatId, Value>();
    if (chats.size === 0) this.#chats.set(article, chats);
    chats.set(chat, value);
  }

  delete(article: string, chat: ChatId): void {
    const chats = this.#chats.get(article);
    if (chats?.delete(chat) && chats.size === 0) this.#chats.delete(article);
  }

  forget(article: string): void {
    this.#chats.delete(article);
  }

  /** The articles of which there is any. */
  articles(): Iterable<string> {
    return this.#chats.keys();
  }

  *values(): Generator<Value> {
    for (const chats of this.#chats.values()) yield* chats.values();
  }
}
