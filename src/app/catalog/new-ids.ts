import { parse } from 'tldts';
import { fold } from '../../core/text.js';

/** Words of hosts and paths that do not help to tell feeds apart. */
const hostNoise = new Set(['www', 'm', 'feeds', 'feed', 'rss', 'news', 'feedproxy', 'id', 'en']);
const pathNoise = new Set(
  'feed feeds rss rss2 atom xml json index sitemap news newssitemap php html htm aspx default services'.split(
    ' ',
  ),
);

/** The host of an address as people call it, without what only says how it is served: `www.`, `rss.`. */
export function shortHost(url: string): string {
  const { hostname } = new URL(url);
  return hostname.replace(/^(?:www|m|feeds?|rss)\.(?=.*\.)/, '');
}

/** An id for the publisher at an address: `kompas` for `https://rss.kompas.com/`, `bbc` for `www.bbc.co.uk`. */
export function publisherIdOf(url: string): string {
  const { hostname } = new URL(url);
  const { domainWithoutSuffix, subdomain } = parse(url, { allowPrivateDomains: true });
  if (!domainWithoutSuffix) return slug(hostname, 28);
  const labels = [...(subdomain || '').split('.'), domainWithoutSuffix].filter(Boolean);
  const telling = labels.filter((label) => !hostNoise.has(label));
  return slug((telling.length > 0 ? telling : labels).join('-'), 28);
}

/** An id for the feed at an address: its publisher's id and the telling words of its path. */
export function feedIdOf(publisherId: string, url: string): string {
  const { pathname, search } = new URL(url);
  const said = `${pathname} ${search}`
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !pathNoise.has(word.toLowerCase()));
  return slug([publisherId, ...said].join('-'), 60);
}

/** Returns the id, or the id with the first number that makes it unique. */
export function uniqueId(id: string, taken: ReadonlySet<string>, longest: number): string {
  return numbered(id, 1, taken, longest).id;
}

/** Makes many ids, each unique and taken from then on, without counting from the beginning each time. */
export function idMaker(taken: Set<string>, longest: number): (id: string) => string {
  const last = new Map<string, number>();
  return (wanted) => {
    const { id, number } = numbered(wanted, (last.get(wanted) ?? 0) + 1, taken, longest);
    last.set(wanted, number);
    taken.add(id);
    return id;
  };
}

/** An id with the first number from `from` on that makes it unique; 1 is the id alone. */
function numbered(id: string, from: number, taken: ReadonlySet<string>, longest: number) {
  for (let number = from; ; number++) {
    const tail = number === 1 ? '' : `-${number}`;
    const tried = number === 1 ? id : `${id.slice(0, longest - tail.length).replace(/-+$/, '')}${tail}`;
    if (!taken.has(tried)) return { id: tried, number };
  }
}

/** Letters, digits and hyphens of a text; never empty. */
export function slug(text: string, longest: number): string {
  const plain = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
  return plain.slice(0, longest).replace(/-+$/, '') || 'feed';
}
