import type { Command } from 'commander';
import { feedsOf } from '../core/catalog.js';
import { type FeedState, newFeedState } from '../core/feed.js';
import { maskSecrets } from '../core/secrets.js';
import type { Session } from './session.js';
import { table } from './table.js';

const day = 24 * 3_600_000;

/** `kabar feeds list`: how each feed of the catalog is. */
export function addFeedsList(feeds: Command, session: Session): void {
  feeds
    .command('list')
    .description('show how each feed is doing: last success, articles a day, missing fields, faults')
    .option('--json', 'one line of JSON for each feed')
    .action(({ json }: { json?: true }) => list(session, json === true));
}

/** Said where there is nothing to list. */
export const noFeeds = 'There are no feeds yet. `kabar feeds add <address>` adds one.';

async function list(session: Session, json: boolean): Promise<void> {
  const control = await session.control();
  const states = new Map((await control.feeds()).map((state) => [state.id, state]));
  const now = session.io.clock.now();
  const feeds = feedsOf(session.catalog()).map((feed) => {
    const stored = states.get(feed.id);
    return { feed, state: stored?.url === feed.url ? stored : newFeedState(feed.id, feed.url) };
  });
  if (json) {
    for (const { feed, state } of feeds) {
      const { lastPollAt, lastSuccessAt, failing, ended, missing } = state;
      const dates = { lastPollAt: iso(lastPollAt), lastSuccessAt: iso(lastSuccessAt) };
      const error = failing && {
        reason: maskSecrets(failing.reason),
        since: iso(failing.since),
        count: failing.count,
      };
      const { id, publisher } = feed;
      const url = maskSecrets(feed.url);
      const facts = { articlesPerDay: articlesPerDay(state.recent, now), missing, error, ended };
      await session.print(JSON.stringify({ id, url, publisher: publisher.id, ...dates, ...facts }));
    }
    return;
  }
  if (feeds.length === 0) return session.print(noFeeds);
  const rows = feeds.map(({ feed, state }) => [
    feed.id,
    state.lastSuccessAt === null ? 'never' : ago(now - state.lastSuccessAt),
    perDayText(articlesPerDay(state.recent, now)),
    missingText(state.missing),
    faultOf(state, now),
  ]);
  for (const line of table(['feed', 'last success', 'a day', 'missing', 'fault'], rows))
    await session.print(line);
}

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

function faultOf({ failing, ended }: FeedState, now: number): string {
  if (ended) return 'gone for good: remove it from the catalog';
  return failing === null ? '' : `${maskSecrets(failing.reason)}, for ${ago(now - failing.since, '')}`;
}

/** How many articles a feed brings a day, by the dates of its newest (at most 20); null where they are too few to say. */
export function articlesPerDay(recent: readonly number[], now: number): number | null {
  const oldest = recent.at(-1);
  if (oldest === undefined || recent.length < 2) return null;
  // Up to now: a feed that fell silent brings less and less.
  return (recent.length / Math.max(now - oldest, 3_600_000)) * day;
}

/** A number of articles a day in as many digits as mean something. */
export function perDayText(count: number | null): string {
  if (count === null) return '–';
  return count < 0.1 ? '<0.1' : count < 10 ? count.toFixed(1) : String(Math.round(count));
}

/** `author 100%` as it stands, with a comma between. */
export function missingText(missing: readonly string[]): string {
  return missing.join(', ');
}

/** A span of time in the one unit that a person would choose. */
export function ago(ms: number, tail = ' ago'): string {
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
  ] as const;
  const [size, name] = units.find(([size]) => ms >= size) ?? [1000, 's'];
  return `${Math.max(0, Math.floor(ms / size))} ${name}${tail}`;
}
