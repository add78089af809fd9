import type { Command } from 'commander';
import pLimit from 'p-limit';
import { type Feed, feedsOf } from '../core/catalog.js';
import { describeError } from '../core/errors.js';
import { newFeedState } from '../core/feed.js';
import { maskSecrets } from '../core/secrets.js';
import { formatDate } from '../i18n/dates.js';
import { afterSuccess } from '../intake/feed-state.js';
import { accessOf } from '../intake/fetch/feed-headers.js';
import { identify } from '../intake/identify.js';
import { noFeeds } from './feeds-list.js';
import { isoDate } from './format.js';
import type { Session } from './session.js';
import { table } from './table.js';

/** How many feeds are tried at a time. */
const maxConcurrent = 8;

/** What came of trying one feed. */
interface Checked {
  id: string;
  status: 'ok' | 'failed';
  format: string | null;
  items: number | null;
  newest: number | null;
  missing: string[];
  reason: string | null;
}

/** `kabar feeds check`: tries every feed of the catalog now, and records nothing. */
export function addFeedsCheck(feeds: Command, session: Session): void {
  feeds
    .command('check')
    .description('try all feeds now, and show what each has or why it fails')
    .option('--json', 'one line of JSON for each feed')
    .action(({ json }: { json?: true }) => checkAll(session, json === true));
}

async function checkAll(session: Session, json: boolean): Promise<void> {
  const feeds = feedsOf(session.catalog());
  if (feeds.length === 0 && !json) return session.print(noFeeds);
  let done = 0;
  const checked = await pLimit(maxConcurrent).map(feeds, async (feed) => {
    const result = await check(session, feed);
    session.progress(`${++done}/${feeds.length} ${feed.id}`);
    return result;
  });
  if (checked.some(({ status }) => status === 'failed')) session.exitCode = 1;
  const lines = json
    ? checked.map(asJson)
    : asTable(checked, session.config.DEFAULT_TIMEZONE, session.io.clock.now());
  for (const line of lines) await session.print(line);
}

async function check(session: Session, feed: Feed): Promise<Checked> {
  const nothing = { id: feed.id, format: null, items: null, newest: null, missing: [] };
  const failed = (reason: string): Checked => ({ ...nothing, status: 'failed', reason: maskSecrets(reason) });
  const answer = await session.fetcher.get({ url: feed.url, access: accessOf(feed) });
  if (answer.kind !== 'body') return failed(answer.kind === 'failed' ? answer.reason : 'nothing came');
  try {
    const { language = null, timezone = null } = feed.publisher;
    const { url, contentType } = answer;
    const parsed = await session.read(answer.body, { url, contentType, language, timezone });
    const now = session.io.clock.now();
    const items = identify(parsed, feed, now);
    // What intake would remember after this poll is just what is asked for.
    const state = newFeedState(feed.id, feed.url);
    const timing = { now, defaultSeconds: session.config.FEED_INTERVAL, random: 0 };
    const { recent, missing } = afterSuccess(
      state,
      feed,
      answer,
      { bodyHash: '', read: { parsed, items, passing: null } },
      timing,
    );
    const facts = { format: parsed.format, items: parsed.items.length, newest: recent[0] ?? null, missing };
    return { id: feed.id, status: 'ok', ...facts, reason: maskSecrets(parsed.warnings.join('; ')) || null };
  } catch (error) {
    return failed(describeError(error));
  }
}

function asJson({ newest, ...checked }: Checked): string {
  return JSON.stringify({ ...checked, newest: isoDate(newest) });
}

function asTable(checked: readonly Checked[], timezone: string, now: number): string[] {
  const rows = checked.map(({ id, status, format, items, newest, missing, reason }) => [
    status === 'ok' ? '✔' : '✘',
    id,
    format ?? '',
    items === null ? '' : String(items),
    newest === null ? '' : formatDate(newest, 'en', timezone, now),
    missing.join(', '),
    reason ?? '',
  ]);
  const failed = checked.filter(({ status }) => status === 'failed').length;
  const end =
    failed === 0 ? 'All feeds can be read.' : `${failed} of ${checked.length} feeds cannot be read.`;
  return [...table([' ', 'feed', 'format', 'items', 'newest', 'missing', 'reason'], rows), '', end];
}
