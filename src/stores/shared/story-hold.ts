import type { Chat } from '../../core/chat.js';

/** What decides whether an article is held back in a chat. The first article of a story comes first in a list. */
export interface StoryHoldQuestion {
  article: string;
  settings: Pick<Chat['settings'], 'stories' | 'eagerStories'>;
  /** The articles of its story. */
  story: readonly string[];
  /** The articles of the story that it is near to. They only count in a chat that gathers stories eagerly. */
  near: readonly string[];
  /** Whether an article was delivered in the chat, or a plan is about to deliver it. */
  wasDelivered(article: string): boolean;
}

/** Returns the other article for which this one is held back, or null. One of its own story goes before one that is near. */
export function holderOf({ article, settings, story, near, wasDelivered }: StoryHoldQuestion): string | null {
  if (!settings.stories) return null;
  const others = settings.eagerStories ? [...story, ...near] : story;
  return others.find((each) => each !== article && wasDelivered(each)) ?? null;
}
