import type { Chat, ChatId } from '../chat.js';
import type { LedgerItem, Plan, Settlement } from '../delivery.js';
import type { Lane } from '../subscription.js';

/** All that is kept of one chat. */
export interface ChatData {
  chat: Chat;
  cursors: Record<Lane, number>;
  plans: Plan[];
  /** What was posted here in the last 48 h. */
  posted: LedgerItem[];
  /** What was not posted, with the reasons. */
  refused: Settlement[];
}

/** The chats, with their settings and subscriptions. */
export interface ChatStore {
  /** Returns a chat, or null when it was never seen. */
  chat(id: ChatId): Promise<Chat | null>;
  /**
   * Changes one chat atomically. `change` must be pure: it is called once with the stored chat and the head, and returns
   * what to store, or null to leave the chat as it is. A new chat starts with both cursors at the head.
   */
  changeChat(id: ChatId, change: (chat: Chat | null, head: number) => Chat | null): Promise<Chat | null>;
  /**
   * Changes several chats atomically: all of them are stored, or none. `change` must be pure; it is called once with the
   * stored chats by their ids and the head, and returns those to store, which are among `ids`. A new chat starts as in
   * {@link changeChat}.
   */
  changeChats(
    ids: readonly ChatId[],
    change: (chats: ReadonlyMap<ChatId, Chat>, head: number) => readonly Chat[],
  ): Promise<void>;
  /**
   * Moves a chat to its new id and merges it with what is there, by `mergeChats`. The lower cursors are kept. The ledger
   * of the old id and the plans of both are dropped.
   */
  moveChat(from: ChatId, to: ChatId): Promise<void>;
  /** Deletes a chat with everything that is kept of it. */
  forgetChat(id: ChatId): Promise<void>;
  /** Returns the chats of a platform that are known as broadcasts and have not let the bot go, by their ids, at most `limit`. */
  broadcasts(adapter: string, limit: number): Promise<ChatId[]>;
  /** Returns the chats that the operator has paused, by their ids. */
  suspended(): Promise<ChatId[]>;
  /** Returns all that is kept of a chat, or null when it was never seen. */
  chatData(id: ChatId): Promise<ChatData | null>;
}
