import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Catalog, feedsOf } from '../../core/catalog.js';
import { KabarError } from '../../core/errors.js';
import { loadCatalog } from './files.js';

/** An entry as it stands in a file: what the schema fills in need not be there. */
export type WrittenFeed = { id: string; url: string } & Record<string, unknown>;
/** See {@link WrittenFeed}. */
export type WrittenPublisher = { id: string; name: string; url: string; feeds?: WrittenFeed[] } & Record<
  string,
  unknown
>;
/** See {@link WrittenFeed}. */
export type WrittenCatalog = { publishers: WrittenPublisher[] } & Record<string, unknown>;

/** The operator's own file: the second of `CATALOG`. @throws KabarError when it names only one. */
export function ownFile(files: readonly string[]): string {
  const file = files[1];
  if (file === undefined) {
    throw new KabarError(
      'CATALOG names no second file for your own feeds.',
      'Set it to two, such as data/catalog.json,data/catalog.local.json.',
    );
  }
  return file;
}

/**
 * Changes the operator's own file. What is written is read first as Kabar would read it, together with the
 * other files, and then takes the place of the old file in one step: nobody ever sees half of it.
 * @param change gets the file's content as it stands (empty when there is none), and changes it in place.
 * @throws KabarError when the catalog is wrong, before or after the change; the file is then as it was.
 */
export async function changeOwnFile(
  files: readonly string[],
  change: (written: WrittenCatalog) => void,
): Promise<Catalog> {
  const named = ownFile(files);
  loadCatalog(files);
  // A link stays a link: what it leads to is replaced.
  const file = await realpath(named).catch(() => named);
  const written = await readOwnFile(file);
  change(written);
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeDurably(draft, `${JSON.stringify(written, null, 2)}\n`, await modeOf(file));
    const catalog = loadCatalog(files.map((each) => (each === named ? draft : each)));
    await rename(draft, file);
    return catalog;
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof KabarError) throw error;
    throw new KabarError(`${named} cannot be written.`, 'Check the rights of its folder.', { cause: error });
  }
}

/** What the operator's own file holds as it stands; empty when there is none. */
export async function readOwnFile(file: string): Promise<WrittenCatalog> {
  try {
    return { publishers: [], ...(JSON.parse(await readFile(file, 'utf8')) as object) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { publishers: [] };
    throw error;
  }
}

/** The feeds of the other files, which a command never changes. */
export function fixedCatalog(files: readonly string[]): Catalog {
  return loadCatalog(files.filter((_, index) => index !== 1));
}

/**
 * The publisher of this id in the operator's own file, there to be changed. One of another file is copied
 * first: an entry replaces the one of the same id as a whole, so that without its feeds they would be gone.
 */
export function ownPublisher(written: WrittenCatalog, catalog: Catalog, id: string): WrittenPublisher | null {
  const own = written.publishers.find((publisher) => publisher.id === id);
  if (own !== undefined) return own;
  const fixed = catalog.publishers.find((publisher) => publisher.id === id);
  if (fixed === undefined) return null;
  const copy = structuredClone(fixed) as WrittenPublisher;
  written.publishers.push(copy);
  return copy;
}

/** Every feed id that is taken. */
export function takenFeedIds(catalog: Catalog): Set<string> {
  return new Set(feedsOf(catalog).map(({ id }) => id));
}

async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function modeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ mode }) => mode & 0o777,
    () => 0o644,
  );
}
