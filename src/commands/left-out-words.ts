import type { Answer } from '../core/ports.js';
import { wordsNow } from '../core/subscription.js';
import { commonWords, hasRoomFor, maxWords, namedWord } from '../core/subscription-words.js';
import type { TopicId } from '../core/topic.js';
import { formatList } from '../i18n/lists.js';
import type { Context } from './context.js';
import { withLines } from './lines.js';

/**
 * Says below an answer which of the words that were typed for a topic do not hold: those that all articles have, and those
 * for which there is no room.
 * @param context as it was before the words were added.
 */
export function withLeftOut(context: Context, topic: TopicId, answered: Answer, typed: string): Answer {
  const { text, chat } = context;
  const common = commonWords(typed).map((word) => `“${namedWord(word)}”`);
  const hasRoom = hasRoomFor(typed, wordsNow(chat.subscriptions, topic));
  return withLines(answered, [
    ...(common.length === 0 ? [] : [[text('words-common', { words: formatList(common, chat.language) })]]),
    ...(hasRoom ? [] : [[text('words-no-room', maxWords)]]),
  ]);
}
