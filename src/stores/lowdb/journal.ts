import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { KabarError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import { type Change, changeSchema } from './change.js';
import { highestSeq } from './durable-file.js';
import { type Files, type OpenFile, remedyFor } from './files.js';

interface Waiting {
  change: Change;
  line: string;
  resolve: () => void;
  reject: (error: Error) => void;
}

/** The journal's file of this number. */
export function segmentName(segment: number): string {
  return `journal-${String(segment).padStart(6, '0')}.jsonl`;
}

/** The numbers of the journal's files in a folder, in order. */
export async function listSegments(files: Files, folder: string): Promise<number[]> {
  const names = await files.list(folder);
  const numbers = names.map((name) => Number(/^journal-(\d{6,})\.jsonl$/.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((left, right) => left - right);
}

/** What one file of the journal holds. */
export interface SegmentText {
  changes: Change[];
  /** How many whole lines could not be read. */
  damaged: number;
  /** The highest `seq` that damaged lines show. */
  highestDamagedSeq: number;
}

/** Reads a file of the journal. What stands behind the last line break was cut off while it was written: it was promised to nobody. */
export async function readSegment(files: Files, folder: string, segment: number): Promise<SegmentText> {
  const bytes = await files.read(join(folder, segmentName(segment)));
  const lines = Buffer.from(bytes ?? [])
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
  const text: SegmentText = { changes: [], damaged: 0, highestDamagedSeq: 0 };
  for (const line of lines) {
    const change = parseLine(line);
    if (change !== null) text.changes.push(change);
    else {
      text.damaged++;
      text.highestDamagedSeq = Math.max(text.highestDamagedSeq, highestSeq(line));
    }
  }
  return text;
}

function parseLine(line: string): Change | null {
  try {
    return changeSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
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
    const line = `${JSON.stringify(change)}\n`;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, line, resolve, reject });
      if (this.#flushPlanned) return;
      this.#flushPlanned = true;
      void this.#alone(() => this.#flush());
    });
  }

  /** Goes on in a new file. Resolves with the number of the one before, of which everything is applied then. */
  rotate(segment = this.#segment + 1): Promise<number> {
    return this.#alone(async () => {
      const { files, folder } = this.#options;
      const before = this.#file;
      if (before !== null && this.#mustCut) await this.#cut(before);
      const file = await files.create(join(folder, segmentName(segment)));
      await files.syncFolder(folder).catch(async (error) => {
        await file.close();
        throw error;
      });
      this.#file = file;
      this.#segment = segment;
      this.#length = this.lines = this.bytes = 0;
      await before?.close();
      return segment - 1;
    });
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
    const group = [...this.#waiting];
    // They were refused together with the group before.
    if (group.length === 0) return;
    try {
      await this.#write(group);
    } catch (error) {
      this.#refuseAll(error);
      return;
    }
    this.#waiting.splice(0, group.length);
    for (const { change } of group) this.#options.apply(change);
    for (const { resolve } of group) resolve();
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    if (this.#file === null) throw new Error('the journal is closed');
    if (this.#mustCut) await this.#cut(this.#file);
    const text = Buffer.from(group.map((each) => each.line).join(''));
    try {
      await this.#file.write(text, this.#length);
      await this.#file.sync();
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
    const fault = new KabarError(`The store cannot write to ${folder}.`, remedyFor(cause, folder), { cause });
    log.error({ refused: refused.length, err: fault }, 'the store cannot write');
    for (const { reject } of refused) reject(fault);
  }
}
