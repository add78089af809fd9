import { changeOwnFile, fixedCatalog, leaveOutNeedless, ownPublisher } from './own-file.js';
import { noSuchFeed } from './remove-feed.js';

/**
 * Pauses a feed of the catalog, or lets it go on, in the operator's own file. One of another file is copied there with its
 * publisher while it is paused.
 * @throws KabarError when there is no such feed, or the file cannot be changed; it is then as it was.
 */
export async function pauseFeed(files: readonly string[], id: string, isPaused: boolean): Promise<void> {
  const fixed = fixedCatalog(files);
  await changeOwnFile(files, (written, catalog) => {
    const owner = catalog.publishers.find(({ feeds }) => feeds.some((feed) => feed.id === id));
    const publisher = owner === undefined ? null : ownPublisher(written, catalog, owner.id);
    const feed = publisher?.feeds?.find((each) => each.id === id);
    if (publisher === null || feed === undefined) throw noSuchFeed(id);
    if (isPaused) feed.paused = true;
    else delete feed.paused;
    leaveOutNeedless(written, publisher, fixed);
  });
}
