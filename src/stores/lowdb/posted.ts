import { type ChatId, splitChatId, takesPosts } from '../../core/chat.js';
import type { OutdatedPost, UnpublishedPost } from '../../core/delivery.js';
import type { State } from './state.js';

/** Posts that show an older revision and can be edited, in chats that take posts, of one adapter or of all; the oldest change first. */
export function outdatedPosts(state: State, limit: number, adapter?: string): OutdatedPost[] {
  const found: OutdatedPost[] = [];
  const changes = [...state.ledger.outdated()].map((each) => ({
    ...each,
    changedAt: state.news.correctedAt(each.article),
  }));
  for (const { article, chats, changedAt } of changes.sort((a, b) => a.changedAt - b.changedAt)) {
    for (const chat of chats) {
      if (found.length >= limit) return found;
      if (adapter !== undefined && splitChatId(chat).adapter !== adapter) continue;
      const posted = state.ledger.get(chat, article);
      const stored = state.chats.record(chat)?.chat;
      if (posted !== undefined && stored !== undefined && takesPosts(stored)) {
        const namedAt = state.news.articles.get(posted.also.at(-1) ?? '')?.seenAt ?? 0;
        found.push({ posted, changedAt: Math.max(changedAt, namedAt) });
      }
    }
  }
  return found;
}

/** See `DeliveryStore.unpublished`. */
export function unpublished(
  state: State,
  limit: number,
  { adapter, chat }: { adapter?: string; chat?: ChatId },
): UnpublishedPost[] {
  const found = [...state.ledger.unpublished()].filter(
    (item) =>
      (adapter === undefined || splitChatId(item.chat).adapter === adapter) &&
      (chat === undefined || item.chat === chat) &&
      state.chats.record(item.chat)?.chat.state.kind === 'active',
  );
  const oldest = found.sort((left, right) => left.at - right.at || left.seq - right.seq).slice(0, limit);
  return oldest.map((posted) => ({ posted, carriers: carriersOf(state, posted.article) }));
}

function carriersOf(state: State, article: string): number {
  const all = state.news.storyOf(article).flatMap((each) => state.news.articles.get(each) ?? []);
  return Math.max(1, new Set(all.map(({ publisher }) => publisher.id)).size);
}

/** See `DeliveryStore.mentionedFor`. */
export function mentionedFor(state: State, chat: ChatId, article: string): string[] {
  const posts = state.news.storyOf(article).flatMap((each) => state.ledger.get(chat, each) ?? []);
  return [...new Set(posts.flatMap(({ mentions = [] }) => mentions))];
}
