import { basename, dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { errorCode } from '../../core/system-errors.js';
import { writePieces } from './files.js';
import type { EntryReaders } from './lists.js';
import { pieces } from './pieces.js';
import { isIntact, readIntact } from './read-intact.js';
import { faultInPieces, readPieces } from './read-pieces.js';
import { highestSeq } from './seal.js';
import { type AsideOptions, type Damage, isAside, newerFault, readBytes, setAside } from './set-aside.js';

/** How a file was found. `lost`: neither it nor its previous copy can be read as a whole. */
export type Condition = 'absent' | 'good' | 'previous' | 'lost';

/** What a durable file needs. */
export interface DurableFileOptions<T> extends AsideOptions {
  path: string;
  schema: z.ZodType<T>;
  /** See {@link EntryReaders}. */
  readers?: EntryReaders<T>;
  /** What it holds when there is nothing to read. */
  empty: T;
}

/** A copy as it was found; `data` is all of it, or what is whole of a damaged one. */
type Copy<T> = { found: 'absent' } | { found: 'good'; data: T } | { found: 'damaged'; data: Partial<T> };

/**
 * A lowdb adapter for one JSON file that survives `kill -9` and power cuts: it writes a new file, makes it
 * durable and renames it, and keeps the good one before as `<name>.previous`. Reading changes nothing. From a damaged
 * file what is whole is taken, over what its previous copy holds; the next `write` sets it aside as
 * `<name>.damaged-<time>`. (lowdb's own JSONFile adapter leaves empty files after power cuts, and its presets keep
 * nothing under NODE_ENV=test.)
 */
export class DurableFile<T extends object> implements Adapter<T> {
  readonly #options: DurableFileOptions<T>;
  #condition: Condition = 'absent';
  #highestSeq = 0;
  /** Copies that the next `write` sets aside. */
  #damages: Damage[] = [];
  #bytes = 0;

  constructor(options: DurableFileOptions<T>) {
    this.#options = options;
  }

  /** What the last `read` found. */
  get condition(): Condition {
    return this.#condition;
  }

  /** How long the file is that was read or written last, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether a copy has to be set aside. */
  get isDamaged(): boolean {
    return this.#damages.length > 0;
  }

  /** Whether what was read may lack something that was written: the copy that counts is damaged, or gone. */
  get isIncomplete(): boolean {
    return this.#condition === 'lost' || this.#damages.some(({ path }) => path === this.#options.path);
  }

  /** The highest `seq` that the text of damaged files shows; 0 when there was none. */
  get highestDamagedSeq(): number {
    return this.#highestSeq;
  }

  async read(): Promise<T | null> {
    const { path, log } = this.#options;
    const previousPath = `${path}.previous`;
    const current = await this.#readCopy(path);
    if (current.found === 'good') {
      this.#condition = 'good';
      await this.#check(previousPath);
      return current.data;
    }
    const previous = await this.#readCopy(previousPath);
    const isLost = current.found === 'damaged' || previous.found === 'damaged' || (await this.#wasSetAside());
    this.#condition = previous.found === 'good' ? 'previous' : isLost ? 'lost' : 'absent';
    if (this.#condition === 'absent') return null;
    const fresh = this.#condition === 'lost' ? await this.#readFresh() : null;
    if (fresh !== null) return fresh;
    if (this.#condition === 'previous' && !(await this.#wasTurning()))
      log.warn({ file: path }, 'a file is missing or damaged: its previous copy is used');
    return merged(this.#options.empty, [previous, current]);
  }

  async write(data: T): Promise<void> {
    const { files, path } = this.#options;
    const fresh = `${path}.new`;
    try {
      this.#bytes = await writePieces(await files.create(fresh), pieces(data));
    } catch (error) {
      await files.remove(fresh).catch(() => undefined);
      throw error;
    }
    for (const damage of this.#damages) await setAside(damage, this.#options);
    this.#damages = [];
    // Only a copy that could be read may take the place of the previous one.
    if (this.#condition === 'good') await files.rename(path, `${path}.previous`).catch(unlessMissing);
    this.#condition = 'previous';
    await files.rename(fresh, path);
    this.#condition = 'good';
    await files.syncFolder(dirname(path));
  }

  async #readCopy(path: string): Promise<Copy<T>> {
    const intact = await readIntact(path, this.#options);
    if (intact !== null) {
      this.#bytes = intact.bytes;
      return { found: 'good', data: intact.data };
    }
    const bytes = await readBytes(this.#options.files, path);
    if (bytes === null) return { found: 'absent' };
    if (bytes === 'folder') return this.#noteDamage(path, 'it is a folder');
    this.#bytes = bytes.length;
    const reading = readPieces(bytes, this.#options.schema, this.#options.readers);
    if (reading.found === 'newer') throw newerFault(path);
    if (reading.found === 'good') return reading;
    this.#highestSeq = Math.max(this.#highestSeq, highestSeq(bytes.toString()));
    return { ...this.#noteDamage(path, reading.fault), data: reading.salvaged };
  }

  /** A file that was written as a whole and not renamed any more, because Kabar was killed. */
  async #readFresh(): Promise<T | null> {
    const bytes = await readBytes(this.#options.files, `${this.#options.path}.new`);
    if (bytes === null || bytes === 'folder') return null;
    const reading = readPieces(bytes, this.#options.schema, this.#options.readers);
    return reading.found === 'good' ? reading.data : null;
  }

  /** Looks whether the copy that is not needed now could be used. */
  async #check(path: string): Promise<void> {
    if (await isIntact(path, this.#options.files)) return;
    const bytes = await readBytes(this.#options.files, path);
    if (bytes === null) return;
    const fault = bytes === 'folder' ? 'it is a folder' : faultInPieces(bytes);
    if (fault === 'newer') throw newerFault(path);
    if (fault !== null) this.#noteDamage(path, fault);
  }

  #noteDamage(path: string, fault: string): { found: 'damaged'; data: Partial<T> } {
    this.#damages.push({ path, fault });
    return { found: 'damaged', data: {} };
  }

  /** Whether Kabar was killed between the two renames of `write`: nothing is wrong, the journal has what is newer. */
  async #wasTurning(): Promise<boolean> {
    const { files, path } = this.#options;
    const name = basename(path);
    const names = await files.list(dirname(path));
    return !this.isDamaged && !names.includes(name) && names.includes(`${name}.new`);
  }

  /** Whether a damaged copy lies beside it: then it is missing because it was damaged, not because it was removed. */
  async #wasSetAside(): Promise<boolean> {
    const folder = dirname(this.#options.path);
    const prefix = `${this.#options.path}.`.slice(folder.length + 1);
    const names = await this.#options.files.list(folder);
    return names.some((name) => name.startsWith(prefix) && isAside(name));
  }
}

/** Somebody may have removed the file: what is written now stands in its place all the same. */
function unlessMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}

/** What all copies hold together. Of what several know, the last counts; what is no list is taken from a copy that is whole. */
function merged<T extends object>(empty: T, copies: readonly Copy<T>[]): T {
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(empty));
  for (const copy of copies) {
    if (copy.found === 'absent') continue;
    for (const [name, value] of Object.entries(copy.data)) {
      const before = result[name];
      result[name] = Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value;
    }
  }
  return result as T;
}
