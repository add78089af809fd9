import { z } from 'zod';
import { exportParts } from '../core/export.js';
import type { FeedState } from '../core/feed.js';
import type { Admin, Archive, ChatStore, NewsStore } from '../core/ports.js';
import { topicIdSchema } from '../core/topic.js';

const latestSchema = z.object({
  topics: z.array(topicIdSchema).optional(),
  limit: z.number().int().positive().max(1000),
});

const dumpSchema = z.object({
  part: z.enum(exportParts),
  after: z.string().nullable(),
  limit: z.number().int().positive().max(1000),
});

const explainSchema = z.object({ article: z.string(), chat: z.string() });

/** Answers a question that came as JSON. Throws where it is none. */
export type Answerer = (question: object) => unknown;

/** What an operator may ask of a store from another process: `status`, `feeds`, `latest` (topics, limit), `explain` (article, chat), `dump` (part, after, limit) and `followed`. */
export function answersOf(store: Admin & Archive & ChatStore & NewsStore): Map<string, Answerer> {
  return new Map<string, Answerer>([
    [
      'status',
      async () => ({
        pid: store.sharing === undefined ? process.pid : null,
        head: await store.head(),
        chats: await store.chatCount(),
        refusals: (await store.refusals()).length,
      }),
    ],
    ['feeds', async () => (await store.feedStates()).map(healthOf)],
    [
      'latest',
      (question) => {
        const { topics, limit } = latestSchema.parse(question);
        return store.latest({ limit, ...(topics !== undefined && { topics }) });
      },
    ],
    [
      'explain',
      async (question) => {
        const { article: wanted, chat } = explainSchema.parse(question);
        const [byId] = await store.articles([wanted]);
        const article = byId ?? (await store.articleAt(wanted));
        const facts = await store.deliveryFacts(chat, article?.id ?? '');
        const [other] = await store.articles([facts?.heldFor ?? '']);
        return { chat: await store.chat(chat), article, facts, other: other?.headline ?? null };
      },
    ],
    [
      'dump',
      (question) => {
        const { part, after, limit } = dumpSchema.parse(question);
        return store.dump(part, after, limit);
      },
    ],
    ['followed', async () => Object.fromEntries(await store.followed())],
  ]);
}

/** A feed's state without what is long (its keys) or secret (its hub's). */
function healthOf(state: FeedState): FeedState {
  return { ...state, listed: [], push: null };
}
