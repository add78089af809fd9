import { readFile } from 'node:fs/promises';

/**
 * A style that gives a page the pictures of emoji under a family's name; null where `EMOJI_FONT` names no file of a font
 * that has them. Some browsers bring fonts of their own without.
 */
export async function emojiStyle(family: string): Promise<string | null> {
  const { EMOJI_FONT: file } = process.env;
  if (file === undefined) return null;
  const font = (await readFile(file)).toString('base64');
  return `@font-face { font-family: '${family}'; src: url(data:font/ttf;base64,${font}); unicode-range: U+200D, U+FE0F, U+2300-23FF, U+2600-27BF, U+2B00-2BFF, U+1F000-1FAFF }`;
}
