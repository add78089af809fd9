/** Parameters that say where a reader came from, never what is read. */
const trackingPrefixes = ['utm_', 'at_', 'mc_', 'hsa_', 'pk_', 'mtm_', 'ns_', 'stm_'];
const trackingNames = new Set(
  (
    'fbclid gclid dclid gbraid wbraid msclkid twclid ttclid yclid igsh igshid li_fat_id mkt_tok _ga _gl _hsenc ' +
    '_hsmi _openstat ref_src ref_url cmp cmpid ito ftag smid emc ocid wt_mc xtor traffic_source sref spm ' +
    '__twitter_impression icid wtrid mbid'
  ).split(' '),
);
/** Names that mean something on some sites, and are dropped only with a value that names a channel. */
const channelNames = new Set(['ref', 'source', 'src', 'from', 'via', 'partner', 'campaign']);
const channels = /^(?:rss|feed|feeds|atom|twitter|facebook|telegram|whatsapp|newsletter|social|share)$/i;
/** One article on several pages is one article. */
const pageNames = new Set(['page', 'halaman']);
const ampNames = new Set(['amp', 'outputtype']);

/**
 * The address that identifies an article and is posted: without fragment, login, tracking and page parameters,
 * default port, and without AMP where the address itself shows what it stands for. Null for anything that
 * is not http or https.
 */
export function canonicalLink(link: string): string | null {
  const url = parsed(link);
  if (url === null) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const behind = ampCached(url) ?? redirected(url);
  if (behind !== null) return canonicalLink(behind);
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = url.pathname.replace(/(.)\/amp\/?$/, '$1');
  // Piece by piece: URLSearchParams would write what it keeps in another way.
  const query = url.search.slice(1).split('&').filter(isEssential).join('&');
  return `${url.protocol}//${url.hostname.replace(/\.$/, '')}${port}${path}${query === '' ? '' : `?${query}`}`;
}

function parsed(link: string): URL | null {
  // Most guids that are no address are seen to be none without an error, which is dear.
  if (!/^\W*[a-z][^:/?#]*:/i.test(link)) return null;
  try {
    return new URL(link);
  } catch {
    return null;
  }
}

/** What two addresses of one article have in common: its canonical link without scheme, `www.`, last slash and order. */
export function linkKey(canonical: string): string {
  const [, host = '', path = '', query = ''] = /^https?:\/\/([^/?]*)([^?]*)\??(.*)$/s.exec(canonical) ?? [];
  const bare = host.replace(/^(?:www|amp|m)\.(?=.*\.)/, '');
  return `${bare}${path.replace(/\/+$/, '')}?${query.split('&').sort().join('&')}`;
}

function isEssential(piece: string): boolean {
  const [rawName = '', value = ''] = piece.split('=', 2);
  const name = rawName.toLowerCase();
  if (name === '' || trackingNames.has(name)) return false;
  if (trackingPrefixes.some((prefix) => name.startsWith(prefix))) return false;
  if (channelNames.has(name)) return !channels.test(value);
  if (pageNames.has(name)) return !/^(?:\d+|all)$/i.test(value);
  if (ampNames.has(name)) return !/^(?:amp|1|true)?$/i.test(value);
  return true;
}

/** Pages that only send a reader on, with the parameters that name the address. */
const redirectors: readonly { page: RegExp; names: readonly string[] }[] = [
  { page: /^(?:www\.)?google\.[a-z.]{2,6}\/url$/, names: ['url', 'q'] },
  { page: /^(?:www\.)?bing\.com\/news\/apiclick\.aspx$/, names: ['url'] },
  { page: /^(?:l|lm|www)\.facebook\.com\/l\.php$/, names: ['u'] },
  { page: /^(?:www\.)?youtube\.com\/redirect$/, names: ['q'] },
  { page: /^(?:www\.)?duckduckgo\.com\/l\/?$/, names: ['uddg'] },
  { page: /^(?:getpocket\.com\/redirect|out\.reddit\.com\/.*)$/, names: ['url'] },
];

/** The page that such an address of alerts, searches and networks leads to; null where it names none. */
function redirected({ hostname, pathname, searchParams }: URL): string | null {
  const page = `${hostname}${pathname}`;
  const names = redirectors.find((each) => each.page.test(page))?.names ?? [];
  return (
    names.map((name) => searchParams.get(name)).find((each) => each != null && /^https?:/i.test(each)) ?? null
  );
}

/** The page behind a copy in an AMP cache: `google.com/amp/s/host/path`, `host.cdn.ampproject.org/c/s/host/path`. */
function ampCached({ hostname, pathname, search }: URL): string | null {
  const path = /^(?:www\.)?google\.[a-z.]+$/.test(hostname)
    ? /^\/amp\/(s\/)?(.+)$/.exec(pathname)
    : hostname.endsWith('.cdn.ampproject.org') && /^\/[cv]\/(s\/)?(.+)$/.exec(pathname);
  if (!path) return null;
  return `${path[1] === undefined ? 'http' : 'https'}://${path[2]}${search}`;
}
