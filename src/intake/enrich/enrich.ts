import { setMaxListeners } from 'node:events';
import type { Clock } from '../../core/ports.js';
import { canonicalLink, linkKey } from '../canonical-link.js';
import { isWebAddress } from '../read/links.js';
import { isFrontPage, siteOf } from '../sites.js';
import { type Enrichable, isPageOf, mergeFacts, missingFacts } from './merge-facts.js';
import { type Page, type PagePublisher, Pages, type PagesOptions } from './pages.js';
import { Signatures } from './signatures.js';

/** How to make an {@link Enricher}. */
export interface EnricherOptions extends PagesOptions {
  clock: Clock;
  /** How long items may be held back at most. Default: 20,000 ms. */
  maxHoldMs?: number;
}

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

/** Creates an enricher that reads each page once, politely and in bounded time. */
export function createEnricher(options: EnricherOptions): Enricher {
  const { clock, maxHoldMs = 20_000 } = options;
  const signatures = new Signatures();
  const pages = new Pages(options, signatures);
  return {
    async enrich(items, publisher, { signal } = {}) {
      const found = new Map<Enrichable, Page>();
      const control = new AbortController();
      // Every page that is being read listens to it: more at a time than Node.js takes for a leak.
      setMaxListeners(0, control.signal);
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
        const page = await pages.read(link, item, publisher, control.signal);
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
