import type { Post } from '../message.js';

/** What somebody looks for who asks from anywhere. */
export interface BrowseQuestion {
  /** The name of a topic, or words; empty for the newest of what their own chat follows. */
  typed: string;
  /** How many to skip, for a later page. */
  offset: number;
  limit: number;
  /** Whether they are still typing: then each letter asks again, and many questions are no flood. */
  isTyping: boolean;
}

/** One page of articles, newest first. */
export interface Browsed {
  /** Each as it would be posted in their own chat, without buttons, with the article's id. */
  posts: readonly { id: string; post: Post }[];
  /** Whether there are more behind them. */
  hasMore: boolean;
  /** What to say where there is none; null where nothing is to be said: they may not use the bot, or ask too often. */
  none: string | null;
}
