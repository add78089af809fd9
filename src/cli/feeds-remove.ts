import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import {
  changeOwnFile,
  fixedCatalog,
  ownFile,
  readOwnFile,
  type WrittenPublisher,
} from '../app/catalog/own-file.js';
import { type Catalog, feedsOf, publisherSchema } from '../core/catalog.js';
import { KabarError } from '../core/errors.js';
import { harmless } from '../core/text.js';
import type { Session } from './session.js';

/** `kabar feeds remove`: takes a feed out of the operator's own catalog. */
export function addFeedsRemove(feeds: Command, session: Session): void {
  feeds
    .command('remove')
    .description('remove a feed from your own catalog file')
    .argument('<id>', "the feed's id, as `kabar feeds list` shows it")
    .action((id: string) => remove(session, id));
}

async function remove(session: Session, id: string): Promise<void> {
  const file = ownFile(session.config.CATALOG);
  const catalog = session.catalog();
  if (!feedsOf(catalog).some((feed) => feed.id === id)) {
    throw new KabarError(`There is no feed ${harmless(id)}.`, '`kabar feeds list` lists all.');
  }
  const isOwner = ({ feeds = [] }: WrittenPublisher) => feeds.some((feed) => feed.id === id);
  if (!(await readOwnFile(file)).publishers.some(isOwner)) {
    const [first = ''] = session.config.CATALOG;
    throw new KabarError(
      `${id} does not stand in ${session.shown(file)} but in a file that Kabar never changes.`,
      `Delete its line in ${session.shown(first)}.`,
    );
  }
  const fixed = fixedCatalog(session.config.CATALOG);
  await changeOwnFile(session.config.CATALOG, (written) => {
    const owner = written.publishers.find(isOwner);
    if (owner === undefined) return;
    owner.feeds = owner.feeds?.filter((feed) => feed.id !== id) ?? [];
    if (isNeedless(owner, fixed)) {
      written.publishers = written.publishers.filter((publisher) => publisher !== owner);
    }
  });
  await session.print(`Removed ${id} from ${session.shown(file)}. A running Kabar polls it no more.`);
}

/** Whether an entry may go: it says just what it replaces, or it replaces nothing and has no feeds left. */
function isNeedless(publisher: WrittenPublisher, fixed: Catalog): boolean {
  const replaced = fixed.publishers.find(({ id }) => id === publisher.id);
  if (replaced === undefined) return publisher.feeds?.length === 0;
  return isDeepStrictEqual(publisherSchema.safeParse(publisher).data, replaced);
}
