import type { Publisher } from '../../core/catalog.js';
import type { Clock, Log } from '../../core/ports.js';
import { canonicalLink, linkKey } from '../canonical-link.js';
import { createHostLimiter } from '../host-limiter.js';
import { isWebAddress } from '../read/links.js';
import { isFrontPage, siteOf } from '../sites.js';
import { Hosts } from './hosts.js';
import { type Enrichable, isPageOf, mergeFacts, missingFacts, wantedFacts } from './merge-facts.js';
import type { PageFacts } from './page-facts.js';
import type { PageFetcher, PageHead } from './page-fetcher.js';
import { createPageReader, type PageReader } from './page-reader.js';
import { createPageDecoder, type PageDecoder } from './page-text.js';
import { createRobots } from './robots.js';
import { Signatures } from './signatures.js';

/** How to make an {@link Enricher}. */
export interface EnricherOptions {
  fetcher: PageFetcher;
  clock: Clock;
  log: Log;
  /** The part before the slash is the product token for robots.txt. */
  userAgent: string;
  /** How long items may be held back at most. Default: 20,000 ms. */
  maxHoldMs?: number;
}

/** Whose items they are: what their pages are read by. */
export type PagePublisher = Pick<Publisher, 'name' | 'language' | 'timezone'>;

/** Fills in from an article's page what its feed did not say. */
export interface Enricher {
  /**
   * The items, in their order, with their blanks filled as far as their pages tell. To be called with items
   * that are new and shall be posted: each page is asked for once. Resolves within `maxHoldMs`, whatever
   * the hosts do, and never rejects.
   * @param options.signal ends the requests; the items come back as they are by then.
   */
  enrich<T extends Enrichable>(
    items: readonly T[],
    publisher: PagePublisher,
    options?: { signal?: AbortSignal },
  ): Promise<T[]>;
}

interface Page {
  url: string;
  facts: PageFacts;
}

/** How many hosts are asked at once; each has one request at a time. */
const maxHosts = 12;
/** How many pages are remembered: the same article in a second feed is not asked for again. */
const maxPages = 300;

/** What a page is titled that was put in the way of the article. */
const refusal =
  /^(?:access (?:to this page has been )?denied|access denied\b.*|attention required!?.*|just a moment.*|.*\bcaptcha\b.*|are you (?:a )?(?:human|robot).*|verify(?:ing)? (?:that )?you are.*|.*security check.*|(?:403 )?forbidden|403.*|request (?:blocked|rejected)|blocked|pardon our interruption.*|akses ditolak.*|bot (?:detection|verification).*|human verification)\W*$/i;

