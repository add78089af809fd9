import { join } from 'node:path';
import type { ChatId } from '../../core/chat.js';
import type { Clock, Log } from '../../core/ports.js';
import { type LedgerLine, ledgerLineSchema } from './change.js';
import { errorCode, type Files, replaceFile } from './files.js';
import type { Ledger } from './ledger.js';

/** A file with this many lines is closed, and the next one begun. */
const linesInFile = 10_000;

const nameOf = (number: number) => `ledger-${String(number).padStart(6, '0')}.jsonl`;

/** What the ledger's files need. */
export interface LedgerFilesOptions {
  files: Files;
  folder: string;
  clock: Clock;
  log: Log;
}

/**
 * The ledger on the disk: numbered files of JSON Lines, a later line before an earlier one. Only the last is
 * written anew, whenever the journal is folded; the others stay as they are until all that they tell is
 * past keeping. So what a fold writes does not grow with the ledger, which may hold millions of lines.
 */
export class LedgerFiles {
  readonly #options: LedgerFilesOptions;
  /** The files that are not written any more, with the newest instant in each. */
  #closed: { number: number; newest: number }[] = [];
  /** Damaged files, to be set aside when what could be read of them stands in another. */
  #damaged: number[] = [];
  #number = 1;
  /** The ledger's `changes` when it was written last. */
  #written = 0;

  constructor(options: LedgerFilesOptions) {
    this.#options = options;
  }

  /** Whether something of them was damaged, so that they should be written anew. */
  get damaged(): boolean {
    return this.#damaged.length > 0;
  }

  /**
   * Reads all files into the ledger. `known` gives the chats' ids as the chats themselves have them, for
   * they share their memory; lines of others are left out.
   */
  async read(ledger: Ledger, known: (chat: ChatId) => ChatId | undefined): Promise<void> {
    const { files, folder, log } = this.#options;
    const numbers = (await files.list(folder))
      .map((name) => Number(/^ledger-(\d{6,})\.jsonl$/.exec(name)?.[1] ?? 0))
      .filter((number) => number > 0)
      .sort((left, right) => left - right);
    for (const number of numbers) {
      const { lines, damaged } = parse((await files.read(join(folder, nameOf(number)))) ?? new Uint8Array());
      const newest = lines.reduce((latest, { at }) => Math.max(latest, at), 0);
      const isLast = number === numbers.at(-1);
      const stays = damaged === 0 && (!isLast || lines.length >= linesInFile || newest < ledger.before);
      for (const line of lines) {
        const chat = known(line.chat);
        if (chat !== undefined) ledger.fill({ ...line, chat }, stays);
      }
      if (stays) this.#closed.push({ number, newest });
      if (damaged > 0) {
        this.#damaged.push(number);
        log.error(
          { file: nameOf(number), lines: damaged },
          'Lines of the ledger are damaged: they are left out.',
        );
      }
      this.#number = stays || damaged > 0 ? number + 1 : number;
    }
    this.#written = this.damaged ? -1 : ledger.changes;
  }

  /** Makes everything that the ledger holds durable, and removes files that tell nothing any more. */
  async write(ledger: Ledger): Promise<void> {
    const { files, folder } = this.#options;
    const { changes } = ledger;
    if (changes !== this.#written) {
      const touched = ledger.unsaved();
      await replaceFile(files, join(folder, nameOf(this.#number)), pieces(ledger, touched));
      this.#written = changes;
      if (touched.length >= linesInFile) {
        const newest = touched.reduce((latest, { at }) => Math.max(latest, at), 0);
        this.#closed.push({ number: this.#number++, newest });
        ledger.saved(touched);
      }
    }
    for (const number of this.#damaged) await this.#setAside(number);
    this.#damaged = [];
    for (const closed of this.#closed.filter(({ newest }) => newest < ledger.before)) {
      await files.remove(join(folder, nameOf(closed.number)));
      this.#closed = this.#closed.filter((each) => each !== closed);
    }
  }

  async #setAside(number: number): Promise<void> {
    const { files, folder, clock } = this.#options;
    const path = join(folder, nameOf(number));
    await files.rename(path, `${path}.damaged-${clock.now()}`).catch((error) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
  }
}

/** Each line is made as it is written: one that changes meanwhile is touched again. */
function* pieces(ledger: Ledger, touched: Parameters<Ledger['saved']>[0]): Generator<string> {
  for (const each of touched) yield `${JSON.stringify(ledger.lineOf(each))}\n`;
}

function parse(bytes: Uint8Array): { lines: LedgerLine[]; damaged: number } {
  const texts = Buffer.from(bytes).toString('utf8').split('\n');
  const lines = texts.filter((text) => text !== '').flatMap((text) => parseLine(text) ?? []);
  return { lines, damaged: texts.filter((text) => text !== '').length - lines.length };
}

function parseLine(text: string): LedgerLine | null {
  try {
    return ledgerLineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
