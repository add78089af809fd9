import { readFile } from 'node:fs/promises';

/**
 * A style that gives a page the pictures of emoji under a family's name, and symbols such as ☰; null where `EMOJI_FONT` names
 * no files of fonts that have them, with commas between. Some browsers bring fonts of their own without.
 */
export async function emojiStyle(family: string): Promise<string | null> {
  const { EMOJI_FONT: files } = process.env;
  if (files === undefined) return null;
  const fonts = await Promise.all(files.split(',').map((file) => readFile(file, 'base64')));
  return fonts
    .map(
      (font) =>
        `@font-face { font-family: '${family}'; src: url(data:font/ttf;base64,${font}); unicode-range: U+200D, U+FE0F, U+2190-21FF, U+2300-23FF, U+2600-27BF, U+2B00-2BFF, U+1F000-1FAFF }`,
    )
    .join('');
}
