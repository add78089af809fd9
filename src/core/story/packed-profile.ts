import type { Mark } from '../linguistics/story-words.js';
import { type BodyProfile, packBody, unpackBody } from './body-profile.js';
import type { Meaning } from './meaning.js';
import type { Numbers } from './numbers.js';
import type { Profile } from './profile.js';

/** A profile as it is kept: there is one for each story of two days, and sets take several times the memory of lists. */
export interface PackedProfile {
  readonly language: string | null;
  readonly headline: readonly string[];
  /** Stems of the lead that the headline has not, and those that it has. */
  readonly lead: readonly string[];
  readonly names: readonly string[];
  readonly headNames: readonly string[];
  readonly numbers: PackedNumbers | null;
  readonly headNumbers: PackedNumbers | null;
  readonly days: readonly number[];
  readonly headEvents: readonly number[];
  readonly events: readonly number[];
  readonly marks: readonly Mark[];
  readonly routine: boolean;
  readonly runs: Uint32Array;
  readonly body: string | null;
  readonly meaning: Meaning | null;
}

type PackedNumbers = readonly [
  all: readonly string[],
  scores: readonly string[],
  magnitude: number | null,
  dates: readonly string[],
];

const none: readonly never[] = [];
const list = <T>(items: Iterable<T>): readonly T[] => {
  const all = [...items];
  return all.length === 0 ? none : all;
};

/** @param shared the one string that stands for all that are equal. */
export function packProfile(profile: Profile, shared: (text: string) => string): PackedProfile {
  const strings = (items: Iterable<string>) => list([...items].map(shared));
  return {
    language: profile.language,
    headline: strings(profile.headline),
    lead: strings(profile.lead),
    names: strings(profile.names),
    headNames: strings(profile.headNames),
    numbers: packNumbers(profile.numbers),
    headNumbers: packNumbers(profile.headNumbers),
    days: list(profile.days),
    headEvents: list(profile.headEvents),
    events: list(profile.events),
    marks: list(profile.marks),
    routine: profile.routine,
    runs: Uint32Array.from(profile.runs),
    body: profile.body === null ? null : packBody(profile.body),
    meaning: profile.meaning,
  };
}

/** The profile that was packed. @param withBody whether its body is needed, which takes longest to read. */
export function unpackProfile(packed: PackedProfile, withBody: boolean): Profile {
  const headline = new Set(packed.headline);
  const lead = new Set(packed.lead);
  const body: BodyProfile | null = withBody && packed.body !== null ? unpackBody(packed.body) : null;
  return {
    language: packed.language,
    headline,
    lead,
    all: new Set([...headline, ...lead]),
    names: new Set(packed.names),
    headNames: packed.headNames,
    numbers: unpackNumbers(packed.numbers),
    headNumbers: unpackNumbers(packed.headNumbers),
    days: new Set(packed.days),
    headEvents: packed.headEvents,
    events: packed.events,
    marks: new Set(packed.marks),
    routine: packed.routine,
    runs: new Set(packed.runs),
    body,
    meaning: packed.meaning,
  };
}

function packNumbers({ all, scores, magnitude, dates }: Numbers): PackedNumbers | null {
  if (all.size + scores.size + dates.size === 0 && magnitude === null) return null;
  return [list(all), list(scores), magnitude, list(dates)];
}

function unpackNumbers(packed: PackedNumbers | null): Numbers {
  const [all, scores, magnitude, dates] = packed ?? [none, none, null, none];
  return { all: new Set(all), scores: new Set(scores), magnitude, dates: new Set(dates) };
}
