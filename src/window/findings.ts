import { type Catalog, type Feed, topicName } from '../core/catalog.js';
import type { Settlement } from '../core/delivery.js';
import type { WindowDeps } from './context.js';
import { conditionsOf, type FeedConditions, feedsIn } from './feed-index.js';
import { type PlatformStatus, platformsOf } from './platforms.js';

const dayMs = 24 * 3_600_000;

/** What needs somebody, with what it is about. The most urgent kind first. */
export type Finding =
  /** The platform does not take the token. */
  | { kind: 'refused'; platform: string }
  | { kind: 'disconnected'; platform: string }
  /** Not one feed can be read. */
  | { kind: 'no-network'; feeds: number }
  | { kind: 'feed-failing'; feed: Feed; reason: string; since: number }
  | { kind: 'feed-ended'; feed: Feed }
  /** Chats follow it, but the catalog has it no more. */
  | { kind: 'topic-gone'; topic: string; chats: number }
  /** Posts that were not posted in the last day, by the reason that was most often given. */
  | { kind: 'refusals'; count: number; reason: string };

/** The facts that findings are made of. */
export interface Facts {
  platforms: readonly Pick<PlatformStatus, 'name' | 'state'>[];
  feeds: FeedConditions;
  followed: ReadonlyMap<string, number>;
  refusals: readonly Settlement[];
  catalog: Catalog;
  now: number;
}

/** Reads the facts. `followed` is asked for by itself, because counting it may take a database long. */
export async function factsOf(
  deps: WindowDeps,
  askFollowed: () => Promise<ReadonlyMap<string, number>>,
): Promise<Facts> {
  const { store, catalog, clock } = deps;
  const now = clock.now();
  const [states, followed, refusals, platforms] = await Promise.all([
    store.feedSummaries(),
    askFollowed(),
    store.refusals(),
    platformsOf(deps),
  ]);
  const feeds = await conditionsOf(catalog(), states);
  return { platforms, feeds, followed, refusals, catalog: catalog(), now };
}

/** The first things that need somebody, and how many there are. Pure. */
export function findingsOf(facts: Facts, limit: number): { shown: Finding[]; count: number } {
  const feeds = feedFindings(facts.feeds, limit);
  const others = [...topicFindings(facts), ...refusalFindings(facts)];
  const platforms = platformFindings(facts);
  return {
    shown: [...platforms, ...feeds.shown, ...others].slice(0, limit),
    count: platforms.length + feeds.count + others.length,
  };
}

function platformFindings({ platforms }: Facts): Finding[] {
  return platforms.flatMap(({ name: platform, state }): Finding[] => {
    if (state === 'refused') return [{ kind: 'refused', platform }];
    return state === 'connecting' ? [{ kind: 'disconnected', platform }] : [];
  });
}

/** Of ten thousand feeds that fail, those are put together that are shown. */
function feedFindings(feeds: FeedConditions, limit: number): { shown: Finding[]; count: number } {
  const { failing, ended, well } = feeds.counts;
  const gone = feedsIn(feeds, 'ended', limit).map(({ feed }): Finding => ({ kind: 'feed-ended', feed }));
  if (failing > 1 && well + ended === 0) {
    return { shown: [{ kind: 'no-network', feeds: failing }], count: 1 };
  }
  const broken = feedsIn(feeds, 'failing', limit).flatMap(({ feed, state }): Finding[] => {
    if (state.failing === null) return [];
    const { reason, since } = state.failing;
    return [{ kind: 'feed-failing', feed, reason, since }];
  });
  return { shown: [...broken, ...gone], count: failing + ended };
}

function topicFindings({ followed, catalog }: Facts): Finding[] {
  return [...followed].flatMap(([topic, chats]): Finding[] =>
    // A publisher's name is looked for among all: a second where there are a thousand.
    !topic.includes(':') && topicName(catalog, topic, 'en') === null
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
