import type { LogEntry } from './article.js';
import type { Chat } from './chat.js';
import type { DeliveryFacts, Publication } from './delivery.js';
import { nextDigestAt } from './digest.js';
import { type Mute, muteAt, publisherMuteAt } from './mute.js';
import { isRead, matchingTopics, pendingTopics } from './pending.js';
import { quietUntil } from './quiet-hours.js';
import { intervalAt, type Lane, laneSchema } from './subscription.js';
import { type ArticleText, type WordVerdict, wordVerdict } from './subscription-words.js';
import type { TopicId } from './topic.js';

/** Why an article was posted in a chat, or was not, or not yet. Instants in milliseconds since 1970. */
export type Explanation =
  /** It came at `at`; inside a list where its message is not known. `publication`: whether it went on to followers. */
  | { kind: 'posted'; at: number; inList: boolean; publication?: Publication }
  /** A list or digest that holds it is being sent. */
  | { kind: 'planned' }
  /** It was to come, and was not posted: the platform or Kabar had a reason. */
  | { kind: 'refused'; reason: string; at: number }
  /** Another article of the same story was delivered in its place. */
  | { kind: 'same-story'; heldFor: string }
  /** Kabar does not know the article any more. */
  | { kind: 'unknown' }
  /** It was old when Kabar found it. */
  | { kind: 'history' }
  /** The chat follows none of its topics. */
  | { kind: 'not-followed' }
  /** The chat follows one of its topics, but only since later. */
  | { kind: 'before' }
  | { kind: 'muted'; mute: Mute }
  /** The words of its subscription to this topic keep it out. */
  | { kind: 'words'; topic: TopicId; because: WordVerdict }
  /** The chat does not read its language. */
  | { kind: 'language'; language: string }
  /** It was settled so long ago that what became of it is forgotten. */
  | { kind: 'settled' }
  /** It waits: for the end of quiet hours, for the next digest, for the chat, or only for its turn. */
  | { kind: 'quiet'; until: number }
  | { kind: 'digest'; at: number }
  /** It waits because the operator has paused the chat, or a place that it belongs to: see `withInheritedSuspension`. */
  | { kind: 'suspended'; since: number }
  | { kind: 'resting'; state: Exclude<Chat['state'], { kind: 'active' }> }
  | { kind: 'waiting' };

/**
 * Says from the stored facts what became of an article in a chat.
 * @param article by what it says the words of subscriptions judge.
 */
export function explain(facts: DeliveryFacts, chat: Chat, now: number, article: ArticleText): Explanation {
  const { posted, planned, refused, heldFor } = facts;
  if (posted !== null) {
    const { at, messageId, publication } = posted;
    return { kind: 'posted', at, inList: messageId === null, ...(publication && { publication }) };
  }
  if (planned !== null) return { kind: 'planned' };
  const delivered = facts.entries.filter((entry) => entry.kind !== 'corrected');
  const waiting = laneSchema.options.find((lane) =>
    delivered.some(
      (entry) =>
        pendingTopics(entry, {
          chat,
          lane,
          cursor: facts.cursors[lane],
          delivered: () => false,
          textOf: () => article,
        }).length > 0,
    ),
  );
  if (heldFor !== null && delivered.some((entry) => isMatching(entry, chat, article)))
    return { kind: 'same-story', heldFor };
  if (waiting !== undefined) return whyWaiting(waiting, chat, now);
  if (refused?.reason != null) return { kind: 'refused', reason: refused.reason, at: refused.at };
  return whyNot(delivered, chat, article);
}

function isMatching(entry: LogEntry, chat: Chat, article: ArticleText): boolean {
  return (
    entry.deliverable &&
    laneSchema.options.some((lane) => matchingTopics(entry, chat, lane, () => article).length > 0)
  );
}

function whyWaiting(lane: Lane, chat: Chat, now: number): Explanation {
  const { state, suspendedAt, settings, timezone, digestSlot } = chat;
  if (suspendedAt !== undefined) return { kind: 'suspended', since: suspendedAt };
  if (state.kind !== 'active') return { kind: 'resting', state };
  if (lane === 'digest') {
    const at = nextDigestAt(
      { ...settings, schedule: settings.digest, zone: timezone, last: digestSlot },
      now,
    );
    return { kind: 'digest', at };
  }
  const until = quietUntil(settings.quiet, timezone, now);
  return until === null ? { kind: 'waiting' } : { kind: 'quiet', until };
}

function whyNot(delivered: readonly LogEntry[], chat: Chat, article: ArticleText): Explanation {
  const [first] = delivered;
  if (first === undefined) return { kind: 'unknown' };
  const deliverable = delivered.filter((entry) => entry.deliverable);
  if (deliverable.length === 0) return { kind: 'history' };
  if (deliverable.some((entry) => isMatching(entry, chat, article))) return { kind: 'settled' };
  return (
    deliverable
      .map((entry) => whyNotMatching(entry, chat, article))
      .find(({ kind }) => kind !== 'not-followed') ?? {
      kind: 'not-followed',
    }
  );
}

/** Which preference of the chat keeps an entry away. */
function whyNotMatching(entry: LogEntry, chat: Chat, article: ArticleText): Explanation {
  const own = chat.subscriptions.filter(({ topic }) => entry.topics.includes(topic));
  if (own.length === 0) return { kind: 'not-followed' };
  const covering = own.flatMap((each) => {
    const interval = laneSchema.options.map((lane) => intervalAt(each, lane, entry.seq)).find((one) => one);
    return interval == null ? [] : [{ each, verdict: wordVerdict(article, interval) }];
  });
  if (covering.length === 0) return { kind: 'before' };
  const mute =
    publisherMuteAt(chat.mutes, entry.publisher, entry.at) ??
    covering.map(({ each }) => muteAt(chat.mutes, each.topic, entry.at)).find((found) => found !== null);
  if (mute != null) return { kind: 'muted', mute };
  for (const { each, verdict } of covering) {
    if (verdict !== null) return { kind: 'words', topic: each.topic, because: verdict };
  }
  const isUnread = covering.every(({ each }) => !isRead(entry.language, each, chat));
  return isUnread ? { kind: 'language', language: entry.language ?? '' } : { kind: 'settled' };
}
