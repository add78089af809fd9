import type { ChatId } from '../core/chat.js';
import { Line } from './line.js';
import type { Priority } from './rate-limiter.js';

const priorities = ['reply', 'post', 'edit'] as const satisfies readonly Priority[];

/** Chats that may take a turn, in lines by what they are ready for. */
export class ReadyChats {
  /** Those that wait for their next post since they were woken. There may be a million of them. */
  readonly fresh = new Line();
  /** The others. */
  readonly with: Readonly<Record<Priority, Line>> = { reply: new Line(), post: new Line(), edit: new Line() };

  /** Whose turn is next, and with what. Of those that wait for a post, who came first. */
  get next(): { chat: ChatId; priority: Priority } | null {
    for (const priority of priorities) {
      const known = this.with[priority].first;
      const fresh = priority === 'post' ? this.fresh.first : undefined;
      const first = sinceOf(fresh) <= sinceOf(known) ? fresh : known;
      if (first !== undefined) return { chat: first.chat, priority };
    }
    return null;
  }
}

const sinceOf = (first: { since: number } | undefined) => first?.since ?? Number.POSITIVE_INFINITY;
