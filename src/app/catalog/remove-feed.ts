import { isDeepStrictEqual } from 'node:util';
import { type Catalog, feedsOf, publisherSchema } from '../../core/catalog.js';
import { KabarError } from '../../core/errors.js';
import { harmless } from '../../core/text.js';
import { changeOwnFile, fixedCatalog, ownFile, readOwnFile, type WrittenPublisher } from './own-file.js';

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
    throw new KabarError(`There is no feed ${harmless(id)}.`, '`kabar feeds list` lists all.');
  }
  const isOwner = ({ feeds = [] }: WrittenPublisher) => feeds.some((feed) => feed.id === id);
  if (!(await readOwnFile(file)).publishers.some(isOwner)) {
    const [first = ''] = files;
    throw new KabarError(
      `${id} does not stand in ${shown(file)} but in a file that Kabar never changes.`,
      `Delete its line in ${shown(first)}.`,
    );
  }
  const fixed = fixedCatalog(files);
  await changeOwnFile(files, (written) => {
    const owner = written.publishers.find(isOwner);
    if (owner === undefined) return;
    owner.feeds = owner.feeds?.filter((feed) => feed.id !== id) ?? [];
    if (isNeedless(owner, fixed)) {
      written.publishers = written.publishers.filter((publisher) => publisher !== owner);
    }
  });
}

/** Whether an entry may go: it says just what it replaces, or it replaces nothing and has no feeds left. */
function isNeedless(publisher: WrittenPublisher, fixed: Catalog): boolean {
  const replaced = fixed.publishers.find(({ id }) => id === publisher.id);
  if (replaced === undefined) return publisher.feeds?.length === 0;
  return isDeepStrictEqual(publisherSchema.safeParse(publisher).data, replaced);
}
