import type { Files } from './files.js';
import { forEachPiece } from './for-each-piece.js';
import {
  highestSeq,
  isNewer,
  isSealed,
  linesOf,
  seal,
  sealedEnd,
  sealedLength,
  unseal,
  unsealed,
} from './seal.js';

/** A file of JSON Lines as it was read. */
export interface LineFile {
  /** Whether a newer Kabar wrote it. */
  isNewer: boolean;
  /** What its first line says of it; null in a file of version 0.1, and where that line is damaged. */
  head: Readonly<Record<string, unknown>> | null;
  /** How many lines behind the first are as they were written. */
  lines: number;
  /** How many of them say nothing that is known. */
  unknown: number;
  /** How many lines are not as they were written. */
  damaged: number;
  /** Whether it ends in the middle of a line, as a file does whose writer was killed. */
  isTorn: boolean;
  /** The highest `seq` that damaged lines and unknown ones show. */
  highestSeq: number;
}

/** The first line of a file of JSON Lines. */
export function headLine(head: object): string {
  return `${seal(JSON.stringify(head))}\n`;
}

/** A further line. */
export function sealedLine(value: object): string {
  return `${seal(JSON.stringify(value))}\n`;
}

/** What takes up lines as they are read. */
export interface Taker {
  /** Takes up what a line says. @returns whether it says something that is known. */
  value: (value: unknown) => boolean;
  /**
   * Takes up the line that stands from one place up to its checksum at another, in less time than parsing it takes.
   * @returns whether it is of a form that can be read so; else it is parsed.
   */
  bytes?: (bytes: Buffer, from: number, end: number) => boolean;
}

/**
 * Reads a file of JSON Lines piece by piece: there may be a million lines. Null where it has to be read by `readLineFile`: its
 * first line bears no right checksum, it is a folder, or it is not there.
 */
export async function readPiecewise(files: Files, path: string, taker: Taker): Promise<LineFile | null> {
  let file: LineFile | null = null;
  const isThrough = await forEachPiece(files, path, (piece, isRest) => {
    if (file !== null && isRest) takeRest(file, piece, true, taker);
    else if (file !== null) takeLines(file, piece, 0, true, taker);
    else {
      const [firstLine] = isRest ? [] : linesOf(piece);
      const first = firstLine === undefined ? null : unseal(firstLine);
      if (firstLine === undefined || first === null) return false;
      file = begun(firstLine, first);
      if (file.isNewer) return false;
      takeLines(file, piece, file.head === null ? 0 : firstLine.length + 1, true, taker);
    }
    return true;
  });
  return isThrough || isNewerFile(file) ? file : null;
}

const isNewerFile = (file: LineFile | null) => file?.isNewer === true;

/** Reads all of a file of JSON Lines. In one without checksums, of version 0.1, whatever is JSON counts as a line. */
export function readLineFile(bytes: Buffer, taker: Taker): LineFile {
  const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  const rest = bytes.subarray(whole.length);
  const [firstLine] = linesOf(whole);
  const first = unseal(firstLine ?? rest);
  const file = begun(firstLine, first);
  if (file.isNewer) return file;
  const isOwn = first !== null || hasSealed(whole);
  const from = file.head === null || firstLine === undefined ? 0 : firstLine.length + 1;
  takeLines(file, whole, from, isOwn, taker);
  if (rest.length > 0) takeRest(file, rest, isOwn, taker);
  return file;
}

function begun(firstLine: Buffer | undefined, first: string | null): LineFile {
  const head = first === null ? null : headIn(first);
  const isNewer = isNewerHead(firstLine, first);
  return { isNewer, head, lines: 0, unknown: 0, damaged: 0, isTorn: false, highestSeq: 0 };
}

/** Takes up all lines from a place on. */
function takeLines(file: LineFile, bytes: Buffer, from: number, isOwn: boolean, taker: Taker): void {
  for (let at = from; at < bytes.length; ) {
    const to = bytes.indexOf(10, at);
    const end = isOwn && taker.bytes !== undefined ? sealedEnd(bytes, at, to) : -1;
    if (end >= 0 && taker.bytes?.(bytes, at, end)) file.lines++;
    else take(file, bytes.subarray(at, to), isOwn, taker);
    at = to + 1;
  }
}

function headIn(line: string): LineFile['head'] {
  const head = JSON.parse(line);
  return 'format' in head ? head : null;
}

function hasSealed(bytes: Buffer): boolean {
  for (const line of linesOf(bytes)) if (isSealed(line)) return true;
  return false;
}

function isNewerHead(line: Buffer | undefined, first: string | null): boolean {
  if (line === undefined) return false;
  const text = first ?? line.toString('utf8', 0, 200);
  const stated = /^\{[^{}]{0,60}"format":\s*(\d+)/.exec(text)?.[1];
  return isNewer(Number(stated), first !== null ? 'right' : text.includes('"crc"') ? 'wrong' : 'none');
}

function take(file: LineFile, line: Buffer, isOwn: boolean, taker: Taker): void {
  const length = isOwn ? sealedLength(line) : null;
  if (length !== null && taker.bytes?.(line, 0, length)) {
    file.lines++;
    return;
  }
  const value = isOwn ? sealedValue(line, length) : jsonValue(line.toString());
  if (value === undefined) file.damaged++;
  else {
    file.lines++;
    if (taker.value(value)) return;
    file.unknown++;
  }
  file.highestSeq = Math.max(file.highestSeq, highestSeq(line.toString()));
}

/** What stands behind the last line break: a line that was being written, unless it cannot be the beginning of one. */
function takeRest(file: LineFile, rest: Buffer, isOwn: boolean, taker: Taker): void {
  if (isSealed(rest)) take(file, rest, isOwn, taker);
  else if (isSealed(rest.subarray(0, -1))) {
    // The line is whole, and its line break is damaged.
    take(file, rest.subarray(0, -1), isOwn, taker);
    file.damaged++;
  } else if (rest[0] === 0x7b && !rest.some((byte) => byte < 0x20)) file.isTorn = true;
  else take(file, rest, isOwn, taker);
}

function sealedValue(line: Buffer, length: number | null): unknown {
  return length === null ? undefined : JSON.parse(unsealed(line, length));
}

function jsonValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
