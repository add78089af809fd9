import type { Article } from '../core/article.js';
import type { ChatId } from '../core/chat.js';
import { type Explanation, explain } from '../core/explain.js';
import type { WindowDeps } from './context.js';

/** What became of an article in a chat, as far as it is told apart; the first four are what happened there. */
export const chatReasons = [
  'posted',
  'listed',
  'held',
  'refused',
  'muted',
  'words',
  'language',
  'suspended',
  'resting',
  'waiting',
  'before',
  'history',
  'settled',
] as const;

/** See {@link chatReasons}. */
export type ChatReason = (typeof chatReasons)[number];

/** Where more chats than this follow an article's topics, those that did not get it are not looked through. */
const maxFollowers = 2_000;

/** So many chats that did not get it are asked why, at most. */
const maxAsked = 200;

/** So many are asked before others have a turn. */
const askedAtOnce = 20;

/** The chats of an article by what became of it there. */
export interface ReasonedChats {
  counts: ReadonlyMap<ChatReason, number>;
  /** Chats of a reason, by their ids, as far as they are known by name. */
  chatsOf(reason: ChatReason): readonly ChatId[];
  /** Whether there are more chats that follow its topics, whose reasons were not looked for. */
  isPartial: boolean;
}

/**
 * Finds what became of an article in the chats that follow its topics.
 * @param named how many chats of a kind of what happened are named, at most.
 */
export async function findReasons(
  { store, clock }: Pick<WindowDeps, 'store' | 'clock'>,
  article: Article,
  named: number,
): Promise<ReasonedChats> {
  const followers = await followersOf(store, article);
  const isMany = followers.length > maxFollowers;
  const spread = await store.spread(article.id, isMany ? named : Math.max(named, maxFollowers));
  const told = new Set(Object.values(spread.chats).flat());
  const others = isMany ? [] : followers.filter((chat) => !told.has(chat));
  const found = new Map<ChatReason, ChatId[]>(
    Object.entries(spread.chats) as [keyof typeof spread.chats, ChatId[]][],
  );
  const counts = new Map<ChatReason, number>(
    Object.entries(spread.counts) as [keyof typeof spread.counts, number][],
  );
  for (const [index, chat] of others.slice(0, maxAsked).entries()) {
    if (index % askedAtOnce === askedAtOnce - 1) await new Promise<void>((resolve) => setImmediate(resolve));
    const reason = await reasonIn(store, chat, article, clock.now());
    if (reason === null) continue;
    found.set(reason, [...(found.get(reason) ?? []), chat]);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return {
    counts,
    chatsOf: (reason) => found.get(reason) ?? [],
    isPartial: isMany || others.length > maxAsked,
  };
}

async function followersOf(store: WindowDeps['store'], { topics }: Article): Promise<ChatId[]> {
  const lanes = await Promise.all([
    store.subscribers(topics, 'instant'),
    store.subscribers(topics, 'digest'),
  ]);
  return [...new Set(lanes.flat())].sort();
}

async function reasonIn(
  store: WindowDeps['store'],
  id: ChatId,
  article: Article,
  now: number,
): Promise<ChatReason | null> {
  const [chat, facts] = [await store.chat(id), await store.deliveryFacts(id, article.id)];
  return chat === null || facts === null ? null : reasonOf(explain(facts, chat, now, article));
}

/** The kind of an explanation; null where the chat has nothing to do with the article. */
function reasonOf(explanation: Explanation): ChatReason | null {
  switch (explanation.kind) {
    case 'posted':
      return explanation.inList ? 'listed' : 'posted';
    case 'same-story':
      return 'held';
    case 'planned':
    case 'quiet':
    case 'digest':
      return 'waiting';
    case 'unknown':
    case 'not-followed':
      return null;
    default:
      return explanation.kind;
  }
}
