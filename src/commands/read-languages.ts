import type { Article } from '../core/article.js';
import type { Chat } from '../core/chat.js';
import type { Button } from '../core/message.js';
import { isRead } from '../core/pending.js';
import type { LatestQuery } from '../core/ports.js';
import { languageName } from '../presentation/explanation.js';
import { forms } from './action-forms.js';
import type { Context } from './context.js';

/** So many of the newest articles are looked through for those in a language that the chat reads. */
const maxRead = 500;

/** The newest articles in the languages that the chat reads; in all languages where it reads none of them. */
export async function latestRead(
  { store, chat }: Pick<Context, 'store' | 'chat'>,
  { limit, offset = 0, ...query }: LatestQuery,
): Promise<Article[]> {
  if (chat.settings.reads === null) return store.latest({ ...query, limit, offset });
  const newest = await store.latest({ ...query, limit: maxRead });
  const read = newest.filter((article) => isReadIn(chat, article));
  return (read.length > 0 ? read : newest).slice(offset, offset + limit);
}

/** Whether the chat reads the language of an article, or follows a topic of it in any language. */
export function isReadIn(chat: Chat, { language, topics }: Article): boolean {
  const own = chat.subscriptions.filter(({ topic }) => topics.includes(topic));
  return [{}, ...own].some((each) => isRead(language, each, chat));
}

/** The button that leaves out other languages than the chat's own, where the chat gets some and has not chosen any yet. */
export function onlyOwnLanguage({ chat, text }: Context, articles: readonly Article[]): Button[][] {
  const { language: own, settings } = chat;
  if (settings.reads !== null) return [];
  if (articles.every(({ language }) => language === null || language === own)) return [];
  const label = text('button-only-language', { language: languageName(own, own) });
  return [[{ label, action: forms.choose.encode('reads', own) }]];
}
