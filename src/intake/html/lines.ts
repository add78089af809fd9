import { squash } from '../../core/text.js';
import { withoutMojibake } from './mojibake.js';

/** What a person reads of a text without markup: on one line, as it was meant, without control characters, soft hyphens and halves of characters. */
export function tidyText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return squash(text);
  return squash(withoutMojibake(text).replace(/\p{Cs}|(?!\s)\p{Cc}|\u00ad/gu, ''));
}

/** Marks within a text that is being read. */
export const endOfBlock = '\u2029';
export const endOfLine = '\u2028';
export const blankLine = /\n[^\S\n]*\n/g;
/** Two ends of line end a block; so does one, if what follows begins like a sentence. */
const endsOfBlocks = /\u2029|\u2028\s*(?=\u2028|["'“‘«([¿¡]*[\p{Lu}\p{Lo}\p{N}#])/u;
/** Where lines were wrapped, only behind a sentence. */
const endsOfWrapped = /\u2029|\u2028\s*(?=\u2028)|(?<=[.!?…:]["'”’)\]]{0,2}\s{0,2})\u2028/u;
const wrapped = /[\p{L},][^\S\u2028]{0,4}\u2028[^\S\u2028]{0,4}\p{Ll}/u;

/**
 * Plain text with its blocks marked. A blank line ends one. So does an end of line behind a sentence, or behind a short line
 * before a capital; but an editor that wraps its lines goes on with a small letter somewhere.
 */
export function plainLines(text: string): string {
  const marked = text.trim().replace(blankLine, endOfBlock);
  if (!marked.includes('\n')) return marked;
  const isWrapped = /\n[^\S\n]*\p{Ll}/u.test(marked);
  return marked.replace(/[^\n\u2029]*\n/g, (line) => {
    const ends = /[.!?…:]["'”’)\]]*\s*$/.test(line) || (!isWrapped && line.length < shortLine);
    return ends ? line.replace(/\n$/, endOfBlock) : line;
  });
}

/** A wrapped line is longer, in UTF-16 units. */
const shortLine = 60;

/** A text whose blocks are marked as lines, one a block. */
export function tidyLines(text: string): string {
  return text
    .split(wrapped.test(text) ? endsOfWrapped : endsOfBlocks)
    .map(tidyText)
    .filter((line) => line !== '')
    .join('\n');
}
