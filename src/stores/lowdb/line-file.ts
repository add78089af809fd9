import { highestSeq, isNewer, isSealed, linesOf, seal, sealedLength, unseal, unsealed } from './seal.js';

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
   * Takes up a line from its bytes, of which so many are sealed, in less time than parsing it takes.
   * @returns whether it is of a form that can be read so; else it is parsed.
   */
  bytes?: (line: Buffer, length: number) => boolean;
}

/**
 * Reads a file of JSON Lines, line by line: there may be a million, which would be in memory three times over. In a file
 * without checksums, of version 0.1, whatever is JSON counts as a line.
 */
export function readLineFile(bytes: Buffer, taker: Taker): LineFile {
  const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  const rest = bytes.subarray(whole.length);
  const [firstLine] = linesOf(whole);
  const first = unseal(firstLine ?? rest);
  const head = first === null ? null : headIn(first);
  const file: LineFile = {
    isNewer: isNewerHead(firstLine, first),
    head,
    lines: 0,
    unknown: 0,
    damaged: 0,
    isTorn: false,
    highestSeq: 0,
  };
  if (file.isNewer) return file;
  const isOwn = first !== null || hasSealed(whole);
  const behind = head === null || firstLine === undefined ? whole : whole.subarray(firstLine.length + 1);
  for (const line of linesOf(behind)) take(file, line, isOwn, taker);
  if (rest.length > 0) takeRest(file, rest, isOwn, taker);
  return file;
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
  if (length !== null && taker.bytes?.(line, length)) {
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
