import { highestSeq, isNewer, isSealed, linesOf, seal, unseal } from './seal.js';

/** A file of JSON Lines as it was read. */
export interface LineFile {
  /** Whether a newer Kabar wrote it. */
  isNewer: boolean;
  /** What its first line says of it; null in a file of version 0.1, and where that line is damaged. */
  head: Readonly<Record<string, unknown>> | null;
  /** The JSON of each line behind the first that is as it was written. */
  lines: string[];
  /** How many lines are not. */
  damaged: number;
  /** Whether it ends in the middle of a line, as a file does whose writer was killed. */
  isTorn: boolean;
  /** The highest `seq` that damaged lines show. */
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

/** Reads a file of JSON Lines. In one without checksums, of version 0.1, whatever is JSON counts as a line. */
export function readLineFile(bytes: Buffer): LineFile {
  const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  const rest = bytes.subarray(whole.length);
  const all = [...linesOf(whole)];
  const first = unseal(all[0] ?? rest);
  const isOwn = first !== null || all.some(isSealed);
  const [head, behind] = headOf(all, first);
  const file: LineFile = {
    isNewer: isNewerHead(all[0], first),
    head,
    lines: [],
    damaged: 0,
    isTorn: false,
    highestSeq: 0,
  };
  for (const line of behind) take(file, line, isOwn);
  if (rest.length > 0) takeRest(file, rest, isOwn);
  return file;
}

function headOf(all: readonly Buffer[], first: string | null): [LineFile['head'], readonly Buffer[]] {
  const head = first === null ? null : JSON.parse(first);
  return head !== null && 'format' in head ? [head, all.slice(1)] : [null, all];
}

function isNewerHead(line: Buffer | undefined, first: string | null): boolean {
  if (line === undefined) return false;
  const text = first ?? line.toString('utf8', 0, 200);
  const stated = /^\{[^{}]{0,60}"format":\s*(\d+)/.exec(text)?.[1];
  return isNewer(Number(stated), first !== null ? 'right' : text.includes('"crc"') ? 'wrong' : 'none');
}

function take(file: LineFile, line: Buffer, isOwn: boolean): void {
  const json = isOwn ? unseal(line) : jsonOf(line);
  if (json !== null) {
    file.lines.push(json);
    return;
  }
  file.damaged++;
  file.highestSeq = Math.max(file.highestSeq, highestSeq(line.toString()));
}

/** What stands behind the last line break: a line that was being written, unless it cannot be the beginning of one. */
function takeRest(file: LineFile, rest: Buffer, isOwn: boolean): void {
  if (isSealed(rest)) take(file, rest, isOwn);
  else if (isSealed(rest.subarray(0, -1))) {
    // The line is whole, and its line break is damaged.
    take(file, rest.subarray(0, -1), isOwn);
    file.damaged++;
  } else if (rest[0] === 0x7b && !rest.some((byte) => byte < 0x20)) file.isTorn = true;
  else take(file, rest, isOwn);
}

function jsonOf(line: Buffer): string | null {
  const text = line.toString();
  try {
    return typeof JSON.parse(text) === 'object' ? text : null;
  } catch {
    return null;
  }
}
