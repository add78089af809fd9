import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { KabarError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type { Change } from './change.js';
import { cannotWrite, type Files, type OpenFile } from './files.js';
import { headLine, sealedLine } from './line-file.js';
import { type Predecessor, segmentHead, segmentName } from './segments.js';

/** How many lines, and how many characters, are written and applied at once. That blocks the event loop meanwhile. */
const maxGroup = { lines: 4_000, characters: 4_000_000 };

interface Waiting {
  change: Change;
  line: string;
  resolve: () => void;
  reject: (error: Error) => void;
}

/** What the journal needs. */
export interface JournalOptions {
  files: Files;
  folder: string;
  log: Log;
  /** Called with each change, in order, as soon as it is durable. */
  apply: (change: Change) => void;
}

/**
 * The store's journal: changes as lines of JSON, in numbered files. Changes that come while others are being
 * written are written together, with one fsync. A group that cannot be written is refused as a whole and cut
 * off again, so nothing of it has happened; only a kill before that leaves it in doubt.
 */
export class Journal {
  readonly #options: JournalOptions;
  #file: OpenFile | null = null;
  #segment = 0;
  /** How much of the file is durable, in bytes. */
  #length = 0;
  #mustCut = false;
  #waiting: Waiting[] = [];
  #flushPlanned = false;
  #turn: Promise<unknown> = Promise.resolve();
  /** Whether somebody has removed the file that is written to. */
  isRemoved = false;
  /** Lines and bytes since the last rotation. */
  lines = 0;
  bytes = 0;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** Whether everything is durable. */
  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  /** The number of the file that is written to. */
  get segment(): number {
    return this.#segment;
  }

  /** Resolves when what was appended so far is durable or refused. */
  settled(): Promise<void> {
    return this.#alone(async () => undefined);
  }

  /** Resolves when the change is durable and applied; rejects with a KabarError when it could not be written. */
  append(change: Change): Promise<void> {
    const line = sealedLine(change);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, line, resolve, reject });
      if (this.#flushPlanned) return;
      this.#flushPlanned = true;
      void this.#alone(() => this.#flush());
    });
  }

  /**
   * Goes on in a new file. Resolves with the number of the one before, of which everything is applied then.
   * @param segment its number. Default: the next one.
   * @param after where the journal ended, as it was found; by default where it was written up to.
   */
  rotate(segment = this.#segment + 1, after?: Predecessor): Promise<number> {
    return this.#alone(async () => {
      const before = this.#file;
      if (before !== null && this.#mustCut) await this.#cut(before);
      const head = Buffer.from(
        headLine(segmentHead(segment, after ?? { segment: this.#segment, lines: this.lines })),
      );
      this.#file = await this.#create(segment, head);
      this.#segment = segment;
      this.#length = head.length;
      this.lines = this.bytes = 0;
      this.isRemoved = false;
      await before?.close();
      return segment - 1;
    });
  }

  /** A new file under its name as soon as its first line is durable: none that is empty can ever be found. */
  async #create(segment: number, head: Uint8Array): Promise<OpenFile> {
    const { files, folder } = this.#options;
    const path = join(folder, segmentName(segment));
    const file = await files.create(`${path}.new`, 'often synced');
    try {
      await file.write(head, 0);
      await file.sync();
      await files.rename(`${path}.new`, path);
      await files.syncFolder(folder);
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Writes what still waits and lets go of the file. */
  close(): Promise<void> {
    return this.#alone(async () => {
      await this.#file?.close();
      this.#file = null;
    });
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #flush(): Promise<void> {
    // What is asked for in the same turn of the event loop shares one fsync.
    await setImmediate();
    this.#flushPlanned = false;
    // Changes that were refused together with an earlier group are no longer waiting.
    for (let left = this.#waiting.length; left > 0 && this.#waiting.length > 0; ) {
      const group = this.#waiting.slice(0, Math.min(left, fitting(this.#waiting)));
      try {
        await this.#write(group);
      } catch (error) {
        this.#refuseAll(error);
        return;
      }
      this.#waiting.splice(0, group.length);
      for (const { change } of group) this.#options.apply(change);
      for (const { resolve } of group) resolve();
      left -= group.length;
    }
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    if (this.#file === null) throw new Error('the journal is closed');
    if (this.#mustCut) await this.#cut(this.#file);
    const text = Buffer.from(group.map((each) => each.line).join(''));
    try {
      await this.#file.write(text, this.#length);
      await this.#file.sync();
      this.isRemoved = this.#file.isRemoved();
      if (this.isRemoved) throw removedFault(this.#options.folder);
    } catch (error) {
      this.#mustCut = true;
      await this.#cut(this.#file).catch(() => undefined);
      throw error;
    }
    this.#length += text.length;
    this.bytes += text.length;
    this.lines += group.length;
  }

  async #cut(file: OpenFile): Promise<void> {
    await file.truncate(this.#length);
    await file.sync();
    this.#mustCut = false;
  }

  /** Refuses the group, and with it what was built on it meanwhile. */
  #refuseAll(cause: unknown): void {
    const refused = this.#waiting.splice(0);
    const { folder, log } = this.#options;
    const fault = cause instanceof KabarError ? cause : cannotWrite(folder, cause);
    log.error({ refused: refused.length, err: fault }, 'the store cannot write');
    for (const { reject } of refused) reject(fault);
  }
}

/** Nothing that is written to a removed file would be there at the next start. */
function removedFault(folder: string): KabarError {
  return new KabarError(
    `The journal in ${folder} was removed while Kabar runs.`,
    'Everything is written anew where the folder is still there. Else put it back, and start Kabar again.',
  );
}

/** How many of those that wait are written together: at least the first. */
function fitting(waiting: readonly Waiting[]): number {
  let characters = 0;
  const end = waiting.findIndex(({ line }, index) => {
    characters += line.length;
    return index >= maxGroup.lines || (index > 0 && characters > maxGroup.characters);
  });
  return end === -1 ? waiting.length : end;
}
