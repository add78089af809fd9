import { payloads } from '../core/deep-link.js';
import { spokenLanguage } from '../core/language.js';
import type { Answer } from '../core/ports.js';
import { postActions } from '../core/post-actions.js';
import type { Context } from './context.js';

/**
 * Presses a button in a place that many read. Whatever it would say to one of them all others would read too, so that a
 * reader gets a notice, and those who run the place may change a card of theirs, without a message beside it.
 */
export async function pressInBroadcast(
  context: Context,
  action: string,
  press: () => Promise<Answer>,
): Promise<Answer> {
  const { asker, texts, chat } = context;
  // One person alone reads it, who need not speak the language of the place.
  const notice = texts(spokenLanguage(asker.languageTag) ?? chat.language)('broadcast-press');
  if (isUnderPost(action)) return { messages: [], notice, ...continued(action) };
  if (!(await asker.mayChange())) return { messages: [], notice };
  const { messages, ...answered } = await press();
  return { ...answered, messages: messages.slice(0, 1) };
}

/** Whether an action belongs to a button under a post: what it opens comes beside the post. */
function isUnderPost(action: string): boolean {
  const [name] = action.split(' ');
  return Object.values(postActions).some((each) => each.name === name);
}

/** What is like an article is shown to a reader in private. */
function continued(action: string): Pick<Answer, 'startPayload'> {
  const [name, ...words] = action.split(' ');
  const [article] = name === postActions.more.name ? (postActions.more.decode(words) ?? []) : [];
  return article === undefined ? {} : { startPayload: payloads.more(article) };
}
