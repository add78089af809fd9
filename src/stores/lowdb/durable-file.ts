import { isUtf8 } from 'node:buffer';
import { basename, dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { KabarError } from '../../core/errors.js';
import type { Clock, Log } from '../../core/ports.js';
import { type Files, writePieces } from './files.js';
import { pieces, readPieces } from './pieces.js';

/** How a file was found. `lost`: neither it nor its previous copy can be read. */
export type Condition = 'absent' | 'good' | 'previous' | 'lost';

/** What a durable file needs. */
export interface DurableFileOptions<T> {
  files: Files;
  path: string;
  schema: z.ZodType<T>;
  clock: Clock;
  log: Log;
}

/**
 * A lowdb adapter for one JSON file that survives `kill -9` and power cuts: it writes a new file, makes it
 * durable and renames it, and keeps the good one before as `<name>.previous`. A damaged file is set aside as
 * `<name>.damaged-<time>` when it is read, and the previous copy is taken. (lowdb's own JSONFile adapter
 * leaves empty files after power cuts, and its presets keep nothing under NODE_ENV=test.)
 */
export class DurableFile<T extends object> implements Adapter<T> {
  readonly #options: DurableFileOptions<T>;
  #condition: Condition = 'absent';
  #highestSeq = 0;
  #damaged = false;
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

  /** Whether a copy had to be set aside, now or before without a new one written since. */
  get damaged(): boolean {
    return this.#damaged || this.#condition === 'lost';
  }

  /** The highest `seq` that the text of damaged files shows; 0 when there was none. */
  get highestDamagedSeq(): number {
    return this.#highestSeq;
  }

  async read(): Promise<T | null> {
    const { path, log } = this.#options;
    const current = await this.#readCopy(path);
    if (current !== null) {
      this.#condition = 'good';
      return current;
    }
    const previous = await this.#readCopy(`${path}.previous`);
    if (previous !== null && !(await this.#wasTurning()))
      log.warn({ file: path }, 'The file is missing or damaged: its previous copy is used.');
    this.#condition = previous !== null ? 'previous' : (await this.#wasSetAside()) ? 'lost' : 'absent';
    return previous;
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
    // Only a copy that could be read may take the place of the previous one.
    if (this.#condition === 'good') await files.rename(path, `${path}.previous`);
    this.#condition = 'previous';
    await files.rename(fresh, path);
    this.#condition = 'good';
    await files.syncFolder(dirname(path));
  }

  async #readCopy(path: string): Promise<T | null> {
    const bytes = await this.#options.files.read(path);
    if (bytes === null) return null;
    this.#bytes = bytes.length;
    const parsed = isUtf8(bytes)
      ? readPieces(bytes, this.#options.schema)
      : { fault: 'it is not UTF-8 text' };
    if ('data' in parsed) return parsed.data;
    await this.#setAside(path, parsed.fault, Buffer.from(bytes).toString());
    return null;
  }

  async #setAside(path: string, fault: string, text: string): Promise<void> {
    const { files, log, clock } = this.#options;
    const aside = `${path}.damaged-${clock.now()}`;
    this.#damaged = true;
    this.#highestSeq = Math.max(this.#highestSeq, highestSeq(text));
    try {
      await files.rename(path, aside);
    } catch (error) {
      throw new KabarError(
        `${path} is damaged (${fault}) and cannot be set aside.`,
        'Let Kabar rename files in this folder, or move the file away yourself.',
        { cause: error },
      );
    }
    log.error({ file: path, setAside: aside, fault }, 'A data file is damaged: it was set aside.');
  }

  /** Whether Kabar was killed between the two renames of `write`: nothing is wrong, the journal has what is newer. */
  async #wasTurning(): Promise<boolean> {
    const { files, path } = this.#options;
    const name = basename(path);
    const names = await files.list(dirname(path));
    return !this.#damaged && !names.includes(name) && names.includes(`${name}.new`);
  }

  /** Whether a damaged copy lies beside it: then it is missing because it was damaged, not because it was removed. */
  async #wasSetAside(): Promise<boolean> {
    const folder = dirname(this.#options.path);
    const prefix = `${this.#options.path}.`.slice(folder.length + 1);
    const names = await this.#options.files.list(folder);
    return names.some((name) => name.startsWith(prefix) && name.includes('.damaged-'));
  }
}

/** The highest number that stands where a `seq` does, in a text that cannot be parsed any more. */
export function highestSeq(text: string): number {
  let highest = 0;
  for (const match of text.matchAll(/"(?:seq|head|since|until|instant|digest)":(\d{1,12})\b/g)) {
    highest = Math.max(highest, Number(match[1]));
  }
  return highest;
}
