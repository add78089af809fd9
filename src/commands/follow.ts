import { keywordOf, maxKeywords } from '../core/keyword.js';
import { reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { parseQuery } from '../core/query.js';
import { follow, followedTopics } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import { presentArticle } from '../presentation/present.js';
import { answer, type Command, type Context, changeChat, comesAgain, noticed } from './context.js';
import { missingRights } from './subscribe.js';

/** `/follow "Korea Utara" -nuklir`: follows words as a topic of its own. */
export const followCommand: Command = {
  name: 'follow',
  options: [
    { name: 'words', kind: 'text', required: true },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  run: (context, { words = '' }) => followWords(context, words),
};

async function followWords(context: Context, typed: string): Promise<Answer> {
  const { chat, text } = context;
  const phrase = truncate(typed.replace(/\s+/g, ' ').trim(), 100);
  const keyword = keywordOf(phrase);
  if (keyword === null) return answer(reply([text('follow-how')]));
  if (followedTopics(chat.subscriptions).includes(keyword.topic) && !comesAgain(context)) {
    return noticed(text('subscribed-already', { topic: phrase }));
  }
  const followed = chat.subscriptions.filter((each) => each.phrase !== undefined).length;
  if (followed >= maxKeywords) return noticed(text('follow-too-many', { most: maxKeywords }));
  const refused = await missingRights(context);
  if (refused !== null) return refused;
  const changed = await changeChat(context, (stored, head) => ({
    ...stored,
    subscriptions: follow(stored.subscriptions, keyword.topic, 'instant', head, { phrase }),
  }));
  return followedNow(changed, phrase);
}

/** Confirms it, with the newest article that has these words as a sample. */
async function followedNow(context: Context, phrase: string): Promise<Answer> {
  const { store, chat, catalog, text, clock } = context;
  const query = parseQuery(phrase);
  const found = query === null ? [] : (await store.search({ query, limit: 1 })).articles;
  const samples = found.map((article) => presentArticle(article, [], chat, catalog(), clock.now()));
  const line = text(found.length > 0 ? 'subscribed' : 'subscribed-empty', { topic: phrase });
  return { messages: [reply([line]), ...samples], notice: line };
}
