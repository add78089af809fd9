import { z } from 'zod';
import type { Article } from './article.js';
import type { Feed } from './catalog.js';
import { fingerprint } from './keyword.js';
import type { TopicId } from './topic.js';

const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

/** A feed that people added to their chat, as each of its subscriptions keeps it. */
export const personalFeedSchema = z.object({
  /** May hold a password: only who added it may see that. */
  url: webAddress,
  title: z.string().min(1).max(80),
  /** The page that it belongs to. */
  site: webAddress,
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable(),
  /** The chat was told that it has been failing since this instant; absent when it was not told of anything. */
  toldFailing: z.number().int().optional(),
});

/** See {@link personalFeedSchema}. */
export type PersonalFeed = z.infer<typeof personalFeedSchema>;

/** A feed that some chat added, with the topic that it is. */
export interface FollowedFeed extends Omit<PersonalFeed, 'toldFailing'> {
  topic: TopicId;
}

/** Whether people may add feeds of their own, and how many in one chat. `admins`: those who may change the chat. */
export interface UserFeeds {
  who: 'off' | 'admins' | 'everyone';
  perChat: number;
}

/** No feed that people added is polled more often: ten minutes, in milliseconds. */
export const personalPollGap = 600_000;

/** How many feeds people may add in all chats together. More would be polled late. */
export const maxPersonalFeeds = 5_000;

const prefix = 'personal:';

/** Whether a topic, which is also the id of its feed, is a feed that people added. */
export function isPersonal(topic: TopicId): boolean {
  return topic.startsWith(prefix);
}

/** Whether an article came by a feed that people added: it is for those who follow that feed alone. */
export function isPersonalArticle({ feed }: Pick<Article, 'feed'>): boolean {
  return isPersonal(feed);
}

/** The topic of a feed: all chats that add the same address share it. */
export function personalTopic(url: string): TopicId {
  const address = new URL(url);
  address.hash = '';
  return `${prefix}${fingerprint(address.href)}`;
}

/** The feeds of its own that a chat is sent. One that let the bot go keeps them without being sent anything. */
export function personalFeedsOf({
  subscriptions,
  state,
}: {
  subscriptions: readonly { topic: TopicId; feed?: PersonalFeed | undefined }[];
  state: { kind: string; [fact: string]: unknown };
}): FollowedFeed[] {
  if (state.kind === 'gone') return [];
  return subscriptions.flatMap(({ topic, feed }) => {
    if (feed === undefined) return [];
    const { toldFailing: _, ...facts } = feed;
    return [{ topic, ...facts }];
  });
}

/** The same as intake polls it. Its publisher is nobody's topic. */
export function polledFeed({ topic, url, title, site, language }: FollowedFeed): Feed {
  const publisher = { id: `own-${topic.slice(prefix.length)}`, name: title, url: site };
  return { id: topic, url, publisher: { ...publisher, ...(language !== null && { language }) } };
}