/** Creates an enricher that reads each page once, politely and in bounded time. */
export function createEnricher(options: EnricherOptions): Enricher {
  const { clock, log, userAgent, maxHoldMs = 20_000 } = options;
  const hosts = new Hosts(clock, log);
  const fetcher = hosts.polite(options.fetcher);
  const token = userAgent.split('/')[0]?.trim() ?? '';
  const robots = createRobots({ fetcher, clock, token });
  const turn = createHostLimiter({ total: maxHosts, perHost: 1, slow: maxHosts });
  const pages = new Map<string, Promise<Page | null>>();
  const signatures = new Signatures();

  /** Reads each page only once, unless Kabar itself aborted the request. */
  function readOnce(link: string, item: Enrichable, publisher: PagePublisher, signal: AbortSignal) {
    const key = linkKey(link);
    const known = pages.get(key);
    if (known !== undefined) return known;
    const { host } = new URL(link);
    const reading = turn(host, false, () => readPage(link, item, publisher, signal)).catch(
      (error: unknown) => {
        log.error({ host, err: error }, 'a page could not be read');
        return null;
      },
    );
    pages.set(key, reading);
    for (const oldest of pages.keys()) {
      if (pages.size <= maxPages) break;
      pages.delete(oldest);
    }
    void reading.then((page) => {
      if (page === null) pages.delete(key);
    });
    return reading;
  }

  async function readPage(
    link: string,
    item: Enrichable,
    publisher: PagePublisher,
    signal: AbortSignal,
  ): Promise<Page | null> {
    const { host } = new URL(link);
    if (signal.aborted || hosts.rests(host)) return null;
    const permission = await robots.ask(link, signal);
    if (permission !== 'allowed') {
      log.debug({ host, permission }, 'a page is not read: robots.txt does not allow it');
      return null;
    }
    const page = new PageInProgress(item, publisher, (names) => signatures.areWorn(siteOf(link), names));
    const answer = await fetcher.read({ url: link, signal }, (piece, head) => page.take(piece, head));
    hosts.note(host, answer);
    if (answer.kind !== 'read') return null;
    const read = page.end();
    if (read !== null && isRefusal(read.title, read.facts)) {
      hosts.refused(host, 'it answers with a refusal');
      return null;
    }
    if (read !== null) signatures.note(siteOf(link), 'page', linkKey(link), read.signature);
    return read;
  }

  return {
    async enrich(items, publisher, { signal } = {}) {
      const found = new Map<Enrichable, Page>();
      const control = new AbortController();
      const over = new Promise<void>((resolve) => control.signal.addEventListener('abort', () => resolve()));
      const stop = () => control.abort();
      const cancel = clock.after(maxHoldMs, stop);
      signal?.addEventListener('abort', stop);
      if (signal?.aborted) stop();
      const reading = items.map(async (item) => {
        const link = pageOf(item);
        if (link === null) return;
        const site = siteOf(link);
        signatures.note(site, 'feed', linkKey(link), item.authors);
        const isDoubtful = signatures.areDoubtful(site, item.authors);
        if (missingFacts(item).length === 0 && !isDoubtful) return;
        const page = await readOnce(link, item, publisher, control.signal);
        if (page === null || !isPageOf(item, page.facts, page.url)) return;
        found.set(item, page);
        if (isDoubtful && (page.facts.authors.length === 0 || signatures.areWorn(site, page.facts.authors)))
          signatures.noteInVain(site);
      });
      await Promise.race([Promise.all(reading), over]);
      cancel();
      signal?.removeEventListener('abort', stop);
      // Requests that are still running are no longer needed.
      stop();
      return items.map((item) => {
        const page = found.get(item);
        if (page === undefined) return item;
        const site = siteOf(pageOf(item) ?? page.url);
        return mergeFacts(item, page.facts, clock.now(), (names) => signatures.areWorn(site, names));
      });
    },
  };
}

/** Where an item can be read, or null. */
function pageOf({ link }: Enrichable): string | null {
  if (link === null || !isWebAddress(link)) return null;
  const address = canonicalLink(link);
  return address === null || isFrontPage(address) ? null : address;
}

/** A page in the way of the article, with status 200. */
function isRefusal(title: string, facts: PageFacts): boolean {
  return facts.publishedAt === null && facts.authors.length === 0 && refusal.test(title.slice(0, 200));
}

/** One page, as its bytes come in. */
class PageInProgress {
  readonly #item: Enrichable;
  readonly #publisher: PagePublisher;
  readonly #areWorn: (names: readonly string[]) => boolean;
  #url = '';
  #reader: PageReader | null = null;
  #decoder: PageDecoder | null = null;

  constructor(item: Enrichable, publisher: PagePublisher, areWorn: (names: readonly string[]) => boolean) {
    this.#item = item;
    this.#publisher = publisher;
    this.#areWorn = areWorn;
  }

  take(piece: Uint8Array, { url, contentType }: PageHead): boolean {
    if (contentType !== null && !/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType))
      return false;
    this.#decoder ??= createPageDecoder(contentType);
    if (this.#reader === null) {
      const { name, language = null, timezone = null } = this.#publisher;
      this.#url = url;
      this.#reader = createPageReader({
        url,
        language,
        timezone,
        publisherName: name,
        wanted: wantedFacts(this.#item, this.#areWorn(this.#item.authors)),
        areWorn: this.#areWorn,
      });
    }
    return this.#reader.write(this.#decoder.write(piece));
  }

  end(): (Page & Pick<PageReader, 'title' | 'signature'>) | null {
    if (this.#reader === null) return null;
    this.#reader.write(this.#decoder?.end() ?? '');
    const facts = this.#reader.end();
    const { title, signature } = this.#reader;
    return { url: this.#url, facts, title, signature };
  }
}
