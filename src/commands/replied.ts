import type { Article } from '../core/article.js';
import type { Chat } from '../core/chat.js';
import type { Reply } from '../core/message.js';
import { isPersonalArticle } from '../core/personal-feed.js';
import { followedTopics } from '../core/subscription.js';
import { forms } from './action-forms.js';
import { nameOf } from './cards.js';
import type { Context } from './context.js';
import { card, homeButton } from './lines.js';

/** The article of the post that a command answers to; null where it answers to none that is known. */
export async function repliedArticle({ store, asker, chat }: Context): Promise<Article | null> {
  const { repliedTo } = asker;
  const id = repliedTo == null ? null : await store.postedAs(asker.chat, repliedTo);
  const [article = null] = id === null ? [] : await store.articles([id]);
  return article !== null && mayBeTold(article, chat) ? article : null;
}

/** Whether an article is one of this chat's: what a feed of others brought is theirs. */
export function mayBeTold(article: Article, { subscriptions }: Chat): boolean {
  return !isPersonalArticle(article) || subscriptions.some(({ topic }) => topic === article.feed);
}

/** Asks which of an article's topics to follow no more; null where none of them is followed. */
export function stopCard(context: Context, article: Article): Reply | null {
  const { text, chat } = context;
  const followed = followedTopics(chat.subscriptions);
  const own = followed.filter((topic) => article.topics.includes(topic) || topic === article.feed);
  if (own.length === 0) return null;
  return card(
    [[{ text: text('stop-what'), bold: true }]],
    [
      ...own.map((topic) => [{ label: `✖ ${nameOf(context, topic)}`, action: forms.unfollow.encode(topic) }]),
      [homeButton(context)],
    ],
  );
}
