import { publisherTopic } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { type Line, reply } from '../core/message.js';
import type { Answer, AttachedFile, FeedList } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import { formatList } from '../i18n/lists.js';
import { isOperator } from './access.js';
import { forms } from './action-forms.js';
import { followButton } from './cards.js';
import { answer, type Command, type Context, changeChat, noticed } from './context.js';
import { card } from './lines.js';
import { ownFeedsOf, personKey, withOwnFeed } from './own-feeds.js';
import { missingRights } from './subscribe.js';

/** The largest list that is read, in bytes: thousands of feeds. */
const maxBytes = 1_048_576;

/** How many publishers of the catalog are offered, and how many feeds that failed are named. */
const [maxOffered, maxNamed] = [8, 5];

/** Adds the feeds of an OPML list to this chat, and says what became of each. */
export async function addFeedList(context: Context, file: AttachedFile): Promise<Answer> {
  const { text, chat, feeds, userFeeds } = context;
  const perChat = userFeeds?.perChat ?? 0;
  const body = await file.read(maxBytes);
  if (body === null) return answer(reply([text('opml-too-large')]));
  const refused = await missingRights(context);
  if (refused !== null) return refused;
  const followed = new Set(followedTopics(chat.subscriptions));
  const room = perChat - ownFeedsOf(chat).length;
  try {
    const asked = { person: personKey(context), room, isFollowed: (topic: string) => followed.has(topic) };
    const list = await feeds.readList(body, asked);
    return list === null ? noticed(text('feed-later')) : await addAll(context, list, perChat);
  } catch (error) {
    if (error instanceof KabarError) return answer(reply([text('opml-unreadable')]));
    throw error;
  }
}

async function addAll(context: Context, list: FeedList, perChat: number): Promise<Answer> {
  const changed =
    list.own.length === 0
      ? context
      : await changeChat(context, (stored, head) =>
          list.own.reduce((chat, feed) => withOwnFeed(chat, feed, head, perChat), stored),
        );
  const followed = followedTopics(changed.chat.subscriptions);
  const added = list.own.filter(({ topic }) => followed.includes(topic));
  const { text, chat } = changed;
  const names = (all: readonly string[]) => formatList(all.slice(0, maxNamed), chat.language);
  const left = list.left + list.own.length - added.length;
  const lines: Line[] = [
    [{ text: text('opml-added', { count: added.length }), bold: true }],
    ...added.map(({ title }): Line => [`· ${title}`]),
    ...(list.known > 0 ? [[text('opml-known', { count: list.known })]] : []),
    ...(list.failed.length > 0
      ? [[text('opml-failed', { count: list.failed.length, names: names(list.failed) })]]
      : []),
    ...(left > 0 ? [[text('opml-left', { count: left, most: perChat })]] : []),
  ];
  const offered = list.publishers.map(publisherTopic).filter((topic) => !followed.includes(topic));
  return answer(
    card(lines, [
      ...offered.slice(0, maxOffered).map((topic) => [followButton(changed, topic)]),
      [{ label: text('button-subscriptions'), action: forms.subscriptions.encode() }],
    ]),
  );
}

/** `/export`: the feeds that come here as an OPML file, for other readers. */
export const exportCommand: Command = {
  name: 'export',
  options: [],
  changes: false,
  personal: true,
  async run({ chat, feeds, text, userFeeds, asker, access }) {
    const prefix = publisherTopic('');
    const publishers = followedTopics(chat.subscriptions)
      .filter((topic) => topic.startsWith(prefix))
      .map((topic) => topic.slice(prefix.length));
    const own = ownFeedsOf(chat).map(({ feed }) => feed);
    if (own.length + publishers.length === 0) {
      const mayAdd = (userFeeds?.who ?? 'off') !== 'off' || isOperator(asker, access);
      return answer(reply([text(mayAdd ? 'export-none' : 'export-none-publishers')]));
    }
    const file = { name: 'kabar.opml', mediaType: 'text/x-opml', text: feeds.writeList(own, publishers) };
    return answer({ ...reply([text('export-here')]), file });
  },
};
