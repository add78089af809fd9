import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Catalog, feedsOf, publisherSchema } from '../../core/catalog.js';
import { KabarError } from '../../core/errors.js';
import { KeyedMutex } from '../../core/keyed-mutex.js';
import { errorCode } from '../../core/system-errors.js';
import { loadCatalog } from './files.js';

/** An entry as it is written in a file. Fields with a default may be missing. */
type WrittenFeed = { id: string; url: string } & Record<string, unknown>;
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

/** How often a change is begun anew because another process has changed the file meanwhile. */
const maxAttempts = 5;

/** The changes of one file come one after another. */
const changes = new KeyedMutex();

/** Changes a file's content in place, where `catalog` is what all files say together. It may be called again. */
type ChangeCatalog = (written: WrittenCatalog, catalog: Catalog) => void | Promise<void>;

/**
 * Changes the operator's own file. The new content is validated together with the other files, and then
 * replaces the old file atomically. Changes of this process wait for one another; where another process has changed the
 * file meanwhile, the change begins anew with what is there then, so that none is lost.
 * @param change is given an empty content if there is no file.
 * @throws KabarError if the catalog is invalid before or after the change. The file is then unchanged.
 */
export async function changeOwnFile(files: readonly string[], change: ChangeCatalog): Promise<Catalog> {
  const named = ownFile(files);
  // A symbolic link is kept; the file that it points to is replaced.
  const file = await realpath(named).catch(() => resolve(named));
  return changes.run([file], async () => {
    for (let tries = 0; tries < maxAttempts; tries++) {
      const changed = await tryToChange(files, file, change);
      if (changed !== null) return changed;
    }
    throw new KabarError(
      `${named} is being changed by something else again and again.`,
      'Try again when that has ended.',
    );
  });
}

/** Changes the file, or returns null if it was changed by another process meanwhile. */
async function tryToChange(
  files: readonly string[],
  file: string,
  change: ChangeCatalog,
): Promise<Catalog | null> {
  const named = ownFile(files);
  const before = textOf(file);
  const catalog = loadCatalog(files);
  const written = await readOwnFile(file);
  await change(written, catalog);
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeDurably(draft, `${JSON.stringify(written, null, 2)}\n`, file);
    const changed = loadCatalog(files.map((each) => (each === named ? draft : each)));
    // Nothing else of this process comes between the two.
    const isSame = textOf(file) === before;
    if (isSame) renameSync(draft, file);
    else await rm(draft, { force: true });
    return isSame ? changed : null;
  } catch (error) {
    await rm(draft, { force: true });
    if (textOf(file) !== before) return null;
    if (error instanceof KabarError) throw error;
    throw new KabarError(`${named} cannot be written.`, 'Check the rights of its folder.', { cause: error });
  }
}

/** What the file says; null if there is none, or it cannot be read. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Reads the operator's own file. It is empty if there is no file. */
export async function readOwnFile(file: string): Promise<WrittenCatalog> {
  try {
    return { publishers: [], ...(JSON.parse(await readFile(file, 'utf8')) as object) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { publishers: [] };
    throw error;
  }
}

/** The feeds of the other files. Commands never change those files. */
export function fixedCatalog(files: readonly string[]): Catalog {
  return loadCatalog(files.filter((_, index) => index !== 1));
}

/**
 * Returns the publisher with this id in the operator's own file, to be changed in place. A publisher of another
 * file is copied with its feeds, because an entry replaces the whole entry of the same id.
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

/** Leaves an entry out of the operator's own file that just says what it replaces, or replaces nothing and has no feeds. */
export function leaveOutNeedless(written: WrittenCatalog, publisher: WrittenPublisher, fixed: Catalog): void {
  const replaced = fixed.publishers.find(({ id }) => id === publisher.id);
  const isNeedless =
    replaced === undefined
      ? publisher.feeds?.length === 0
      : isDeepStrictEqual(publisherSchema.safeParse(publisher).data, replaced);
  if (isNeedless) written.publishers = written.publishers.filter((each) => each !== publisher);
}

/** Every feed id that is taken. */
export function takenFeedIds(catalog: Catalog): Set<string> {
  return new Set(feedsOf(catalog).map(({ id }) => id));
}

/** @param like the file that it replaces: it gets its rights and its owner. */
async function writeDurably(file: string, text: string, like: string): Promise<void> {
  const mode = await modeOf(like);
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text);
    await keepOwner(handle, like);
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

/** What root writes belongs to whom it is for: a Kabar that runs as another user could not read it. */
async function keepOwner(handle: FileHandle, like: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(like).catch(() => stat(dirname(like)));
  await handle.chown(uid, gid);
}
