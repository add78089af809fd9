import { type Catalog, topicName } from '../core/catalog.js';
import type { Settlement } from '../core/delivery.js';
import type { FeedHealth } from '../core/feed-health.js';
import type { WindowDeps } from './context.js';
import { healthOfFeeds } from './feed-index.js';

const dayMs = 24 * 3_600_000;

/** What needs somebody, with what it is about. The most urgent kind first. */
export type Finding =
  /** The platform does not take the token. */
  | { kind: 'refused'; platform: string }
  | { kind: 'disconnected'; platform: string }
  /** Not one feed can be read. */
  | { kind: 'no-network'; feeds: number }
  | { kind: 'feed-failing'; feed: string; reason: string; since: number }
  | { kind: 'feed-ended'; feed: string }
  /** Chats follow it, but the catalog has it no more. */
  | { kind: 'topic-gone'; topic: string; chats: number }
  /** Posts that were not posted in the last day, by the reason that was most often given. */
  | { kind: 'refusals'; count: number; reason: string };

/** The facts that findings are made of. */
export interface Facts {
  platforms: Readonly<Record<string, string>>;
  feeds: readonly FeedHealth[];
  followed: ReadonlyMap<string, number>;
  refusals: readonly Settlement[];
  catalog: Catalog;
  now: number;
}

/** Reads the facts. */
export async function factsOf({ store, catalog, platforms, clock }: WindowDeps): Promise<Facts> {
  const now = clock.now();
  const [states, followed, refusals] = await Promise.all([
    store.feedSummaries(),
    store.followed(),
    store.refusals(),
  ]);
  const feeds = await healthOfFeeds(catalog(), states);
  return { platforms: platforms(), feeds, followed, refusals, catalog: catalog(), now };
}

/** What needs somebody. Pure. */
export function findingsOf(facts: Facts): Finding[] {
  return [
    ...platformFindings(facts),
    ...feedFindings(facts),
    ...topicFindings(facts),
    ...refusalFindings(facts),
  ];
}

function platformFindings({ platforms }: Facts): Finding[] {
  return Object.entries(platforms).flatMap(([platform, state]): Finding[] => {
    if (state === 'refused') return [{ kind: 'refused', platform }];
    return state === 'connecting' ? [{ kind: 'disconnected', platform }] : [];
  });
}

function feedFindings({ feeds }: Facts): Finding[] {
  const failing = feeds.filter(({ status }) => status === 'failing');
  const polled = feeds.filter(({ status }) => status !== 'new');
  if (failing.length > 1 && failing.length === polled.length)
    return [{ kind: 'no-network', feeds: failing.length }];
  return feeds.flatMap(({ feed, state, status }): Finding[] => {
    if (status === 'ended') return [{ kind: 'feed-ended', feed: feed.id }];
    if (state.failing === null || status !== 'failing') return [];
    const { reason, since } = state.failing;
    return [{ kind: 'feed-failing', feed: feed.id, reason, since }];
  });
}

function topicFindings({ followed, catalog }: Facts): Finding[] {
  return [...followed].flatMap(([topic, chats]): Finding[] =>
    topicName(catalog, topic, 'en') === null && !topic.includes(':')
      ? [{ kind: 'topic-gone', topic, chats }]
      : [],
  );
}

function refusalFindings({ refusals, now }: Facts): Finding[] {
  const recent = refusals.filter(({ at, reason }) => at > now - dayMs && reason !== null);
  if (recent.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { reason } of recent) counts.set(reason ?? '', (counts.get(reason ?? '') ?? 0) + 1);
  const [most = ['', 0]] = [...counts].sort((left, right) => right[1] - left[1]);
  return [{ kind: 'refusals', count: recent.length, reason: most[0] }];
}
