import { type Chat, idsOf, takesPosts } from '../core/chat.js';
import type { FeedState } from '../core/feed.js';
import { type Reply, reply } from '../core/message.js';
import { type FollowedFeed, isPersonal } from '../core/personal-feed.js';
import type { ChatStore, Clock, DeliveryStore, Log, NewsStore, Outbox } from '../core/ports.js';
import { isQuiet } from '../core/quiet-hours.js';
import { maskSecrets } from '../core/secrets.js';
import { laneSchema, type Subscription } from '../core/subscription.js';
import type { Texts } from '../i18n/texts.js';
import { isServedNow, type Serves } from './served-chats.js';

/** How long a feed must have failed before its chats are notified: a day, in milliseconds. */
const tellAfterMs = 24 * 3_600_000;

/** What telling of failing feeds needs. */
export interface FeedNoticeDeps {
  store: Pick<NewsStore, 'personalFeeds' | 'feedStates'> & ChatStore & Pick<DeliveryStore, 'subscribers'>;
  outbox: Outbox;
  texts: Texts;
  clock: Pick<Clock, 'now'>;
  log: Log;
  /** Whether this process speaks in a chat now. */
  serves: Serves;
  /** How a chat stops following a topic: the action of a button. */
  stopAction: (topic: string) => string;
}

/**
 * Tells the chats that added a feed when it has been failing for a day, once for each outage. A message that was sent
 * just before a kill may come again. Chats that rest, or have quiet hours, are told at a later call. Never rejects.
 */
export async function tellOfFailingFeeds(deps: FeedNoticeDeps): Promise<void> {
  const { store, clock, log } = deps;
  try {
    const followed = new Map((await store.personalFeeds()).map((feed) => [feed.topic, feed]));
    if (followed.size === 0) return;
    const failing = (await store.feedStates([...followed.keys()])).filter((state) =>
      isLong(state, clock.now()),
    );
    for (const state of failing) await tellFollowers(state, followed.get(state.id), deps);
  } catch (error) {
    log.warn({ err: error }, 'chats could not be told of their failing feeds: it is tried again');
  }
}

/** Chats are notified at once of a feed that is gone for good. */
function isLong({ failing, ended }: FeedState, now: number): boolean {
  return failing !== null && (ended || now - failing.since >= tellAfterMs);
}

async function tellFollowers(
  state: FeedState,
  feed: FollowedFeed | undefined,
  deps: FeedNoticeDeps,
): Promise<void> {
  if (feed === undefined || !isPersonal(state.id)) return;
  const lanes = laneSchema.options.map((lane) => idsOf(deps.store.subscribers({ topics: [state.id], lane })));
  for (const id of new Set((await Promise.all(lanes)).flat())) {
    const chat = (await isServedNow(id, deps)) ? await deps.store.chat(id) : null;
    if (chat !== null) await tell(chat, state, deps);
  }
}

async function tell(chat: Chat, state: FeedState, deps: FeedNoticeDeps): Promise<void> {
  const { store, outbox, clock, log } = deps;
  const since = state.failing?.since;
  const own = chat.subscriptions.find(({ topic }) => topic === state.id)?.feed;
  const { quiet } = chat.settings;
  if (own === undefined || since === undefined || own.toldFailing === since) return;
  if (!takesPosts(chat) || isQuiet(quiet, chat.timezone, clock.now())) return;
  const outcomes = await outbox.reply(chat.id, [notice(chat, own.title, state, deps)]);
  if (outcomes.some(({ kind }) => kind !== 'sent')) return;
  await store.changeChat(
    chat.id,
    (stored) => stored && { ...stored, subscriptions: withNotice(stored, state.id, since) },
  );
  log.info({ chat: chat.id, feed: state.id }, 'a chat was told that its feed fails');
}

function withNotice({ subscriptions }: Chat, topic: string, since: number): Subscription[] {
  return subscriptions.map((each) =>
    each.topic === topic && each.feed !== undefined
      ? { ...each, feed: { ...each.feed, toldFailing: since } }
      : each,
  );
}

function notice(
  chat: Chat,
  title: string,
  { id, ended }: FeedState,
  { texts, stopAction }: FeedNoticeDeps,
): Reply {
  const text = texts(chat.language);
  const key = ended ? 'feed-ended' : 'feed-failing';
  const label = text('button-stop');
  return {
    ...reply([text(key, { feed: maskSecrets(title) })]),
    buttons: [[{ label, action: stopAction(id) }]],
  };
}
