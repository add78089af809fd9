import { BoundedMap } from '../../core/bounded-map.js';
import type { Publisher } from '../../core/catalog.js';
import type { Clock, Log } from '../../core/ports.js';
import { linkKey } from '../canonical-link.js';
import { createHostLimiter } from '../host-limiter.js';
import { siteOf } from '../sites.js';
import { Hosts } from './hosts.js';
import { type Enrichable, wantedFacts } from './merge-facts.js';
import type { PageFacts } from './page-facts.js';
import type { PageFetcher, PageHead } from './page-fetcher.js';
import { createPageReader, type PageReader } from './page-reader.js';
import { createPageDecoder, type PageDecoder } from './page-text.js';
import { createRobots, type Robots } from './robots.js';
import type { Signatures } from './signatures.js';

/** How to read {@link Pages}. */
export interface PagesOptions {
  fetcher: PageFetcher;
  clock: Clock;
  log: Log;
  /** The part before the slash is the product token for robots.txt. */
  userAgent: string;
}

/** Whose items they are: what their pages are read by. */
export type PagePublisher = Pick<Publisher, 'name' | 'language' | 'timezone'>;

/** What a page said. */
export interface Page {
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

/** The pages of articles. Each is read once, as politely as its host asks, and remembered for the same article elsewhere. */
export class Pages {
  readonly #log: Log;
  readonly #signatures: Signatures;
  readonly #hosts: Hosts;
  readonly #fetcher: PageFetcher;
  readonly #robots: Robots;
  readonly #turn = createHostLimiter({ total: maxHosts, perHost: 1, slow: maxHosts });
  readonly #known = new BoundedMap<string, Promise<Page | null>>(maxPages);

  constructor({ fetcher, clock, log, userAgent }: PagesOptions, signatures: Signatures) {
    this.#log = log;
    this.#signatures = signatures;
    this.#hosts = new Hosts(clock, log);
    this.#fetcher = this.#hosts.polite(fetcher);
    const token = userAgent.split('/')[0]?.trim() ?? '';
    this.#robots = createRobots({ fetcher: this.#fetcher, clock, token });
  }

  /** Null where it cannot be read. It is asked for again only where Kabar itself aborted the request. Never rejects. */
  read(link: string, item: Enrichable, publisher: PagePublisher, signal: AbortSignal): Promise<Page | null> {
    const key = linkKey(link);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { host } = new URL(link);
    const reading = this.#turn(host, false, () => this.#readNow(link, item, publisher, signal)).catch(
      (error: unknown) => {
        this.#log.error({ host, err: error }, 'a page could not be read');
        return null;
      },
    );
    this.#known.set(key, reading);
    void reading.then((page) => {
      if (page === null) this.#known.delete(key);
    });
    return reading;
  }

  async #readNow(
    link: string,
    item: Enrichable,
    publisher: PagePublisher,
    signal: AbortSignal,
  ): Promise<Page | null> {
    const { host } = new URL(link);
    if (signal.aborted || this.#hosts.rests(host)) return null;
    const permission = await this.#robots.ask(link, signal);
    if (permission !== 'allowed') {
      this.#log.debug({ host, permission }, 'a page is not read: robots.txt does not allow it');
      return null;
    }
    const site = siteOf(link);
    const page = new PageInProgress(item, publisher, (names) => this.#signatures.areWorn(site, names));
    const answer = await this.#fetcher.read({ url: link, signal }, (piece, head) => page.take(piece, head));
    this.#hosts.note(host, answer);
    if (answer.kind !== 'read') return null;
    const read = page.end();
    if (read !== null && isRefusal(read.title, read.facts)) {
      this.#hosts.refused(host, 'it answers with a refusal');
      return null;
    }
    if (read !== null) this.#signatures.note(site, 'page', linkKey(link), read.signature);
    return read;
  }
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
