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
  const newPublisherId = idMaker(new Set(before.publishers.map(({ id }) => id)), 28);
  const owners = ownersOf(before);
  const names = new Map(before.publishers.map(({ id, name }) => [fold(name), id]));
  const own = new Map<string, WrittenPublisher>();
  const made = new Map<string, WrittenPublisher>();
  let turn = 0;
  for (const { name, site: groupSite, outlines } of groups) {
    const named = name === null ? undefined : names.get(fold(name));
    for (const { url, title, site } of outlines) {
      if (++turn % addedAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
      const key = name ?? siteOf(site ?? url);
      const id = named ?? owners.get(siteOf(site ?? url)) ?? owners.get(siteOf(url));
      let publisher = (id === undefined ? undefined : own.get(id)) ?? made.get(key);
      if (publisher === undefined) {
        publisher = (id === undefined ? null : ownPublisher(written, before, id)) ?? undefined;
        if (id !== undefined && publisher !== undefined) own.set(id, publisher);
      }
      if (publisher === undefined) {
        const newId = newPublisherId(name === null ? publisherIdOf(site ?? url) : slug(name, 28));
        const shown = truncate(harmless(name ?? (title || shortHost(url))), 60).trim() || newId;
        publisher = {
          id: newId,
          name: shown,
          url: `${new URL(groupSite ?? site ?? url).origin}/`,
          feeds: [],
        };
        made.set(key, publisher);
        written.publishers.push(publisher);
      }
      publisher.feeds ??= [];
      publisher.feeds.push({ id: newFeedId(feedIdOf(publisher.id, url)), url });
    }
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
