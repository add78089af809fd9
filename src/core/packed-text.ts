/** How many characters three bytes stand for. */
const together = 4;

/** Whether {@link packedText} takes a text. */
export const canPack = (text: string) => /^[\w-]*$/.test(text);

/**
 * A text of letters, digits, `-` and `_` in three quarters of its length: each character as the byte that it stands for in
 * base64url. There is one for each of thousands of feeds.
 */
export function packedText(text: string): string {
  const length = Math.ceil(text.length / together) * together;
  return Buffer.from(text.padEnd(length, 'A'), 'base64url').toString('latin1');
}

/** What {@link packedText} took, and up to three characters more: whoever packs it knows how long it was. */
export const unpackedText = (packed: string) => Buffer.from(packed, 'latin1').toString('base64url');
