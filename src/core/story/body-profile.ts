import type { Background } from './background.js';
import { hash } from './hash.js';
import { mainName } from './places.js';
import { stemmerOf } from './stem.js';
import { isTelling, runsOf, tokensOf } from './tokens.js';
import { stemWeight } from './weight.js';

/** So much of the beginning of an article's text is looked at, in UTF-16 units. */
const bodyLength = 1500;

/** The beginning of an article's text in the form in which it is compared: nothing of it can be read any more. */
export interface BodyProfile {
  /** Hashes of the stems that say most → how much each says, from 0 to 1. */
  stems: ReadonlyMap<number, number>;
  /** Hashes of runs of four words: a fixed choice of them. */
  runs: ReadonlySet<number>;
  /** The same of what stands in quotation marks. */
  quotes: ReadonlySet<number>;
}

const maxKept = { stems: 100, runs: 56, quotes: 28 };

/** Reads the beginning of a text. Null where there is too little to say anything. */
export function bodyProfileOf(
  text: string,
  language: string | null,
  background: Background,
): BodyProfile | null {
  const begin = text.slice(0, bodyLength);
  const tokens = tokensOf(begin);
  if (tokens.length < 60) return null;
  const stem = stemmerOf(language);
  const stems = new Map<number, number>();
  const weight = stemWeight(background);
  for (const token of tokens.filter(isTelling)) {
    const key = stem(mainName(token.word));
    stems.set(stemHash(key), weight(key));
  }
  const heaviest = [...stems].sort(([, left], [, right]) => right - left).slice(0, maxKept.stems);
  const words = tokens.map(({ word }) => word);
  const quoted = [...begin.matchAll(/["“]([^"“”]{20,400})["”]/g)].flatMap(([, quote = '']) =>
    runsOf(tokensOf(quote).map(({ word }) => word)),
  );
  return {
    stems: new Map(heaviest),
    runs: lowest(runsOf(words), maxKept.runs),
    quotes: lowest(quoted, maxKept.quotes),
  };
}

/** How many bytes each part takes of a packed profile: three lengths, then the parts. */
const sizes = { stem: 4, run: 4 };

/** As one text of at most 1 KB. */
export function packBody({ stems, runs, quotes }: BodyProfile): string {
  const bytes = Buffer.alloc(3 + stems.size * sizes.stem + (runs.size + quotes.size) * sizes.run);
  let at = 3;
  bytes.set([stems.size, runs.size, quotes.size]);
  for (const [key, weight] of stems) {
    bytes.writeUIntBE(key, at, 3);
    bytes[at + 3] = Math.round(weight * 255);
    at += sizes.stem;
  }
  for (const key of [...runs, ...quotes]) at = bytes.writeUInt32BE(key, at);
  return bytes.toString('base64');
}

/** Reads what {@link packBody} wrote; null where it is none of that. */
export function unpackBody(packed: string): BodyProfile | null {
  const bytes = Buffer.from(packed, 'base64');
  const [stemCount = 0, runCount = 0, quoteCount = 0] = bytes;
  if (bytes.length !== 3 + stemCount * sizes.stem + (runCount + quoteCount) * sizes.run) return null;
  const stems = new Map<number, number>();
  let at = 3;
  for (let index = 0; index < stemCount; index++, at += sizes.stem) {
    stems.set(bytes.readUIntBE(at, 3), (bytes[at + 3] ?? 0) / 255);
  }
  const hashes = Array.from({ length: runCount + quoteCount }, (_, index) =>
    bytes.readUInt32BE(at + index * sizes.run),
  );
  return { stems, runs: new Set(hashes.slice(0, runCount)), quotes: new Set(hashes.slice(runCount)) };
}

/** The runs with the lowest hashes: of two texts that share many, the same ones are chosen. */
function lowest(runs: readonly string[], count: number): Set<number> {
  return new Set([...new Set(runs.map(hash))].sort((left, right) => left - right).slice(0, count));
}

/** How a stem is named in a body's profile: 24 bits. */
export function stemHash(stem: string): number {
  return hash(stem) >>> 8;
}
