import type { Chat } from '../core/chat.js';
import { type FollowedFeed, personalTopic } from '../core/personal-feed.js';
import type { Answer, ChatData } from '../core/ports.js';
import { maskSecrets } from '../core/secrets.js';
import { follow, followedTopics, type Subscription } from '../core/subscription.js';
import { isAllowed } from './access.js';
import { forms } from './action-forms.js';
import { answer, type Context, changeChat, comesAgain, noticed } from './context.js';
import { card } from './lines.js';
import { missingRights } from './subscribe.js';

/** Whether whoever asks may add feeds of their own to this chat. */
export async function mayAddFeeds({ userFeeds, asker, access }: Context): Promise<boolean> {
  const who = userFeeds?.who ?? 'off';
  if (who === 'off' || !isAllowed(asker.chat, access)) return false;
  return who === 'everyone' || (await asker.mayChange());
}

/** The text that says why they may not. */
export function whyNoFeeds({ userFeeds, asker, access }: Context) {
  if ((userFeeds?.who ?? 'off') === 'off') return 'only-operators';
  return isAllowed(asker.chat, access) ? 'only-admins' : 'not-served';
}

/** By what is counted how often somebody has feeds looked for: nobody can be told from others in some places. */
export function personKey({ asker }: Context): string {
  return asker.person ?? asker.chat;
}

/** Whether a chat has added the feed at this address. */
export function hasOwnFeed({ subscriptions }: Pick<Chat, 'subscriptions'>, url: string): boolean {
  return followedTopics(subscriptions).includes(personalTopic(url));
}

/** The feeds of its own that a chat follows. */
export function ownFeedsOf({ subscriptions }: Pick<Chat, 'subscriptions'>): (Subscription & {
  feed: NonNullable<Subscription['feed']>;
})[] {
  return subscriptions.flatMap((each) => (each.feed === undefined ? [] : [{ ...each, feed: each.feed }]));
}

/** What is kept of a chat, for all who may see it there: without the passwords of feeds that one of them added. */
export function withoutPasswords(data: ChatData): ChatData {
  const subscriptions = data.chat.subscriptions.map((each) =>
    each.feed === undefined ? each : { ...each, feed: { ...each.feed, url: maskSecrets(each.feed.url) } },
  );
  return { ...data, chat: { ...data.chat, subscriptions } };
}

/** A chat with a feed of its own more, or as it is when it has as many as it may. */
export function withOwnFeed(
  chat: Chat,
  { topic, ...feed }: FollowedFeed,
  head: number,
  perChat: number,
): Chat {
  const others = ownFeedsOf(chat).filter((each) => each.topic !== topic);
  if (others.length >= perChat) return chat;
  return { ...chat, subscriptions: follow(chat.subscriptions, topic, 'instant', head, { feed }) };
}

/** Adds a feed to this chat alone, and confirms once that is committed. */
export async function addOwnFeed(context: Context, feed: FollowedFeed): Promise<Answer> {
  const { text, chat, userFeeds } = context;
  const perChat = userFeeds?.perChat ?? 0;
  if (followedTopics(chat.subscriptions).includes(feed.topic) && !comesAgain(context))
    return noticed(text('subscribed-already', { topic: feed.title }));
  const refused = await missingRights(context);
  if (refused !== null) return refused;
  const changed = await changeChat(context, (stored, head) => withOwnFeed(stored, feed, head, perChat));
  if (!followedTopics(changed.chat.subscriptions).includes(feed.topic))
    return noticed(text('feed-too-many', { most: perChat }));
  return answer(
    card(
      [[text('feed-own-added', { feed: feed.title })]],
      [
        [{ label: text('button-stop'), action: forms.unfollow.encode(feed.topic) }],
        [{ label: text('button-subscriptions'), action: forms.subscriptions.encode() }],
      ],
    ),
  );
}
