import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

const byteOrderMarks: readonly [string, readonly number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How `<?` or `{"` begins where two or four bytes make a character and no mark says so. */
const wideBeginnings: readonly [string, readonly number[]][] = [
  ['utf-32le', [0x3c, 0, 0, 0]],
  ['utf-32be', [0, 0, 0, 0x3c]],
  ['utf-16le', [0x3c, 0]],
  ['utf-16be', [0, 0x3c]],
  ['utf-16le', [0x7b, 0]],
  ['utf-16be', [0, 0x7b]],
];

/** Labels that servers put on anything: bytes that are valid UTF-8 beyond ASCII are believed before them. */
const habitual = /^(?:us-?ascii|ascii|iso-?8859-?1(?:5)?|latin-?1|windows-?1252|cp-?1252)$/;

/**
 * The text of a body. Which charset: a byte order mark, else the HTTP header, else the XML prolog, else
 * UTF-8 if it is valid, else windows-1252. A label that the bytes refute is passed over. Decoded by
 * iconv-lite, for Node 20's TextDecoder loses 0x80 to 0x9F of windows-1252
 * (https://github.com/nodejs/node/issues/60888).
 */
export function decode(body: Uint8Array, contentType: string | null = null): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const charset = charsetOf(bytes, contentType);
  const text = charset === 'utf-8' ? bytes.toString() : iconv.decode(bytes, charset);
  return text.replace(/^\ufeff+/, '');
}

function charsetOf(bytes: Buffer, contentType: string | null): string {
  const shaped = beginsLike(bytes, byteOrderMarks) ?? beginsLike(bytes, wideBeginnings);
  if (shaped !== null) return shaped;
  const valid = isUtf8(bytes);
  const prolog = prologLabel(bytes);
  // What claims to be UTF-8 and is valid can be nothing else, whatever the header says.
  if (valid && prolog === 'utf-8') return 'utf-8';
  for (const label of [headerLabel(contentType), prolog]) {
    if (label === null || !iconv.encodingExists(label)) continue;
    // The label was read as ASCII, or stands beside bytes that are no wide characters: it cannot be true.
    if (/^(?:utf|ucs)-?(?:16|32|2|4)/.test(label)) continue;
    if (/^utf-?8$/.test(label)) {
      if (valid) return 'utf-8';
      continue;
    }
    if (habitual.test(label)) return valid ? 'utf-8' : 'windows-1252';
    return label;
  }
  return valid || isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function beginsLike(bytes: Buffer, table: readonly [string, readonly number[]][]): string | null {
  return table.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}

function headerLabel(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType?.slice(0, 500) ?? '')?.[1]?.toLowerCase() ?? null;
}

function prologLabel(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 1024).toString('latin1');
  return /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1]?.toLowerCase() ?? null;
}

/** Whether a few broken bytes, such as where a body was cut off, stand in a text that is UTF-8 otherwise. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let whole = 0;
  let broken = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf8 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let found = 0;
    while (found < more && ((bytes[index + found + 1] ?? 0) & 0xc0) === 0x80) found++;
    if (more > 0 && byte < 0xf8 && found === more) whole++;
    else broken++;
    index += found;
  }
  return whole > broken;
}
