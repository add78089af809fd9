import { type Chat, type ChatId, goneAge, isServed } from '../../core/chat.js';
import { ledgerAge } from '../../core/delivery.js';
import { laneSchema } from '../../core/subscription.js';
import { defaultAges, type RetentionPolicy } from '../shared/retention.js';
import { withoutSettledIntervals } from '../shared/settled-intervals.js';
import type { ChangeOf } from './change.js';
import type { State } from './state.js';

/** Memory holds 20,000 articles with ease. */
export const defaultRetention: RetentionPolicy = { ...defaultAges, articleCount: 20_000 };

/** Returns what is past retention at `now` as a change to commit, or null when nothing is. */
export function planPrune(state: State, now: number, retention: RetentionPolicy): ChangeOf<'prune'> | null {
  const articles = leavingArticles(state, now, retention);
  const keys = leavingKeys(state, articles);
  const gone = longGone(state, now);
  const chats = settledChats(state);
  const ledgerBefore = now - ledgerAge;
  const ledgerLeaves = state.ledger.hasBefore(ledgerBefore);
  if (articles.size + keys.length + chats.length + gone.length === 0 && !ledgerLeaves) return null;
  return { kind: 'prune', articles: [...articles], keys, chats, gone, ledgerBefore };
}

function leavingArticles(state: State, now: number, retention: RetentionPolicy): Set<string> {
  const newestFirst = [...state.news.articles.values()].sort((left, right) => right.seenAt - left.seenAt);
  const leaving = new Set(
    newestFirst
      .filter(
        (article, index) => index >= retention.articleCount || article.seenAt < now - retention.articleAge,
      )
      .map((article) => article.id),
  );
  if (leaving.size > 0) keepWaitedFor(state, leaving, now - retention.waitingAge);
  return leaving;
}

/** Removes from `leaving` the articles that an active or paused chat still waits for. */
function keepWaitedFor(state: State, leaving: Set<string>, since: number): void {
  const last = state.news.log.findLast((entry) => leaving.has(entry.article))?.seq ?? 0;
  for (const { chat } of state.chats.records()) {
    if (!isServed(chat)) continue;
    for (const lane of laneSchema.options) {
      for (const { entry } of state.eachPending(chat.id, lane)) {
        if (entry.seq > last) break;
        if (entry.at >= since) leaving.delete(entry.article);
      }
    }
  }
}

/** Keys of articles that leave or have left, unless a feed still lists them. */
function leavingKeys(state: State, leaving: ReadonlySet<string>): string[] {
  const isGone = (id: string) => leaving.has(id) || !state.news.articles.has(id);
  return state.news.keys.unlisted(isGone, listedKeys(state));
}

function* listedKeys(state: State): Generator<string> {
  for (const feed of state.feeds.values()) yield* feed.listed;
}

/** Chats that let the bot go so long ago that they are forgotten. */
function longGone(state: State, now: number): ChatId[] {
  return [...state.chats.records()]
    .filter(({ chat }) => chat.state.kind === 'gone' && chat.state.since < now - goneAge)
    .map(({ chat }) => chat.id);
}

/** Chats without the intervals that have ended and are settled. */
function settledChats(state: State): Chat[] {
  return [...state.chats.records()].flatMap(
    ({ chat, cursors }) => withoutSettledIntervals(chat, cursors) ?? [],
  );
}
