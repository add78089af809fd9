import { z } from 'zod';
import { type EntryReaders, Lists } from './lists.js';
import { checksum, format, isNewer, isSealed, linesOf, unseal } from './seal.js';

/** What a file that `pieces` wrote turned out to be. `salvaged`: what of a damaged one is whole. */
export type Reading<T> =
  | { found: 'good'; data: T }
  | { found: 'damaged'; fault: string; salvaged: Partial<T> }
  | { found: 'newer' };

/**
 * Reads what `pieces` wrote, entry by entry: read in one go, a file of many megabytes becomes a tree that stands in
 * memory twice, and leaves holes behind. Faults quote nothing of the file, which may hold names of chats.
 */
export function readPieces<T extends object>(
  bytes: Buffer,
  schema: z.ZodType<T>,
  readers: EntryReaders<T> = {},
): Reading<T> {
  const head = readHead(bytes);
  if (isNewer(head.format, head.seal)) return { found: 'newer' };
  const lists = new Lists(schema, readers);
  const scan = scanSealed(bytes, head, (line) => lists.take(line));
  if (head.seal !== 'right' && scan.sealed === 0) return readUnsealed(bytes, schema);
  return toReading(schema, head.fields, lists, faultOf(scan));
}

/** The fault of a file that `pieces` wrote, or `'newer'`; null when it has none. Looks at nothing but its checksums. */
export function faultInPieces(bytes: Buffer): string | null {
  const head = readHead(bytes);
  if (isNewer(head.format, head.seal)) return 'newer';
  const scan = scanSealed(bytes, head, isSealed);
  // Version 0.1 wrote no checksums: whether its copies are whole is seen when they are needed.
  const isUnsealed =
    head.seal === 'none' && scan.sealed === 0 && /^\s*\{/.test(bytes.toString('latin1', 0, 20));
  return isUnsealed ? null : faultOf(scan);
}

/** What stands before the lists of a file. */
export interface Head {
  format: unknown;
  seal: 'right' | 'wrong' | 'none';
  /** What is no list; empty where it cannot be trusted. */
  fields: Record<string, unknown>;
  /** Where the lists begin. */
  end: number;
}

/** So long the beginning of a file is at the most, in bytes. */
const headLength = 4096;

/** What stands before the lists. This part of the layout is the same in every format, so that a newer one is known. */
export function readHead(bytes: Buffer): Head {
  const start = bytes.subarray(0, headLength);
  const at = start.indexOf('\n"crc":"') + 1;
  const stated = /"format":\s*(\d+)/.exec(start.toString('latin1'))?.[1];
  const head: Head = { format: Number(stated), seal: at === 0 ? 'none' : 'wrong', fields: {}, end: 0 };
  const end = at + `"crc":"${checksum('')}",\n`.length;
  if (at === 0 || bytes.toString('latin1', at, end) !== `"crc":"${checksum(bytes.subarray(0, at))}",\n`)
    return head;
  const fields = JSON.parse(`${bytes.toString('utf8', 0, at - 2)}}`);
  return { ...head, format: fields.format, seal: 'right', fields, end };
}

interface Scan {
  /** How many entries were accepted. */
  sealed: number;
  /** How many lines are neither an entry nor what they should be. */
  damaged: number;
  /** Whether it ends as it was written, with as many entries. */
  isWhole: boolean;
  isHeadRight: boolean;
}

/** Goes through the lines behind the head. `accept` is handed what should be an entry, and says whether it is one. */
function scanSealed(bytes: Buffer, { seal, end }: Head, accept: (line: Buffer) => boolean): Scan {
  let [sealed, damaged] = [0, 0];
  let counted: number | null = null;
  for (const line of linesOf(bytes.subarray(end))) {
    if (isLayout(line)) continue;
    if (line[0] === quote && line.toString('latin1', 0, endMark.length) === endMark) counted = readEnd(line);
    else if (accept(line[line.length - 1] === 0x2c ? line.subarray(0, -1) : line)) sealed++;
    else damaged++;
  }
  const isWhole = counted === sealed && bytes.indexOf('\n}\n', bytes.length - 3) >= 0;
  return { sealed, damaged, isWhole, isHeadRight: seal === 'right' };
}

/** How the last line begins. An entry is an object or a list, and begins with no quote. */
const [quote, endMark] = [0x22, '"end":{'];

/** Whether a line only begins or ends a list, or the file. */
export const isLayout = (line: Buffer) =>
  line.length < 30 && /^(?:"\w+":\[(?:\],)?|\],|\})$/.test(line.toString('latin1'));

