import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** The characters of the bytes from 0x80 on. */
const upperHalf = (charset: string) =>
  iconv.decode(Buffer.from(Array.from({ length: 128 }, (_, index) => index + 128)), charset);

/** One by which UTF-8 was read. */
interface Misreading {
  /** The byte of each character. */
  bytes: ReadonlyMap<string, number>;
  /** What nobody writes: the first byte of a character in UTF-8, with those that go on. */
  sequences: RegExp;
}

function misreading(charset: string, sequences: (goesOn: string) => string): Misreading {
  const known = [...upperHalf(charset)].map((character, index): [string, number] => [character, index + 128]);
  // In ISO 8859-1 a byte is the code point itself; what windows-1252 lacks is read so, too.
  const controls = Array.from({ length: 32 }, (_, index): [string, number] => [
    String.fromCodePoint(index + 128),
    index + 128,
  ]);
  const bytes = new Map([...known.filter(([character]) => character !== '\ufffd'), ...controls]);
  const goesOn = [...bytes].flatMap(([character, byte]) => (byte < 0xc0 ? [character] : []));
  return { bytes, sequences: new RegExp(sequences(`[${goesOn.join('')}]`), 'gu') };
}

/**
 * A capital with an accent may stand in front of a quotation mark, as in `AMANHÃ”`; beside a small letter it does not. `é”…`
 * and `à »` are French, so that of three bytes only punctuation and the signs of currencies and trade are taken.
 */
const misreadings: readonly Misreading[] = [
  misreading(
    'windows-1252',
    (goesOn) =>
      `â[€\u0080‚\u0082„\u0084]${goesOn}|ð[Ÿ\u009f]${goesOn}{2}|ï»¿|Ë[œ†\u0086]|Â[\u00a0-\u00bf]|(?<!\\p{L})Ã(?![’”»›])${goesOn}|(?<=\\p{Ll})[ÂÃÄÅ]${goesOn}|[ÂÃ]${goesOn}(?=\\p{Ll})`,
  ),
  misreading('macintosh', (goesOn) => `‚Ä[ê-ôöõúùûü†°¢£•¶]|(?<=\\p{Ll})√${goesOn}|√${goesOn}(?=\\p{Ll})`),
];

const windows = upperHalf('windows-1252');

/** How often a text may have been read wrong. */
const mostTurns = 3;

/**
 * A text as it was meant that is UTF-8 read as windows-1252, ISO 8859-1 or Mac OS Roman somewhere on its way, up to three
 * times: `donâ€™t`, `cafÃ©`, `‚Äì`. Quotation marks and dashes of windows-1252 that were taken for control characters are found as well.
 */
export function withoutMojibake(text: string): string {
  if (!/[\u0080-\u009fÂÃÄÅâðïË√‚]/.test(text)) return text;
  let read = text;
  for (let turn = 0; turn < mostTurns; turn++) {
    const before = read;
    // The last byte of a closing quotation mark means nothing in windows-1252.
    read = read.replaceAll('â€\ufffd', '”');
    for (const each of misreadings) read = reread(read, each);
    if (read === before) break;
  }
  return read.replace(/[\u0085\u0091-\u0097]/g, (control) => windows[control.charCodeAt(0) - 128] ?? '');
}

function reread(text: string, { bytes, sequences }: Misreading): string {
  return text.replace(sequences, (found) => {
    const meant = Buffer.from([...found].map((character) => bytes.get(character) ?? 0));
    return isUtf8(meant) ? meant.toString() : found;
  });
}
