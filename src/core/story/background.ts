/** How usual the words of a language are in news: what a new installation cannot know yet. */
export interface Background {
  /** How many texts were counted. */
  readonly texts: number;
  readonly stems: ReadonlyMap<string, StemUse>;
}

/** How usual one stem is. */
export interface StemUse {
  /** In how many of the texts it stands, to the nearest power of the square root of two. */
  texts: number;
  /** How much of its uses within a sentence has a capital: 0, 1/3, 2/3 or 1. */
  capitals: number;
}

/** What is taken where nothing was counted. */
export const noBackground: Background = { texts: 0, stems: new Map() };

/** Signs of Latin-1 that no stem holds: 23 steps of frequency, from 2 texts to 4,096 and more, by 4 of capitals. */
const steps = 23;
const signs = [...Array(steps * 4).keys()].map((each) => String.fromCodePoint(0xa1 + each)).join('');
const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Writes a background as one text: a line with the number of texts, then for each stem, in order, how many
 * letters it shares with the one before, its other letters, and a sign for its frequency and capitals.
 */
export function packBackground({ texts, stems }: Background): string {
  let before = '';
  let packed = `${texts}\n`;
  for (const stem of [...stems.keys()].sort()) {
    const use = stems.get(stem) ?? { texts: 1, capitals: 0 };
    let shared = 0;
    while (shared < 35 && shared < stem.length && stem[shared] === before[shared]) shared += 1;
    const step = Math.min(steps - 1, Math.max(0, Math.round(2 * Math.log2(use.texts)) - 2));
    packed += `${digits[shared]}${stem.slice(shared)}${signs[step * 4 + Math.round(use.capitals * 3)]}`;
    before = stem;
  }
  return packed;
}

/** Reads what {@link packBackground} wrote. */
export function readBackground(packed: string): Background {
  const end = packed.indexOf('\n');
  const stems = new Map<string, StemUse>();
  // Thousands of stems have the same one of these.
  const uses = [...signs].map((_, place) => ({
    texts: 2 ** (Math.floor(place / 4) / 2 + 1),
    capitals: (place % 4) / 3,
  }));
  let before = '';
  for (const [, shared = '0', rest = '', sign = ''] of packed
    .slice(end + 1)
    .matchAll(/([0-9a-z])([0-9a-z]*)([\u00a1-\u00ff])/g)) {
    const stem = before.slice(0, digits.indexOf(shared)) + rest;
    stems.set(stem, uses[signs.indexOf(sign)] as StemUse);
    before = stem;
  }
  return { texts: Number(packed.slice(0, end)), stems };
}