function readEnd(line: Buffer): number | null {
  const end = unseal(line.subarray('"end":'.length));
  return end === null ? null : JSON.parse(end).lines;
}

function faultOf({ sealed, damaged, isWhole, isHeadRight }: Scan): string | null {
  if (sealed === 0 && !isHeadRight) return 'it is not JSON';
  if (!isHeadRight) return 'its beginning is damaged';
  if (damaged > 0) return `${damaged} of its lines are damaged`;
  return isWhole ? null : 'it is cut off';
}

/** What was read of a file, where it turns out to be what its schema says. */
export function toReading<T extends object>(
  schema: z.ZodType<T>,
  fields: Record<string, unknown>,
  lists: Lists,
  fault: string | null,
): Reading<T> {
  const salvaged = lists.filled as Partial<T>;
  if (fault !== null) return { found: 'damaged', fault, salvaged };
  const empty = Object.fromEntries(Object.keys(lists.all).map((name) => [name, []]));
  const { data, error } = schema.safeParse({ ...fields, ...empty });
  if (error !== undefined) return { found: 'damaged', fault: z.prettifyError(error).slice(0, 300), salvaged };
  return { found: 'good', data: { ...data, ...lists.all } };
}

/** A file without checksums: as version 0.1 wrote it, or laid out by somebody else. */
function readUnsealed<T extends object>(bytes: Buffer, schema: z.ZodType<T>): Reading<T> {
  if (bytes.indexOf('{\n"format":') === 0) return readUnsealedLines(bytes, schema);
  const json = jsonIn(bytes.toString());
  if (json === null) return { found: 'damaged', fault: 'it is not JSON', salvaged: {} };
  const value = JSON.parse(json);
  if (isNewer(value?.format, 'none')) return { found: 'newer' };
  const { data, error } = schema.safeParse(value);
  if (data !== undefined && value.format !== format) return { found: 'good', data };
  const fault = error === undefined ? noChecksums : z.prettifyError(error).slice(0, 300);
  return { found: 'damaged', fault, salvaged: {} };
}

const noChecksums = 'its checksums are gone';

/** Version 0.1 put each entry on a line, with the bracket that ends its list on the last. */
function readUnsealedLines<T extends object>(bytes: Buffer, schema: z.ZodType<T>): Reading<T> {
  const lists = new Lists(schema);
  const fields: Record<string, unknown> = {};
  let damaged = 0;
  for (const each of linesOf(bytes)) {
    const line = each.toString();
    const entry = line.replace(/,$/, '');
    if (line === '{' || line === '}' || /^"\w+":\[$/.test(line)) continue;
    const field = jsonIn(`{${entry}}`);
    if (field !== null) Object.assign(fields, JSON.parse(field));
    else if (!lists.put(jsonIn(entry)) && !lists.put(jsonIn(entry.replace(/\]$/, '')))) damaged++;
  }
  const isCut = bytes.indexOf('\n}\n', bytes.length - 3) < 0;
  const fault = damaged > 0 ? `${damaged} of its lines are damaged` : isCut ? 'it is cut off' : null;
  return toReading(schema, fields, lists, fields.format === format ? noChecksums : fault);
}

function jsonIn(text: string): string | null {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return null;
  }
}
