import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import { harmless } from '../../adapters/console/format.js';
import { type Catalog, feedsOf, publisherSchema } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import {
  changeLocalCatalog,
  fixedCatalog,
  localFile,
  readWritten,
  shownPath,
  type WrittenPublisher,
} from './local-catalog.js';
import type { Session } from './session.js';

/** `kabar feeds remove`: takes a feed out of the operator's own catalog. */
export function addFeedsRemove(feeds: Command, session: Session): void {
  feeds
    .command('remove')
    .description('take a feed out of your own catalog file')
    .argument('<id>', "the feed's id, as `kabar feeds list` shows it")
    .action((id: string) => remove(session, id));
}

async function remove(session: Session, id: string): Promise<void> {
  const file = localFile(session);
  const catalog = session.catalog();
  if (!feedsOf(catalog).some((feed) => feed.id === id)) {
    throw new KabarError(`There is no feed ${harmless(id)}.`, '`kabar feeds list` lists all.');
  }
  const isOwner = ({ feeds = [] }: WrittenPublisher) => feeds.some((feed) => feed.id === id);
  if (!(await readWritten(file)).publishers.some(isOwner)) {
    const [first = ''] = session.config.CATALOG;
    throw new KabarError(
      `${id} does not stand in ${shownPath(session, file)} but in a file that Kabar never changes.`,
      `Delete its line in ${shownPath(session, first)}.`,
    );
  }
  const fixed = fixedCatalog(session);
  await changeLocalCatalog(session, (written) => {
    const owner = written.publishers.find(isOwner);
    if (owner === undefined) return;
    owner.feeds = owner.feeds?.filter((feed) => feed.id !== id) ?? [];
    if (isNeedless(owner, fixed)) {
      written.publishers = written.publishers.filter((publisher) => publisher !== owner);
    }
  });
  await session.print(`Removed ${id} from ${shownPath(session, file)}. A running Kabar polls it no more.`);
}

/** Whether an entry may go: it says just what it replaces, or it replaces nothing and has no feeds left. */
function isNeedless(publisher: WrittenPublisher, fixed: Catalog): boolean {
  const replaced = fixed.publishers.find(({ id }) => id === publisher.id);
  if (replaced === undefined) return publisher.feeds?.length === 0;
  return isDeepStrictEqual(publisherSchema.safeParse(publisher).data, replaced);
}
