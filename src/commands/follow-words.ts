import { isTooLongToFollow, keywordOf } from '../core/keyword.js';
import type { Button } from '../core/message.js';
import { findsEverything, parseQuery } from '../core/query.js';
import { followedTopics } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import { forms } from './action-forms.js';
import type { Context } from './context.js';

/**
 * A row with the button that follows what was typed as words of one's own. None where nearly every article has them, where
 * they are followed already, where they are too long to be followed, or where a button cannot carry them.
 */
export function followWordsButton({ text, chat, capabilities }: Context, typed: string): Button[][] {
  const query = parseQuery(typed);
  if (query === null || findsEverything(query) || isTooLongToFollow(typed)) return [];
  const topic = keywordOf(typed)?.topic ?? '';
  if (followedTopics(chat.subscriptions).includes(topic)) return [];
  const action = forms.followWords.encode(typed);
  if (Buffer.byteLength(action) > capabilities.maxActionBytes) return [];
  return [[{ label: text('button-follow-words', { words: truncate(typed, 40) }), action }]];
}
