import { BoundedMap } from '../../core/bounded-map.js';
import { words } from '../../core/text.js';

/** How many articles of a site are remembered, and how many must bear the same name before it counts as worn. */
const [remembered, enough] = [12, 8];

/** After this many pages that name nobody else, the one name is taken for the writer's. */
const enoughPages = 3;

const maxSites = 1_000;

interface Site {
  /** Article → the names that it bears, as one text. */
  articles: BoundedMap<string, string>;
  /** How many pages were read in vain for another name. */
  inVain: number;
}

/**
 * By what names the recent articles of a site are signed. A name that all of them bear is *worn*: that of whoever owns the
 * site or its login, or of the one person who writes a blog. So it is not taken away: another name that the page shows
 * as its byline goes before it, and only where there is none does it stand. In memory: a new start learns it anew.
 */
export class Signatures {
  readonly #sites = new BoundedMap<string, Site>(maxSites);

  /** @param source where the names stand: what feeds say and what pages say is counted apart. */
  note(site: string, source: 'feed' | 'page', article: string, names: readonly string[]): void {
    if (names.length === 0) return;
    const key = `${source} ${site}`;
    const known = this.#sites.get(key) ?? { articles: new BoundedMap(remembered), inVain: 0 };
    const signature = signatureOf(names);
    if ([...known.articles.values()].some((other) => other !== signature)) known.inVain = 0;
    known.articles.set(article, signature);
    this.#sites.set(key, known);
  }

  /** Whether all recent articles of a site bear these names and no other. */
  areWorn(site: string, names: readonly string[]): boolean {
    const signature = signatureOf(names);
    return (['feed', 'page'] as const).some((source) => {
      const { articles } = this.#sites.get(`${source} ${site}`) ?? { articles: new Map<string, string>() };
      return articles.size >= enough && [...articles.values()].every((other) => other === signature);
    });
  }

  /** Whether a page shall be asked whether it names anybody else than its feed does. */
  areDoubtful(site: string, names: readonly string[]): boolean {
    const inVain = this.#sites.get(`feed ${site}`)?.inVain ?? 0;
    return inVain < enoughPages && this.areWorn(site, names);
  }

  /** A page was asked that, and named nobody else. */
  noteInVain(site: string): void {
    const known = this.#sites.get(`feed ${site}`);
    if (known !== undefined) known.inVain += 1;
  }
}

const signatureOf = (names: readonly string[]) => names.map((name) => words(name).join(' ')).join(', ');
