import type { Command } from 'commander';
import { publisherAt } from '../app/catalog/add-feed.js';
import { feedIdOf, publisherIdOf, shortHost, slug, uniqueId } from '../app/catalog/new-ids.js';
import {
  changeOwnFile,
  ownFile,
  ownPublisher,
  takenFeedIds,
  type WrittenCatalog,
} from '../app/catalog/own-file.js';
import { type Catalog, feedsOf } from '../core/catalog.js';
import { holdsSecrets } from '../core/secrets.js';
import { fold, harmless, truncate } from '../core/text.js';
import { type Outline, readOpml, writeOpml } from '../discovery/opml.js';
import { decode } from '../intake/read/charset.js';
import { isSameSite, siteOf } from '../intake/sites.js';
import { counted } from './counted.js';
import { holdsPasswords } from './export.js';
import { openInput } from './inputs.js';
import type { Session } from './session.js';

/** `kabar feeds import`: the feeds of another reader. */
export function addFeedsImport(feeds: Command, session: Session): void {
  feeds
    .command('import')
    .description('add the feeds of an OPML list to your own catalog file')
    .argument('<opml>', 'a file, an address, or - for standard input')
    .action((input: string) => importOpml(session, input));
}

/** `kabar feeds export`: the catalog's feeds for another reader. */
export function addFeedsExport(feeds: Command, session: Session): void {
  feeds
    .command('export')
    .description('print the feeds of the catalog as an OPML list')
    .action(async () => {
      const folders = session.catalog().publishers.map(({ name, url, feeds }) => ({
        title: name,
        site: url,
        feeds: feeds.map((feed) => ({ title: feed.id, url: feed.url })),
      }));
      await session.print(
        writeOpml(
          'Kabar',
          folders.filter(({ feeds }) => feeds.length > 0),
        ),
      );
      const urls = folders.flatMap(({ feeds }) => feeds.map(({ url }) => url));
      if (urls.some(holdsSecrets)) session.complain(holdsPasswords);
    });
}

async function importOpml(session: Session, input: string): Promise<void> {
  const file = ownFile(session.config.CATALOG);
  const before = session.catalog();
  const { body, contentType } = await openInput(session, input, null);
  const { outlines, left } = readOpml(decode(body, contentType));
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
  const count = fresh.reduce((sum, group) => sum + group.outlines.length, 0);
  if (count > 0)
    await changeOwnFile(session.config.CATALOG, (written) => addOutlines(written, before, fresh));
  await session.print(
    `Added ${counted(count, 'feed')} to ${session.shown(file)}; ${outlines.length - count} were there already.`,
  );
  if (left > 0)
    session.complain(`${left} were left out: they have no http or https address, or there are too many.`);
  if (count > 0) await session.print('`kabar feeds check` tries them all.');
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
