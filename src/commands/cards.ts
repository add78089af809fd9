import { topicName } from '../core/catalog.js';
import type { Button, Reply } from '../core/message.js';
import { reply } from '../core/message.js';
import { followedTopics } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import type { Context } from './context.js';
import { followable } from './find-topic.js';

/** How many topics one page of a card holds. */
const pageLength = 8;

/**
 * All topics, each a button that turns it on or off. Actions: `topics <page>`, `flip <page> <topic>`.
 * A page that does not exist becomes the nearest that does.
 */
export function topicsCard(context: Context, page: number): Reply {
  const { chat, catalog, text } = context;
  const topics = followable(catalog());
  if (topics.length === 0) return reply([text('no-topics')]);
  const pages = Math.ceil(topics.length / pageLength);
  const shown = Math.min(Math.max(0, page), pages - 1);
  const followed = new Set(followedTopics(chat.subscriptions));
  const buttons = topics.slice(shown * pageLength, (shown + 1) * pageLength).map((topic) => [
    {
      label: `${followed.has(topic) ? '✅' : '➕'} ${nameOf(context, topic)}`,
      action: `flip ${shown} ${topic}`,
    },
  ]);
  return {
    kind: 'reply',
    lines: [
      [{ text: text('topics-title'), bold: true }],
      [text('topics-hint', { followed: followed.size, all: topics.length })],
    ],
    buttons: [...buttons, ...pageRow(shown, pages)],
  };
}

function pageRow(page: number, pages: number): Button[][] {
  if (pages === 1) return [];
  const to = (target: number, label: string) => ({ label, action: `topics ${(target + pages) % pages}` });
  return [[to(page - 1, '‹'), to(page, `${page + 1} / ${pages}`), to(page + 1, '›')]];
}

/** What the chat follows, each with a button that ends it. Action: `drop <topic>`. */
export function subscriptionsCard({ chat, catalog, text }: Context): Reply {
  const followed = followedTopics(chat.subscriptions).map((topic) => ({
    topic,
    name: topicName(catalog(), topic, chat.language) ?? text('topic-gone', { topic }),
  }));
  if (followed.length === 0) return reply([text('no-subscriptions')]);
  return {
    kind: 'reply',
    lines: [
      [{ text: text('subscriptions-title', { count: followed.length }), bold: true }],
      ...followed.map(({ name }) => [`• ${name}`]),
      [text('subscriptions-hint')],
    ],
    // A card with more buttons than this is refused by some platform; the rest goes by /unsubscribe.
    buttons: followed
      .slice(0, 20)
      .map(({ topic, name }) => [{ label: `✖ ${name}`, action: `drop ${topic}` }]),
  };
}

/** What somebody may have meant, each a button. Action: `<verb> <topic>`. */
export function didYouMean(
  context: Context,
  typed: string,
  near: readonly TopicId[],
  verb: 'follow' | 'unfollow' | 'latest',
): Reply {
  const key = near.length === 0 ? 'topic-unknown' : 'did-you-mean';
  return {
    kind: 'reply',
    lines: [[context.text(key, { typed: truncate(typed.trim(), 60) })]],
    buttons: near.map((topic) => [{ label: nameOf(context, topic), action: `${verb} ${topic}` }]),
  };
}

/** A topic's name for this chat; its id when the catalog has it no more. */
export function nameOf({ catalog, chat }: Context, topic: TopicId): string {
  return topicName(catalog(), topic, chat.language) ?? topic;
}
