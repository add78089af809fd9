import type { LogEntry } from './article.js';
import type { Chat } from './chat.js';
import { muteAt, publisherMuteAt } from './mute.js';
import { intervalAt, type Lane, type Subscription } from './subscription.js';
import { type ArticleText, hasWords, wordVerdict } from './subscription-words.js';
import type { TopicId } from './topic.js';

/** The preferences of a chat by which entries are judged. */
export type ChatPreferences = Pick<Chat, 'subscriptions' | 'mutes' | 'settings'>;

/** An entry that a chat still waits for, with those of the chat's topics that it comes by. */
export interface PendingEntry {
  entry: LogEntry;
  topics: TopicId[];
  /** The article of the same story that was delivered here before, in a chat that wants a story once; else null. */
  heldFor: string | null;
}

/** What deciding on one entry for one chat needs to know. */
export interface PendingQuestion {
  chat: ChatPreferences;
  lane: Lane;
  /** The lane's cursor. */
  cursor: number;
  /** Whether this article was posted in this chat before, by whichever entry. */
  delivered: (article: string) => boolean;
  /** What an article says. Asked only where a subscription has words; null where the article is past keeping. */
  textOf: TextOf;
}

/** See {@link PendingQuestion.textOf}. */
export type TextOf = (article: string) => ArticleText | null;

/**
 * The rule that derives pending work: the topics by which this entry still has to come to the chat, or none.
 * Every store answers `pending` by it, so that no row is kept for a delivery before it is sent. What comes at
 * once is not in a digest as well.
 */
export function pendingTopics(
  entry: LogEntry,
  { chat, lane, cursor, delivered, textOf }: PendingQuestion,
): TopicId[] {
  if (!entry.deliverable || entry.kind === 'corrected' || entry.seq <= cursor) return [];
  const topics = matchingTopics(entry, chat, lane, textOf);
  if (topics.length === 0 || delivered(entry.article)) return [];
  return lane === 'digest' && matchingTopics(entry, chat, 'instant', textOf).length > 0 ? [] : topics;
}

/** The topics by which an entry comes to a chat in this lane, by the preferences that held when it was recorded. */
export function matchingTopics(
  entry: LogEntry,
  chat: ChatPreferences,
  lane: Lane,
  textOf: TextOf,
): TopicId[] {
  if (publisherMuteAt(chat.mutes, entry.publisher, entry.at) !== null) return [];
  return chat.subscriptions
    .filter(
      (each) =>
        entry.topics.includes(each.topic) &&
        isWanted(entry, each, lane, textOf) &&
        muteAt(chat.mutes, each.topic, entry.at) === null &&
        isRead(entry.language, each, chat),
    )
    .map(({ topic }) => topic);
}

/** Whether a subscription covers an entry, and its words let it through. Text that is not known any more is let through. */
function isWanted(
  { seq, article }: LogEntry,
  subscription: Subscription,
  lane: Lane,
  textOf: TextOf,
): boolean {
  const interval = intervalAt(subscription, lane, seq);
  if (interval === null || !hasWords(interval)) return interval !== null;
  const text = textOf(article);
  return text === null || wordVerdict(text, interval) === null;
}

/** Whether an article in this language comes by a subscription. One whose language is not known does. */
export function isRead(
  language: string | null,
  subscription: Pick<Subscription, 'anyLanguage'>,
  { settings }: ChatPreferences,
): boolean {
  const { reads } = settings;
  return reads === null || language === null || subscription.anyLanguage === true || reads.includes(language);
}

/** Whether what comes by these topics comes without a sound: loud beats silent. */
export function isSilent(topics: readonly TopicId[], { subscriptions, settings }: ChatPreferences): boolean {
  const own = subscriptions.filter(({ topic }) => topics.includes(topic));
  return settings.silent || (own.length > 0 && own.every(({ silent }) => silent === true));
}
