import { type Catalog, feedsOf } from '../../core/catalog.js';
import { KabarError } from '../../core/errors.js';
import { harmless } from '../../core/text.js';
import {
  changeOwnFile,
  fixedCatalog,
  leaveOutNeedless,
  ownFile,
  readOwnFile,
  type WrittenPublisher,
} from './own-file.js';

/**
 * Takes a feed out of the operator's own file.
 * @param shown how a file is named to the person who asks.
 * @throws KabarError when there is no such feed, or it stands in another file.
 */
export async function removeFeed(
  files: readonly string[],
  catalog: Catalog,
  id: string,
  shown: (file: string) => string,
): Promise<void> {
  const file = ownFile(files);
  if (!feedsOf(catalog).some((feed) => feed.id === id)) {
    throw noSuchFeed(id);
  }
  const isOwner = ({ feeds = [] }: WrittenPublisher) => feeds.some((feed) => feed.id === id);
  if (!(await readOwnFile(file)).publishers.some(isOwner)) {
    const [first = ''] = files;
    throw new KabarError(
      `${id} does not stand in ${shown(file)} but in a file that Kabar never changes.`,
      `Pause it instead, or delete its line in ${shown(first)}.`,
    );
  }
  const fixed = fixedCatalog(files);
  await changeOwnFile(files, (written) => {
    const owner = written.publishers.find(isOwner);
    if (owner === undefined) return;
    owner.feeds = owner.feeds?.filter((feed) => feed.id !== id) ?? [];
    leaveOutNeedless(written, owner, fixed);
  });
}

/** Told whoever names a feed that is not in the catalog. */
export function noSuchFeed(id: string): KabarError {
  return new KabarError(`There is no feed ${harmless(id)}.`, '`kabar feeds list` lists all.');
}
