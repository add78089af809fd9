import type { ChatId } from '../../core/chat.js';
import { ChatFifo } from './chat-fifo.js';
import { type Priority, priorities } from './rate-limiter.js';

/** Chats that may take a turn, in one queue for each thing that they are ready for. */
export class ReadyChats {
  /** Those that wait for their next post since they were woken. At a start there may be a million of them. */
  readonly woken = new ChatFifo();
  /** The others. */
  readonly with: Readonly<Record<Priority, ChatFifo>> = {
    reply: new ChatFifo(),
    post: new ChatFifo(),
    edit: new ChatFifo(),
  };

  /** The next chat and what it may send. Among chats with a post, the first to come. */
  get next(): { chat: ChatId; priority: Priority } | null {
    for (const priority of priorities) {
      const known = this.with[priority].first;
      const woken = priority === 'post' ? this.woken.first : undefined;
      const first = sinceOf(woken) <= sinceOf(known) ? woken : known;
      if (first !== undefined) return { chat: first.chat, priority };
    }
    return null;
  }
}

const sinceOf = (first: { since: number } | undefined) => first?.since ?? Number.POSITIVE_INFINITY;
