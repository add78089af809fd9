import type { Catalog } from '../../core/catalog.js';
import { KabarError } from '../../core/errors.js';
import { harmless, truncate } from '../../core/text.js';
import { isSameSite } from '../../intake/sites.js';
import { feedIdOf, publisherIdOf, shortHost, uniqueId } from './new-ids.js';
import { changeOwnFile, ownPublisher, takenFeedIds, type WrittenPublisher } from './own-file.js';

/** A feed to add, with what it and its site say about themselves. */
export interface NewFeed {
  url: string;
  title: string | null;
  /** The page that the feed says it belongs to. */
  link: string | null;
  language: string | null;
  /** What the site calls itself. */
  siteName: string | null;
}

/** Completes an address: `example.org` gets its scheme. @throws KabarError if it is not an address. */
export function addressOf(typed: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/^https?:/i.test(url) && URL.canParse(url)) return url;
  throw new KabarError(
    `${harmless(typed)} is not an http or https address.`,
    'Write it like https://example.org.',
  );
}

/**
 * Writes a feed to the operator's own file: under the named publisher, else the publisher of its site, else
 * a new one.
 * @param files the files of the catalog; the second is the operator's own.
 * @returns its ids in that file.
 * @throws KabarError when the file cannot be changed; it is then as it was.
 */
export async function addFeed(
  files: readonly string[],
  feed: NewFeed,
  wanted?: string,
): Promise<{ feed: string; publisher: string }> {
  const ids = { feed: '', publisher: '' };
  await changeOwnFile(files, (written, before) => {
    const publisherId = wanted ?? publisherAt(before, feed.url);
    const known = publisherId === null ? null : ownPublisher(written, before, publisherId);
    const publisher = known ?? newPublisher(before, feed, wanted);
    if (known === null) written.publishers.push(publisher);
    const id = uniqueId(feedIdOf(publisher.id, feed.url), takenFeedIds(before), 60);
    publisher.feeds = [...(publisher.feeds ?? []), { id, url: feed.url }];
    Object.assign(ids, { feed: id, publisher: publisher.id });
  });
  return ids;
}

/** Finds the publisher whose site an address belongs to. */
function publisherAt(catalog: Catalog, url: string): string | null {
  const owner = catalog.publishers.find(
    (publisher) =>
      isSameSite(publisher.url, url) || publisher.feeds.some((feed) => isSameSite(feed.url, url)),
  );
  return owner?.id ?? null;
}

function newPublisher(catalog: Catalog, feed: NewFeed, wanted: string | undefined): WrittenPublisher {
  const { url, title, link, language, siteName } = feed;
  const taken = new Set(catalog.publishers.map(({ id }) => id));
  const id = wanted ?? uniqueId(publisherIdOf(url), taken, 28);
  const name = truncate(harmless(siteName ?? title ?? shortHost(url)), 60);
  const site = link !== null && isSameSite(link, url) ? link : url;
  return { id, name, url: `${new URL(site).origin}/`, ...(language !== null && { language }) };
}
