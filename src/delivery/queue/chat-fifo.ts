import type { ChatId } from '../../core/chat.js';

/** How many chats lie in one map: one of a million holds the event loop for 100 ms where it grows. */
const maxMapSize = 65_536;

/** A chat, and since when it has stood in a queue. */
interface Standing {
  chat: ChatId;
  since: number;
}

/** Chats in the order in which they were added, each once. There may be a million. */
export class ChatFifo {
  /** Since when each has stood here: those of the first map came first. */
  readonly #maps: Map<ChatId, number>[] = [];
  #size = 0;
  #first: Standing | undefined;
  /** Behind the first. A new iterator would walk over all that have left. */
  #others: Iterator<[ChatId, number]> = [].values();

  get size(): number {
    return this.#size;
  }

  has(chat: ChatId): boolean {
    return this.#maps.some((map) => map.has(chat));
  }

  /** Puts a chat behind the others, unless it stands here already. */
  add(chat: ChatId, since: number): void {
    if (this.has(chat)) return;
    if ((this.#maps.at(-1)?.size ?? maxMapSize) >= maxMapSize) this.#maps.push(new Map());
    this.#maps.at(-1)?.set(chat, since);
    this.#size += 1;
  }

  /** Takes a chat out. Returns since when it stood here, undefined where it did not. */
  delete(chat: ChatId): number | undefined {
    const map = this.#maps.find((each) => each.has(chat));
    const since = map?.get(chat);
    if (map === undefined) return undefined;
    map.delete(chat);
    this.#size -= 1;
    if (this.#first?.chat === chat) this.#first = undefined;
    return since;
  }

  /** Who has stood here longest, and since when. */
  get first(): Standing | undefined {
    while (this.#first === undefined && this.#size > 0) {
      const { done, value } = this.#others.next();
      if (done !== true) this.#first = { chat: value[0], since: value[1] };
      else {
        if (this.#maps[0]?.size === 0) this.#maps.shift();
        this.#others = this.#maps[0]?.entries() ?? this.#others;
      }
    }
    return this.#first;
  }
}
