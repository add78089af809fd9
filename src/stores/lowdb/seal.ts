import { crc32 } from 'node:zlib';

/** The form of the files that this version writes. Those of version 1 bear no checksums. */
export const format = 2;

/** How long a seal is at the end of an object, and of a list. */
const [objectSealLength, listSealLength] = [18, 12];

/** The checksum of a text or of bytes, as it stands in the files. */
export function checksum(text: string | Uint8Array): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/**
 * A line of JSON with its checksum: the last field of an object, or the last entry of a list. It is JSON still, so that
 * a person can read the files with what reads JSON.
 * @param json an object or a list, not empty.
 */
export function seal(json: string): string {
  const body = json.slice(0, -1);
  return json.endsWith(']') ? `${body},"${checksum(body)}"]` : `${body},"crc":"${checksum(body)}"}`;
}

/** Whether a line bears its right checksum. */
export function isSealed(line: Buffer): boolean {
  return sealedLength(line) !== null;
}

/** The JSON of a line without its checksum; null when there is none, or another one than the line has. */
export function unseal(line: Buffer): string | null {
  const length = sealedLength(line);
  return length === null ? null : unsealed(line, length);
}

/** The JSON of a line of which so many bytes are sealed. */
export function unsealed(line: Buffer, length: number): string {
  return line.toString('utf8', 0, length) + line.toString('latin1', line.length - 1);
}

/** How many bytes of a line stand before its checksum; null when there is none, or another one than the line has. */
export function sealedLength(line: Buffer): number | null {
  const end = sealedEnd(line, 0, line.length);
  return end < 0 ? null : end;
}

/** Where the checksum begins of a line that stands between two places; -1 when there is none, or another one than the line has. */
export function sealedEnd(bytes: Buffer, from: number, to: number): number {
  const isList = bytes[to - 1] === 0x5d;
  const end = sealAt(bytes, to);
  if (end < from + 2) return -1;
  const stated = isList ? statedIn(bytes, end, ',"', '"]') : statedIn(bytes, end, ',"crc":"', '"}');
  return stated === crc32(bytes.subarray(from, end)) ? end : -1;
}

/** Where the checksum of a line begins that ends at a place, if it bears one. */
export function sealAt(bytes: Buffer, to: number): number {
  return to - (bytes[to - 1] === 0x5d ? listSealLength : objectSealLength);
}

/** The checksum that stands in a line from here on. By its bytes: there may be a million lines. */
function statedIn(line: Buffer, from: number, before: string, after: string): number | null {
  let at = from;
  for (let place = 0; place < before.length; place++)
    if (line[at++] !== before.charCodeAt(place)) return null;
  let stated = 0;
  for (let place = 0; place < 8; place++) {
    const digit = hexDigit(line[at++] as number);
    if (digit < 0) return null;
    stated = stated * 16 + digit;
  }
  for (let place = 0; place < after.length; place++) if (line[at++] !== after.charCodeAt(place)) return null;
  return stated;
}

/** What a lower-case hexadecimal digit stands for; -1 for anything else. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x61 + 10 : -1;
}

/** The lines of a file, and what stands behind the last line break. */
export function* linesOf(text: Buffer): Generator<Buffer> {
  let from = 0;
  for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, from)) {
    yield text.subarray(from, end);
    from = end + 1;
  }
  if (from < text.length) yield text.subarray(from);
}

/**
 * Whether a file says that a newer Kabar wrote it. It is believed with a right checksum, and with none at all, for nobody
 * knows how a newer Kabar protects its files. With a wrong one it is damage, which keeps the length of a line: it
 * makes a 3 of a 2, but no 10.
 */
export function isNewer(stated: unknown, seal: 'right' | 'wrong' | 'none'): boolean {
  return (
    Number.isInteger(stated) && (stated as number) > format && (seal !== 'wrong' || (stated as number) > 9)
  );
}

/** The highest number that stands where a `seq` does, in a text that cannot be parsed any more. */
export function highestSeq(text: string): number {
  let highest = 0;
  for (const match of text.matchAll(/"(?:seq|head|since|until|instant|digest)":(\d{1,12})\b/g)) {
    highest = Math.max(highest, Number(match[1]));
  }
  return highest;
}
