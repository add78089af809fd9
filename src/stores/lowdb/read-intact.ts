import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Files } from './files.js';
import { forEachPiece } from './for-each-piece.js';
import { type EntryReaders, Lists } from './lists.js';
import { type Head, isLayout, readHead, toReading } from './read-pieces.js';
import { format, sealAt, unseal } from './seal.js';

/** What reading a file of one kind needs. */
interface Options<T> {
  files: Files;
  schema: z.ZodType<T>;
  readers?: EntryReaders<T>;
}

/**
 * Reads a file of this version whose overall checksum is right, as nearly all are. Null for any other: that has to be checked line
 * by line.
 */
export async function readIntact<T extends object>(
  path: string,
  { files, schema, readers }: Options<T>,
): Promise<{ data: T; bytes: number } | null> {
  const lists = new Lists(schema, readers);
  const scan = new IntactScan((...line) => lists.takeSealed(...line));
  const head = (await scan.go(files, path)) ? scan.head : null;
  if (head === null || scan.lines !== lists.count) return null;
  const reading = toReading(schema, head.fields, lists, null);
  return reading.found === 'good' ? { data: reading.data, bytes: scan.bytes } : null;
}

/** Whether a file is one that {@link readIntact} reads. Looks at nothing but its checksums. */
export function isIntact(path: string, files: Files): Promise<boolean> {
  return new IntactScan(null).go(files, path);
}

/** Adds the entry at a place, whose checksum begins at `end`. @returns whether it fits. */
type Take = (bytes: Buffer, from: number, to: number, end: number) => boolean;

/** The last line is looked for in so many bytes at the end of a piece. */
const maxEndLength = 300;
const endPattern = /\n"end":(\{[^\n]*\})\n(\}\n)?$/;

/** Reads a file once, and finds out whether it is intact. */
class IntactScan {
  head: Head | null = null;
  /** The number of entries that its last line states. */
  lines = -1;
  bytes = 0;
  readonly #take: Take | null;
  readonly #hash = createHash('sha256');
  #checksum: unknown = null;
  #isEnded = false;

  /** @param take null where no entry is looked at. */
  constructor(take: Take | null) {
    this.#take = take;
  }

  async go(files: Files, path: string): Promise<boolean> {
    const isThrough = await forEachPiece(files, path, (piece, isRest) => !isRest && this.#isRight(piece));
    return isThrough && this.#isEnded && this.#hash.digest('hex') === this.#checksum;
  }

  #isRight(piece: Buffer): boolean {
    this.bytes += piece.length;
    if (this.#isEnded) return false;
    if (this.#checksum !== null) {
      // The last line came apart from the others.
      this.#isEnded = piece.toString('latin1') === '}\n';
      return this.#isEnded;
    }
    const from = this.head === null ? this.#begin(piece) : 0;
    if (from === 0 && this.head === null) return false;
    const end = this.#findEnd(piece);
    this.#hash.update(piece.subarray(0, end));
    return this.#take === null || this.#takeAll(piece, from, end, this.#take);
  }

  /** @returns where the lists begin; 0 where the head is not as it should be. */
  #begin(piece: Buffer): number {
    const head = readHead(piece);
    if (head.seal !== 'right' || head.format !== format) return 0;
    this.head = head;
    return head.end;
  }

  /** @returns where the entries of a piece end. */
  #findEnd(piece: Buffer): number {
    const from = Math.max(0, piece.length - maxEndLength);
    const found = endPattern.exec(piece.toString('latin1', from));
    if (found === null) return piece.length;
    const end = unseal(Buffer.from(found[1] as string, 'latin1'));
    const { lines, sha256 } = end === null ? {} : JSON.parse(end);
    this.lines = lines ?? -1;
    this.#checksum = sha256 ?? '';
    this.#isEnded = found[2] !== undefined;
    return from + found.index + 1;
  }

  #takeAll(piece: Buffer, from: number, to: number, take: Take): boolean {
    try {
      for (let at = from, next = 0; at < to; at = next + 1) {
        next = piece.indexOf(10, at);
        const first = piece[at];
        if (first !== brace && first !== bracket) {
          if (!isLayout(piece.subarray(at, next))) return false;
          continue;
        }
        const end = piece[next - 1] === comma ? next - 1 : next;
        if (!take(piece, at, end, sealAt(piece, end))) return false;
      }
      return true;
    } catch (error) {
      // It is not JSON: the checksum would say so in the end.
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  }
}

/** How an entry begins, and what stands between two. */
const [brace, bracket, comma] = [0x7b, 0x5b, 0x2c];
