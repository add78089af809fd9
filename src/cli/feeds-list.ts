import type { Command } from 'commander';
import type { FeedSummary } from '../core/feed.js';
import { feedHealth } from '../core/feed-health.js';
import { maskSecrets } from '../core/secrets.js';
import { ago, articlesPerDay, isoDate, perDayText } from './format.js';
import type { Session } from './session.js';
import { table } from './table.js';

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
  const now = session.io.clock.now();
  const feeds = feedHealth(session.catalog(), await control.feeds());
  if (json) {
    for (const { feed, state, status } of feeds) {
      const { lastPollAt, lastSuccessAt, failing, ended, missing } = state;
      const dates = { lastPollAt: isoDate(lastPollAt), lastSuccessAt: isoDate(lastSuccessAt) };
      const error = failing && {
        reason: maskSecrets(failing.reason),
        since: isoDate(failing.since),
        count: failing.count,
      };
      const { id, publisher } = feed;
      const url = maskSecrets(feed.url);
      const facts = { articlesPerDay: articlesPerDay(state.recent, now), missing, error, ended };
      const paused = status === 'paused';
      await session.print(JSON.stringify({ id, url, publisher: publisher.id, ...dates, ...facts, paused }));
    }
    return;
  }
  if (feeds.length === 0) return session.print(noFeeds);
  const rows = feeds.map(({ feed, state, status }) => [
    feed.id,
    state.lastSuccessAt === null ? 'never' : ago(now - state.lastSuccessAt),
    perDayText(articlesPerDay(state.recent, now)),
    state.missing.join(', '),
    status === 'paused' ? 'paused' : faultOf(state, now),
  ]);
  for (const line of table(['feed', 'last success', 'a day', 'missing', 'fault'], rows))
    await session.print(line);
}

function faultOf({ failing, ended }: FeedSummary, now: number): string {
  if (ended) return 'gone for good: remove it from the catalog';
  return failing === null
    ? ''
    : `${maskSecrets(failing.reason).replace(/\.$/, '')}, for ${ago(now - failing.since, '')}`;
}
