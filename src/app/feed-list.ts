import pLimit from 'p-limit';
import { type Catalog, feedsOf } from '../core/catalog.js';
import { type FollowedFeed, personalTopic } from '../core/personal-feed.js';
import type { FeedList } from '../core/ports.js';
import { addressWithoutLogin, holdsSecrets, maskSecrets } from '../core/secrets.js';
import { harmless, truncate } from '../core/text.js';
import { type Outline, readOpml, writeOpml } from '../discovery/opml.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import { decode } from '../intake/read/charset.js';
import type { Reader } from '../intake/read/reader.js';
import { shortHost } from './catalog/new-ids.js';
import { catalogFeed, longestAddress, ownFeed } from './own-feed.js';

/** How many feeds of a list are tried at once. */
const atOnce = 4;

/** What reading a list needs. */
interface ListQuestion {
  /** How many feeds the chat may still add. */
  room: number;
  isFollowed: (topic: string) => boolean;
  catalog: Catalog;
  fetcher: Pick<Fetcher, 'get'>;
  read: Reader['read'];
  signal: AbortSignal;
}

/** Reads an OPML list and tries the feeds in it that are new to a chat. @throws KabarError when it is no such list. */
export async function readFeedList(body: Uint8Array, question: ListQuestion): Promise<FeedList> {
  const { room, isFollowed, catalog } = question;
  const { outlines, left } = await readOpml(decode(body, null));
  const list: FeedList = { own: [], publishers: [], known: 0, failed: [], left };
  const fresh = new Map<string, Outline>();
  for (const outline of outlines) {
    const known = catalogFeed(catalog, outline.url);
    const topic = personalTopic(outline.url);
    if (known !== undefined && !list.publishers.includes(known.publisher.id))
      list.publishers.push(known.publisher.id);
    if (known !== undefined || isFollowed(topic)) list.known += 1;
    else if (outline.url.length > longestAddress) list.left += 1;
    else fresh.set(topic, outline);
  }
  const tried = [...fresh.values()].slice(0, Math.max(0, room));
  list.left += fresh.size - tried.length;
  await pLimit(atOnce).map(tried, async (outline) => {
    const found = await tryFeed(outline, question);
    if (found === null) list.failed.push(nameOf(outline));
    else list.own.push(found);
  });
  return list;
}

async function tryFeed({ url, title }: Outline, question: ListQuestion): Promise<FollowedFeed | null> {
  const { fetcher, read, signal } = question;
  const answer = await fetcher.get({ url, signal });
  if (answer.kind !== 'body') return null;
  try {
    const parsed = await read(answer.body, { url: answer.url, contentType: answer.contentType });
    const { link, language } = parsed;
    return ownFeed({ url, title: parsed.title ?? title, link, language, siteName: title || null });
  } catch {
    return null;
  }
}

const nameOf = ({ title, url }: Outline) => truncate(maskSecrets(harmless(title || shortHost(url))), 60);

/** Writes feeds as an OPML list without passwords, since people pass such lists on. */
export function writeFeedList(
  catalog: Catalog,
  own: readonly Omit<FollowedFeed, 'topic'>[],
  publishers: readonly string[],
): string {
  const folders = [
    ...own.map(({ title, site, url }) => ({ title, site, feeds: [{ title, url }] })),
    ...catalog.publishers
      .filter(({ id }) => publishers.includes(id))
      .map(({ id, name, url }) => {
        const feeds = feedsOf(catalog).filter(({ publisher }) => publisher.id === id);
        return { title: name, site: url, feeds: feeds.map((feed) => ({ title: name, url: feed.url })) };
      }),
  ];
  const open = folders.map((folder) => ({
    ...folder,
    feeds: folder.feeds
      .map((feed) => ({ ...feed, url: addressWithoutLogin(feed.url) }))
      .filter(({ url }) => !holdsSecrets(url)),
  }));
  return writeOpml(
    'Kabar',
    open.filter(({ feeds }) => feeds.length > 0),
  );
}
