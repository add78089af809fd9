/** What flags of regions are written with (U+1F3F4, letters and digits of U+E0020–E007E, U+E007F): England's, say. */
const flag = String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`;

/** A joiner between the emoji that make one emoji. */
const emojiJoiner = String.raw`\u200D(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]{0,3}\u200D)(?=\p{Extended_Pictographic})`;

/** A joiner or non-joiner within a script whose letters join, and that is written with them (Persian, Hindi, Sinhala). */
const unjoined = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Georgian',
  'Hebrew',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
];
const scriptJoiner = String.raw`[\u200C\u200D](?<=(?![${unjoined.map((script) => String.raw`\p{Script=${script}}`).join('')}])\p{L}\p{M}{0,4}[\u200C\u200D])`;

/** A selector of how the character before it looks: an emoji or text, a form of a Han or Mongolian character. */
const selector = String.raw`[\uFE0E\uFE0F](?<=\p{Emoji}.)|[\uFE00-\uFE02\u{E0100}-\u{E01EF}](?<=\p{Script=Han}.)|[\u180B-\u180D\u180F](?<=\p{Script=Mongolian}.)`;

/** Signs of the Arabic, Syriac and Kaithi scripts that Unicode counts as format characters, though they are seen. */
const seen = String.raw`[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]`;

const kept = [flag, emojiJoiner, scriptJoiner, selector, seen].join('|');
const invisible = String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}]`;
const keptOrInvisible = new RegExp(`(${kept})|${invisible}`, 'gu');

/** Everything else is left to the platform. Line feeds and tabs stay. */
const separators = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/gu;

/**
 * A text of which everything is seen: without the controls of writing direction, which show one address or name as
 * another, and without invisible characters, which hide a word from filters and people. Control characters become
 * spaces, but for line feeds and tabs. What emoji and scripts are written with stays.
 */
export function visible(text: string): string {
  if (!/[^\n\t\x20-\x7e]/.test(text)) return text;
  return text.replace(separators, ' ').replace(keptOrInvisible, (_, kept: string = '') => kept);
}

/**
 * A message of which everything is seen, whoever wrote it: publishers, operators, members. Every renderer begins with
 * it, so that texts that were stored or planned before are shown so too. Addresses keep leading where they led.
 */
export function visibleMessage<Shown extends { kind: string }>(message: Shown): Shown {
  return visibleParts(message) as Shown;
}

function visibleParts(part: unknown, name = ''): unknown {
  if (typeof part === 'string')
    return name === 'link' || name === 'url' ? visibleAddress(part) : visible(part);
  if (Array.isArray(part)) return part.map((each) => visibleParts(each));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, visibleParts(value, key)]));
}

/** An address in which what would not be seen is written as `%E2%80%AE`. */
function visibleAddress(address: string): string {
  if (visible(address) === address) return address;
  return visible(URL.canParse(address) ? new URL(address).href : address);
}
