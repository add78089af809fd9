import { type Catalog, feedsOf } from '../../core/catalog.js';
import { fold, harmless, truncate } from '../../core/text.js';
import { type Outline, readOpml, writeOpml } from '../../discovery/opml.js';
import { isSameSite, siteOf } from '../../intake/sites.js';
import { publisherAt } from './add-feed.js';
import { feedIdOf, publisherIdOf, shortHost, slug, uniqueId } from './new-ids.js';
import { changeOwnFile, ownPublisher, takenFeedIds, type WrittenCatalog } from './own-file.js';

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
  const { outlines, left } = readOpml(opml);
  const known = new Set(feedsOf(before).map(({ url }) => url));
  // Folders are judged by all that stands in them, not only by what is new.
  const fresh = groups(outlines).flatMap((group) => {
    const own = group.outlines.filter(({ url }) => {
      const isNew = !known.has(url);
      known.add(url);
      return isNew;
    });
    return own.length > 0 ? [{ ...group, outlines: own }] : [];
  });
  const added = fresh.reduce((sum, group) => sum + group.outlines.length, 0);
  if (added > 0) await changeOwnFile(files, (written) => addOutlines(written, before, fresh));
  return { added, known: outlines.length - added, left };
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

function addOutlines(written: WrittenCatalog, before: Catalog, groups: readonly Group[]): void {
  const feedIds = takenFeedIds(before);
  const publisherIds = new Set(before.publishers.map(({ id }) => id));
  const made = new Map<string, string>();
  for (const group of groups) {
    for (const { url, title, site } of group.outlines) {
      const key = group.name ?? siteOf(site ?? url);
      const id =
        named(before, group.name) ??
        publisherAt(before, site ?? url) ??
        publisherAt(before, url) ??
        made.get(key);
      let publisher = id === undefined ? null : ownPublisher(written, before, id);
      if (publisher === null) {
        const wanted = group.name === null ? publisherIdOf(site ?? url) : slug(group.name, 28);
        const newId = uniqueId(wanted, publisherIds, 28);
        const name = truncate(harmless(group.name ?? (title || shortHost(url))), 60).trim() || newId;
        publisher = { id: newId, name, url: `${new URL(group.site ?? site ?? url).origin}/`, feeds: [] };
        publisherIds.add(newId);
        made.set(key, newId);
        written.publishers.push(publisher);
      }
      const feedId = uniqueId(feedIdOf(publisher.id, url), feedIds, 60);
      feedIds.add(feedId);
      publisher.feeds ??= [];
      publisher.feeds.push({ id: feedId, url });
    }
  }
}

/** The publisher of this very name. */
function named(catalog: Catalog, name: string | null): string | undefined {
  if (name === null) return undefined;
  return catalog.publishers.find((publisher) => fold(publisher.name) === fold(name))?.id;
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
