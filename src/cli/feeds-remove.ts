import type { Command } from 'commander';
import { ownFile } from '../app/catalog/own-file.js';
import { removeFeed } from '../app/catalog/remove-feed.js';
import type { Session } from './session.js';

/** `kabar feeds remove`: takes a feed out of the operator's own catalog. */
export function addFeedsRemove(feeds: Command, session: Session): void {
  feeds
    .command('remove')
    .description('remove a feed from your catalog')
    .argument('<id>', "the feed's id, as `kabar feeds list` shows it")
    .action((id: string) => remove(session, id));
}

async function remove(session: Session, id: string): Promise<void> {
  const { CATALOG } = session.config;
  await removeFeed(CATALOG, session.catalog(), id, (file) => session.displayPath(file));
  await session.print(
    `Removed ${id} from ${session.displayPath(ownFile(CATALOG))}. A running Kabar stops reading it.`,
  );
}
