import type { Article, LogEntry } from '../../src/core/article.js';
import type { Chat } from '../../src/core/chat.js';
import type { Lane, Subscription } from '../../src/core/subscription.js';

// The rules of DESIGN.md once more, as plainly as they can be said. Nothing here calls the rules that it judges.

/** The topics by which an entry still has to come to a chat in a lane. */
export function naivePending(
  entry: LogEntry,
  chat: Chat,
  lane: Lane,
  cursor: number,
  delivered: ReadonlySet<string>,
  article: Article | undefined,
): string[] {
  if (entry.kind === 'corrected') return [];
  if (!entry.deliverable) return [];
  if (entry.seq <= cursor) return [];
  if (delivered.has(entry.article)) return [];
  const instant = naiveMatching(entry, chat, 'instant', article);
  if (lane === 'instant') return instant;
  return instant.length === 0 ? naiveMatching(entry, chat, 'digest', article) : [];
}

function naiveMatching(entry: LogEntry, chat: Chat, lane: Lane, article: Article | undefined): string[] {
  const found: string[] = [];
  for (const { topic, intervals, anyLanguage } of chat.subscriptions) {
    const isOfTopic = entry.topics.indexOf(topic) >= 0;
    let isCovered = false;
    for (const interval of intervals) {
      const isBehind = interval.since < entry.seq;
      const isBefore = interval.until === null || entry.seq <= interval.until;
      if (interval.lane === lane && isBehind && isBefore) isCovered = naiveWanted(interval, article);
    }
    const isMuted = naiveMuted(chat, topic, entry.at);
    const isPublisherMuted = naiveMuted(chat, `publisher:${entry.publisher}`, entry.at);
    const { reads } = chat.settings;
    const isRead = !reads || !entry.language || anyLanguage || reads.indexOf(entry.language) >= 0;
    if (isOfTopic && isCovered && !isMuted && !isPublisherMuted && isRead) found.push(topic);
  }
  return found;
}

/** Words of the test are single and without endings, or two in quotes: no tokenizer is needed to find them. */
function naiveWanted(
  { only, never }: Subscription['intervals'][number],
  article: Article | undefined,
): boolean {
  if (article === undefined) return true;
  const said = ` ${article.headline} ${article.summary ?? ''} `.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  const has = (word: string) => said.includes(` ${word.replaceAll('"', '')} `);
  for (const word of never ?? []) if (has(word)) return false;
  if (only === undefined) return true;
  for (const word of only) if (has(word)) return true;
  return false;
}

function naiveMuted({ mutes }: Chat, topic: string, at: number): boolean {
  for (const { topic: muted, from, until } of mutes) {
    if (muted === topic && from <= at && (until === null || until > at)) return true;
  }
  return false;
}

/** A chat that follows a topic in a lane from the head on. */
export function naiveFollow(chat: Chat, topic: string, lane: Lane, head: number): Chat {
  const own = chat.subscriptions.find((each) => each.topic === topic);
  const last = own?.intervals[own.intervals.length - 1];
  const { only, never } = last ?? {};
  const open = { lane, since: head, until: null, ...(only && { only }), ...(never && { never }) };
  if (own === undefined) {
    return { ...chat, subscriptions: [...chat.subscriptions, { topic, intervals: [open] }] };
  }
  if (last?.lane === lane && last.until === null) return chat;
  const intervals = own.intervals.map((each) => ({ ...each, until: each.until ?? head }));
  const changed = { ...own, intervals: [...intervals, open] };
  return { ...chat, subscriptions: chat.subscriptions.map((each) => (each === own ? changed : each)) };
}

/** A chat that has other words for a topic from the head on. */
export function naiveReword(
  chat: Chat,
  topic: string,
  words: Pick<Subscription['intervals'][number], 'only' | 'never'>,
  head: number,
): Chat {
  const own = chat.subscriptions.find((each) => each.topic === topic);
  const last = own?.intervals[own.intervals.length - 1];
  if (own === undefined || last === undefined) return chat;
  const intervals = own.intervals.map((each) => ({ ...each, until: each.until ?? head }));
  const open = { lane: last.lane, since: head, until: null, ...words };
  const changed = { ...own, intervals: [...intervals, open] };
  return { ...chat, subscriptions: chat.subscriptions.map((each) => (each === own ? changed : each)) };
}

/** A chat that follows a topic no longer. */
export function naiveUnfollow(chat: Chat, topic: string): Chat {
  return { ...chat, subscriptions: chat.subscriptions.filter((each) => each.topic !== topic) };
}

/** The chat that two have become: of a topic that both follow, the subscription stays that began first. */
export function naiveUnited(from: Chat, into: Chat | undefined, id: string): Chat {
  if (into === undefined) return { ...from, id };
  const began = ({ intervals }: Subscription) => intervals[0]?.since ?? 0;
  const subscriptions: Subscription[] = [];
  for (const each of from.subscriptions) {
    const other = into.subscriptions.find(({ topic }) => topic === each.topic);
    subscriptions.push(other !== undefined && began(other) < began(each) ? other : each);
  }
  for (const each of into.subscriptions) {
    if (from.subscriptions.every(({ topic }) => topic !== each.topic)) subscriptions.push(each);
  }
  return { ...into, id, subscriptions, mutes: [...from.mutes, ...into.mutes] };
}
