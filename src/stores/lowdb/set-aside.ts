import { KabarError } from '../../core/errors.js';
import type { Clock, Log } from '../../core/ports.js';
import { errorCode } from '../../core/system-errors.js';
import type { Files } from './files.js';

/** What setting files aside needs. */
export interface AsideOptions {
  files: Files;
  clock: Clock;
  log: Log;
}

/** Something in the data folder that is not as it was written. */
export interface Damage {
  path: string;
  /** What is wrong with it, in words that quote nothing of it. */
  fault: string;
}

/** What the name of a file that was set aside has behind its own. */
const mark = '.damaged-';

/** Whether a file was set aside. */
export const isAside = (name: string) => name.includes(mark);

/** Gives a damaged file a name that says so, for a person to look at; what stood in its place can be written anew then. */
export async function setAside({ path, fault }: Damage, { files, clock, log }: AsideOptions): Promise<void> {
  const aside = `${path}${mark}${clock.now()}`;
  try {
    await files.rename(path, await freeName(files, aside));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw new KabarError(
      `${path} is damaged (${fault}) and cannot be set aside.`,
      'Let Kabar rename files in this folder, or move the file away yourself.',
      { cause: error },
    );
  }
  log.error({ file: path, setAside: aside, fault }, 'a data file is damaged: it was set aside');
}

/** Two of a name may be set aside within a millisecond, and under a clock that stands still. */
async function freeName(files: Files, wanted: string): Promise<string> {
  const folder = wanted.slice(0, wanted.lastIndexOf('/'));
  const taken = new Set(await files.list(folder));
  let name = wanted;
  for (let number = 2; taken.has(name.slice(folder.length + 1)); number++) name = `${wanted}-${number}`;
  return name;
}

/** A file's bytes; null when there is none, `'folder'` when a folder has its name. */
export async function readBytes(files: Files, path: string): Promise<Buffer | 'folder' | null> {
  try {
    const bytes = await files.read(path);
    return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch (error) {
    if (errorCode(error) === 'EISDIR') return 'folder';
    throw error;
  }
}

/** The error that ends a start where a newer Kabar has been. Nothing may be touched then. */
export function newerFault(path: string): KabarError {
  return new KabarError(
    `${path} was written by a newer Kabar.`,
    'Start the newer version, or set DATA_DIR to another folder.',
  );
}

/** Removes what was being written when Kabar was killed. */
export async function removeUnfinished({
  folder,
  ...options
}: AsideOptions & { folder: string }): Promise<void> {
  const { files } = options;
  for (const name of await files.list(folder)) {
    if (!/\.(?:json|jsonl|copy)\.new$/.test(name)) continue;
    const path = `${folder}/${name}`;
    await files.remove(path).catch(() => setAside({ path, fault: 'it is a folder' }, options));
  }
}
