import { packBody } from './body-profile.js';
import { unpackKept } from './kept-profile.js';
import { list, oneOf, type PackedProfile } from './packed-profile.js';

/**
 * Which way of reading articles this is: readings of another one are not taken over. To be raised with every change of
 * what is read of headlines and leads, or of how it is written; its test fails until it is.
 */
export const readingVersion = 5;

/** What stands for the reading of an article that its own publisher has told before: it gathers no others. */
export const repeats = 'repeats';

type Written = Omit<PackedProfile, 'days' | 'marks' | 'pairs' | 'runs' | 'body' | 'meaning'> & {
  days: readonly number[];
  marks: readonly string[];
  pairs: string;
  runs: string;
};

/** Writes how an article was read, as one text, so that nobody has to read it again. Body and meaning are kept apart from it. */
export function writeReading({ body, meaning, ...profile }: PackedProfile): string {
  const { days, marks, pairs, runs } = profile;
  const written: Written = {
    ...profile,
    days: [...days],
    marks: [...marks],
    pairs: packNumbers(pairs),
    runs: packNumbers(runs),
  };
  return JSON.stringify(written);
}

/** Reads what {@link writeReading} wrote. @param kept body and meaning, as `packKept` wrote them. */
export function readReading(text: string, kept: string | null): PackedProfile {
  const { days, marks, pairs, runs, ...rest } = JSON.parse(text) as Written;
  const { body, meaning } = kept === null ? { body: null, meaning: null } : unpackKept(kept);
  return {
    ...rest,
    headEvents: list(rest.headEvents),
    events: list(rest.events),
    mainEvents: list(rest.mainEvents),
    earlierEvents: list(rest.earlierEvents),
    rounds: list(rest.rounds),
    days: oneOf(new Set(days)),
    marks: oneOf(new Set(marks)) as PackedProfile['marks'],
    pairs: unpackNumbers(pairs),
    runs: unpackNumbers(runs),
    body: body === null ? null : packBody(body),
    meaning,
  };
}

const bytesEach = Uint32Array.BYTES_PER_ELEMENT;

function packNumbers(numbers: Uint32Array): string {
  const bytes = Buffer.alloc(numbers.length * bytesEach);
  for (const [place, number] of numbers.entries()) bytes.writeUInt32LE(number, place * bytesEach);
  return bytes.toString('base64');
}

function unpackNumbers(packed: string): Uint32Array {
  const bytes = Buffer.from(packed, 'base64');
  return Uint32Array.from({ length: bytes.length / bytesEach }, (_, place) =>
    bytes.readUInt32LE(place * bytesEach),
  );
}
