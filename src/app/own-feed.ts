import { type Catalog, type Feed, feedsOf } from '../core/catalog.js';
import { type FollowedFeed, personalTopic } from '../core/personal-feed.js';
import { addressWithoutLogin, maskSecrets } from '../core/secrets.js';
import { harmless, squash, truncate } from '../core/text.js';
import { isSameSite } from '../intake/sites.js';
import type { NewFeed } from './catalog/add-feed.js';
import { shortHost } from './catalog/new-ids.js';

/** No chat keeps a longer address, in UTF-16 units. */
export const longestAddress = 2_000;

/** The feed of the catalog at an address. */
export function catalogFeed(catalog: Catalog, url: string): Feed | undefined {
  return feedsOf(catalog).find((feed) => feed.url === url || hrefOf(feed.url) === hrefOf(url));
}

function hrefOf(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** What was found, as a feed of a chat's own. Its names hold no password, whoever wrote them. */
export function ownFeed({ url, title, link, language, siteName }: NewFeed): FollowedFeed {
  const said = [title, siteName].map((name) => maskSecrets(squash(harmless(name ?? '')))).find(Boolean);
  const isSite = link !== null && link.length <= longestAddress && isSameSite(link, url);
  const site = isSite ? link : new URL(url).origin;
  return {
    topic: personalTopic(url),
    url: hrefOf(url),
    title: truncate(said ?? shortHost(url), 60),
    site: addressWithoutLogin(site),
    language: /^[a-z]{2,3}$/.test(language ?? '') ? language : null,
  };
}
