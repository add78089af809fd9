import { join } from 'node:path';
import type { ChatId } from '../../core/chat.js';
import type { Clock, Log } from '../../core/ports.js';
import { type LedgerLine, ledgerLineSchema } from './change.js';
import { writtenId } from './erase.js';
import { type Files, replaceFile } from './files.js';
import type { Ledger, Touched } from './ledger.js';
import { headLine, readLineFile, sealedLine } from './line-file.js';
import { format } from './seal.js';
import { type Damage, newerFault, readBytes, setAside } from './set-aside.js';

/** A file with this many lines is closed, and the next one begun. */
const linesInFile = 10_000;

const nameOf = (number: number) => `ledger-${String(number).padStart(6, '0')}.jsonl`;

/** What the ledger's files need. */
export interface LedgerFilesOptions {
  files: Files;
  folder: string;
  clock: Clock;
  log: Log;
  /** Whether the folder is one of version 0.1, whose files may be empty. */
  isOld: boolean;
}

/**
 * The ledger on the disk: numbered files of JSON Lines, a later line before an earlier one. Only the last is
 * written anew, whenever the journal is folded; the others stay as they are until all that they tell is
 * past retention. So what a fold writes does not grow with the ledger, which may hold millions of lines.
 */
export class LedgerFiles {
  readonly #options: LedgerFilesOptions;
  /** The files that are not written any more, with the newest instant in each. */
  #closed: { number: number; newest: number }[] = [];
  /** Damaged files, to be set aside when what could be read of them stands in another. */
  #damages: Damage[] = [];
  #highestSeq = 0;
  #number = 1;
  /** The ledger's `changes` when it was written last. */
  #written = 0;

  constructor(options: LedgerFilesOptions) {
    this.#options = options;
  }

  /** Whether something of them was damaged, so that they should be written anew. */
  get isDamaged(): boolean {
    return this.#damages.length > 0;
  }

  /** The highest `seq` that damaged lines show. */
  get highestDamagedSeq(): number {
    return this.#highestSeq;
  }

  /**
   * Reads all files into the ledger. `known` gives the chats' ids as the chats themselves have them, for
   * they share their memory; lines of others are left out.
   */
  async read(ledger: Ledger, known: (chat: ChatId) => ChatId | undefined): Promise<void> {
    const numbers = await this.#numbers();
    for (const number of numbers) {
      const { lines, fault } = await this.#readFile(number);
      const newest = newestOf(lines);
      const isLast = number === numbers.at(-1);
      const stays = fault === null && (!isLast || lines.length >= linesInFile || newest < ledger.before);
      for (const line of lines) {
        const chat = known(line.chat);
        if (chat !== undefined) ledger.fill({ ...line, chat }, stays);
      }
      if (stays) this.#closed.push({ number, newest });
      if (fault !== null) this.#damages.push({ path: this.#path(number), fault });
      this.#number = stays || fault !== null ? number + 1 : number;
    }
    this.#written = this.isDamaged ? -1 : ledger.changes;
  }

  /** Makes everything that the ledger holds durable, and removes files that tell nothing any more. */
  async write(ledger: Ledger): Promise<void> {
    const { files } = this.#options;
    const { changes } = ledger;
    if (changes !== this.#written) {
      const unsaved = ledger.unsaved();
      const { lines } = unsaved;
      await replaceFile(files, this.#path(this.#number), pieces(this.#number, ledger, lines));
      this.#written = changes;
      if (lines.length >= linesInFile) {
        this.#closed.push({ number: this.#number++, newest: newestOf(lines) });
        ledger.saved(unsaved);
      }
    }
    for (const damage of this.#damages) await setAside(damage, this.#options);
    this.#damages = [];
    for (const closed of this.#closed.filter(({ newest }) => newest < ledger.before)) {
      await files.remove(this.#path(closed.number));
      this.#closed = this.#closed.filter((each) => each !== closed);
    }
  }

  /** Takes these chats out of the files that are not written any more. What the ledger knows of them has to be in the last. */
  async erase(chats: readonly ChatId[]): Promise<void> {
    const { files } = this.#options;
    const gone = new Set(chats);
    const ids = chats.map(writtenId);
    for (const { number } of [...this.#closed]) {
      const path = this.#path(number);
      const bytes = await readBytes(files, path);
      if (bytes === null || bytes === 'folder' || !ids.some((id) => bytes.includes(id))) continue;
      const { lines } = await this.#readFile(number);
      const kept = lines.filter(({ chat }) => !gone.has(chat));
      await replaceFile(files, path, linePieces(number, kept));
    }
  }

  async #numbers(): Promise<number[]> {
    const { files, folder } = this.#options;
    return (await files.list(folder))
      .map((name) => Number(/^ledger-(\d{6,})\.jsonl$/.exec(name)?.[1] ?? 0))
      .filter((number) => number > 0)
      .sort((left, right) => left - right);
  }

  async #readFile(number: number): Promise<{ lines: LedgerLine[]; fault: string | null }> {
    const path = this.#path(number);
    const bytes = await readBytes(this.#options.files, path);
    if (bytes === 'folder') return { lines: [], fault: 'it is a folder' };
    const lines: LedgerLine[] = [];
    const value = (parsed: unknown) => {
      const line = ledgerLineSchema.safeParse(parsed).data;
      if (line !== undefined) lines.push(line);
      return line !== undefined;
    };
    const file = readLineFile(bytes ?? Buffer.alloc(0), { value });
    if (file.isNewer) throw newerFault(path);
    const damaged = file.damaged + file.unknown;
    // It was written as a whole: no line of it can have been under way.
    const isCut = file.isTorn || lines.length < Number(file.head?.lines ?? (this.#options.isOld ? 0 : 1));
    const fault = damaged > 0 ? `${damaged} of its lines are damaged` : isCut ? 'it is cut off' : null;
    this.#highestSeq = Math.max(this.#highestSeq, file.highestSeq);
    return { lines, fault };
  }

  #path(number: number): string {
    return join(this.#options.folder, nameOf(number));
  }
}

const newestOf = (lines: readonly { at: number }[]) =>
  lines.reduce((latest, { at }) => Math.max(latest, at), 0);

/** Each line is made as it is written: one that changes meanwhile is touched again. */
function pieces(number: number, ledger: Ledger, touched: readonly Touched[]): Iterable<string> {
  return linePieces(number, {
    length: touched.length,
    *[Symbol.iterator]() {
      for (const each of touched) yield ledger.lineOf(each);
    },
  });
}

function* linePieces(number: number, lines: Iterable<LedgerLine> & { length: number }): Generator<string> {
  yield headLine({ ledger: number, format, lines: lines.length });
  for (const line of lines) yield sealedLine(line);
}
