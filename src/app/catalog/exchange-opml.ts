import { type Catalog, feedsOf } from '../../core/catalog.js';
import { fold, harmless, truncate } from '../../core/text.js';
import { type Outline, readOpml, writeOpml } from '../../discovery/opml.js';
import { isSameSite, siteOf } from '../../intake/sites.js';
import { feedIdOf, idMaker, publisherIdOf, shortHost, slug } from './new-ids.js';
import {
  changeOwnFile,
  ownPublisher,
  takenFeedIds,
  type WrittenCatalog,
  type WrittenPublisher,
} from './own-file.js';

/** How many feeds are added before the event loop gets a turn. */
const addedAtOnce = 250;

/** What became of a list of feeds. */
export interface ImportResult {
  added: number;
  known: number;
  /** Entries without an address of the web, or beyond what one list may hold. */
  left: number;
}

/**
 * Adds the feeds of an OPML list to the operator's own file.
 * @param files those of the catalog; the second is the operator's own.
 * @throws KabarError when it is no OPML, or when the file cannot be changed.
 */
export async function importOpml(
  files: readonly string[],
  before: Catalog,
  opml: string,
): Promise<ImportResult> {
  const { outlines, left } = await readOpml(opml);
  // A list of nothing new leaves the file alone.
  if (freshGroups(outlines, before).added === 0) return { added: 0, known: outlines.length, left };
  let added = 0;
  await changeOwnFile(files, async (written, catalog) => {
    const fresh = freshGroups(outlines, catalog);
    added = fresh.added;
    await addOutlines(written, catalog, fresh.groups);
  });
  return { added, known: outlines.length - added, left };
}

/** Returns the groups of a list that the catalog lacks, with the number of their feeds. */
function freshGroups(outlines: readonly Outline[], catalog: Catalog): { groups: Group[]; added: number } {
  const known = new Set(feedsOf(catalog).map(({ url }) => url));
  // Folders are judged by all that stands in them, not only by what is new.
  const fresh = groups(outlines).flatMap((group) => {
    const own = group.outlines.filter(({ url }) => {
      const isNew = !known.has(url);
      known.add(url);
      return isNew;
    });
    return own.length > 0 ? [{ ...group, outlines: own }] : [];
  });
  return { groups: fresh, added: fresh.reduce((sum, group) => sum + group.outlines.length, 0) };
}

/** The catalog's feeds as an OPML list, in a folder for each publisher. */
export function exportOpml({ publishers }: Catalog): string {
  const folders = publishers.map(({ name, url, feeds }) => ({
    title: name,
    site: url,
    feeds: feeds.map((feed) => ({ title: feed.id, url: feed.url })),
  }));
  return writeOpml(
    'Kabar',
    folders.filter(({ feeds }) => feeds.length > 0),
  );
}

async function addOutlines(
  written: WrittenCatalog,
  before: Catalog,
  groups: readonly Group[],
): Promise<void> {
  const newFeedId = idMaker(takenFeedIds(before), 60);
  const publishers = new Publishers(written, before);
  let turn = 0;
  for (const group of groups) {
    for (const outline of group.outlines) {
      if (++turn % addedAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
      const publisher = publishers.publisherFor(outline, group);
      publisher.feeds ??= [];
      publisher.feeds.push({ id: newFeedId(feedIdOf(publisher.id, outline.url)), url: outline.url });
    }
  }
}

/** The publishers that feeds of a list are added to: those of the catalog, and new ones. */
class Publishers {
  readonly #written: WrittenCatalog;
  readonly #before: Catalog;
  readonly #newId: (wanted: string) => string;
  readonly #bySite: Map<string, string>;
  readonly #byName: Map<string, string>;
  /** Those of the catalog, as they stand in the operator's file; by id. */
  readonly #own = new Map<string, WrittenPublisher>();
  /** By the name of their folder, or by their site. */
  readonly #made = new Map<string, WrittenPublisher>();

  constructor(written: WrittenCatalog, before: Catalog) {
    this.#written = written;
    this.#before = before;
    this.#newId = idMaker(new Set(before.publishers.map(({ id }) => id)), 28);
    this.#bySite = ownersOf(before);
    this.#byName = new Map(before.publishers.map(({ id, name }) => [fold(name), id]));
  }

  publisherFor(outline: Outline, group: Group): WrittenPublisher {
    const { url, site } = outline;
    const named = group.name === null ? undefined : this.#byName.get(fold(group.name));
    const id = named ?? this.#bySite.get(siteOf(site ?? url)) ?? this.#bySite.get(siteOf(url));
    const own = id === undefined ? null : this.#ownOf(id);
    return own ?? this.#madeFor(outline, group);
  }

  #ownOf(id: string): WrittenPublisher | null {
    const own = this.#own.get(id) ?? ownPublisher(this.#written, this.#before, id);
    if (own !== null) this.#own.set(id, own);
    return own;
  }

  #madeFor({ url, site, title }: Outline, group: Group): WrittenPublisher {
    const key = group.name ?? siteOf(site ?? url);
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const id = this.#newId(group.name === null ? publisherIdOf(site ?? url) : slug(group.name, 28));
    const name = truncate(harmless(group.name ?? (title || shortHost(url))), 60).trim() || id;
    const publisher = { id, name, url: `${new URL(group.site ?? site ?? url).origin}/`, feeds: [] };
    this.#made.set(key, publisher);
    this.#written.publishers.push(publisher);
    return publisher;
  }
}

/** The first publisher of each site, by what it and its feeds are served from. */
function ownersOf({ publishers }: Catalog): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { id, url, feeds } of publishers) {
    for (const address of [url, ...feeds.map((feed) => feed.url)]) {
      const site = siteOf(address);
      if (!owners.has(site)) owners.set(site, id);
    }
  }
  return owners;
}

interface Group {
  /** The publisher's name, where a folder gives it. */
  name: string | null;
  site: string | null;
  outlines: Outline[];
}

/** A folder of several feeds of one site is a publisher. One of many sites ("Tech") is a shelf: there each site is one. */
function groups(outlines: readonly Outline[]): Group[] {
  const folders = new Map<string, Group>();
  for (const outline of outlines) {
    const name = outline.folder?.title || null;
    const key = name ?? '';
    const group = folders.get(key) ?? { name, site: outline.folder?.site ?? null, outlines: [] };
    group.outlines.push(outline);
    folders.set(key, group);
  }
  return [...folders.values()].map((group) =>
    isOneSite(group) ? group : { ...group, name: null, site: null },
  );
}

function isOneSite({ site, outlines }: Group): boolean {
  if (site !== null) return true;
  const [first, ...others] = outlines.map((outline) => outline.site ?? outline.url);
  return first !== undefined && others.length > 0 && others.every((site) => isSameSite(site, first));
}
