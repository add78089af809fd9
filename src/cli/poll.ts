import type { Command } from 'commander';
import { enrichFromPages } from '../app/start-intake.js';
import { KabarError } from '../core/errors.js';
import { feedHealth } from '../core/feed-health.js';
import type { NewsStore } from '../core/ports.js';
import { maskSecrets } from '../core/secrets.js';
import { createIntake } from '../intake/intake.js';
import type { PollReport } from '../intake/poll-report.js';
import type { Session } from './session.js';

/** `kabar poll --once`: one round of intake without delivery; what it records is posted at the next start. */
export function addPoll(program: Command, session: Session): void {
  program
    .command('poll')
    .description('read the feeds that are due once; `kabar start` posts what is new')
    .requiredOption('--once', 'one round (`kabar start` reads them again and again)')
    .action(() => pollOnce(session));
}

async function pollOnce(session: Session): Promise<void> {
  const control = await session.control();
  if (control.from === 'running') {
    const { pid } = await control.status();
    throw new KabarError(
      `Kabar runs (pid ${pid}) and polls by itself.`,
      '`kabar feeds list` shows what it found; `kabar feeds check` tries all feeds beside it.',
    );
  }
  const store = await session.openStore();
  try {
    await pollDue(session, store);
  } finally {
    await store.close();
  }
}

async function pollDue(session: Session, store: NewsStore): Promise<void> {
  const { clock } = session.io;
  const catalog = session.catalog();
  const intake = createIntake({
    store,
    catalog: () => catalog,
    fetcher: session.fetcher,
    clock,
    // Failures are printed as lines of their own.
    log: session.log('error'),
    feedIntervalSeconds: session.config.FEED_INTERVAL,
    enrich: enrichFromPages(session.fetcher, clock, session.log('error'), session.config.USER_AGENT),
    onEntries: () => {},
    read: (body, options) => session.read(body, options),
  });
  const feeds = feedHealth(catalog, await store.feedStates());
  const due = feeds.filter(
    ({ state, status }) => !state.ended && status !== 'paused' && state.nextPollAt <= clock.now(),
  );
  let done = 0;
  const polls = due.map(async ({ feed }) => {
    const report = await intake.poll(feed.id);
    session.progress(`${++done}/${due.length}`);
    if (report !== null) await session.print(describe(report));
  });
  try {
    await Promise.all(polls);
  } finally {
    await intake.stop();
  }
  if (due.length < feeds.length)
    await session.print(`${feeds.length - due.length} of ${feeds.length} feeds are not due yet.`);
}

function describe({ feed, outcome, reason, entries }: PollReport): string {
  if (outcome === 'failed') return `✘ ${feed}: ${maskSecrets(reason ?? '')}`;
  const news = entries.filter(({ deliverable }) => deliverable).length;
  const history = entries.length - news;
  const found = [news > 0 ? `${news} to be posted` : '', history > 0 ? `${history} kept as history` : ''];
  return `✔ ${feed}: ${found.filter(Boolean).join(', ') || 'nothing new'}`;
}
