import { z } from 'zod';
import type { FeedState } from '../../core/feed.js';
import { followedTopics } from '../../core/subscription.js';
import { topicIdSchema } from '../../core/topic.js';
import type { Answerer } from './owner.js';
import type { State } from './state.js';

const latestSchema = z.object({
  topics: z.array(topicIdSchema).optional(),
  limit: z.number().int().positive().max(1000),
});

const explainSchema = z.object({ article: z.string(), chat: z.string() });

/** What another process may ask about the state: `status`, `feeds`, `latest` (topics, limit), `explain` (article, chat) and `followed`. */
export function addAnswers(answerers: Map<string, Answerer>, state: State): void {
  answerers.set('status', () => ({
    pid: process.pid,
    head: state.news.head,
    chats: state.chats.count,
    refusals: state.chats.refusals.length,
  }));
  answerers.set('feeds', () => [...state.feeds.values()].map(healthOf));
  answerers.set('latest', (question) => {
    const { topics, limit } = latestSchema.parse(question);
    return state.news.latest({ limit, ...(topics !== undefined && { topics }) });
  });
  answerers.set('explain', (question) => {
    const { article: wanted, chat } = explainSchema.parse(question);
    const article = state.news.articles.get(wanted) ?? state.news.articleAt(wanted) ?? null;
    const facts = state.facts(chat, article?.id ?? '');
    const other = state.news.articles.get(facts?.heldFor ?? '')?.headline ?? null;
    return { chat: state.chats.place(chat)?.chat ?? null, article, facts, other };
  });
  answerers.set('followed', () => Object.fromEntries(followed(state)));
}

/** A feed's state without what is long (its keys) or secret (its hub's). */
function healthOf(state: FeedState): FeedState {
  return { ...state, listed: [], push: null };
}

/** Every topic that somebody follows now, with the number of chats. */
function followed(state: State): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { chat } of state.chats.places()) {
    for (const topic of followedTopics(chat.subscriptions)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return counts;
}
