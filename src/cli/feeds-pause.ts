import type { Command } from 'commander';
import { ownFile } from '../app/catalog/own-file.js';
import { pauseFeed } from '../app/catalog/pause-feed.js';
import type { Session } from './session.js';

/** `kabar feeds pause` and `kabar feeds resume`: leave a feed of the catalog unread, and read it again. */
export function addFeedsPause(feeds: Command, session: Session): void {
  const id = ['<id>', "the feed's id, as `kabar feeds list` shows it"] as const;
  feeds
    .command('pause')
    .description('keep a feed in the catalog, but do not read it')
    .argument(...id)
    .action((feed: string) => change(session, feed, true));
  feeds
    .command('resume')
    .description('read a paused feed again')
    .argument(...id)
    .action((feed: string) => change(session, feed, false));
}

async function change(session: Session, id: string, isPaused: boolean): Promise<void> {
  const { CATALOG } = session.config;
  await pauseFeed(CATALOG, id, isPaused);
  const file = session.displayPath(ownFile(CATALOG));
  await session.print(
    isPaused
      ? `Paused ${id} in ${file}. A running Kabar stops reading it; \`kabar feeds resume ${id}\` goes on.`
      : `Resumed ${id}. A running Kabar reads it again.`,
  );
}
