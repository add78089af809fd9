import type { Mark } from '../linguistics/story-words.js';
import { packBody } from './body-profile.js';
import type { Meaning } from './meaning.js';
import type { Numbers } from './numbers.js';
import type { Profile } from './profile.js';
import type { Stems } from './stem.js';

/** A profile as it is kept: there is one for each story of two days, and sets take several times the memory of lists. */
export interface PackedProfile {
  readonly language: string | null;
  /** Those of the headline alone, of headline and lead, of the lead alone. */
  readonly all: readonly string[];
  readonly leadFrom: number;
  readonly headlineTo: number;
  readonly names: readonly string[];
  readonly headNames: readonly string[];
  readonly numbers: PackedNumbers | null;
  readonly headNumbers: PackedNumbers | null;
  readonly days: ReadonlySet<number>;
  readonly headEvents: readonly number[];
  readonly events: readonly number[];
  readonly mainEvents: readonly number[];
  readonly earlierEvents: readonly number[];
  readonly toll: number | null;
  readonly rounds: readonly number[];
  readonly scenes: readonly string[];
  readonly countries: readonly string[];
  readonly marks: ReadonlySet<Mark>;
  readonly future: boolean | null;
  readonly routine: boolean;
  readonly pairs: Uint32Array;
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

/** Of the lists that hold nothing there is one. */
export const list = <T>(items: Iterable<T>): readonly T[] => {
  const all = [...items];
  return all.length === 0 ? none : all;
};

/** @param shared the one string that stands for all that are equal. */
export function packProfile(profile: Profile, shared: (text: string) => string): PackedProfile {
  const headline = [...profile.headline];
  const alone = headline.filter((stem) => !profile.lead.has(stem));
  const inBoth = headline.filter((stem) => profile.lead.has(stem));
  const lead = [...profile.lead].filter((stem) => !profile.headline.has(stem));
  const packed = {
    language: profile.language,
    all: [...alone, ...inBoth, ...lead],
    leadFrom: alone.length,
    headlineTo: headline.length,
    names: [...profile.names],
    headNames: [...profile.headNames],
    numbers: packNumbers(profile.numbers),
    headNumbers: packNumbers(profile.headNumbers),
    days: oneOf(profile.days),
    headEvents: list(profile.headEvents),
    events: list(profile.events),
    mainEvents: list(profile.mainEvents),
    earlierEvents: list(profile.earlierEvents),
    toll: profile.toll,
    rounds: list(profile.rounds),
    scenes: [...profile.scenes],
    countries: [...profile.countries],
    marks: oneOf(profile.marks),
    future: profile.future,
    routine: profile.routine,
    pairs: Uint32Array.from(profile.pairs),
    runs: Uint32Array.from(profile.runs),
    body: profile.body === null ? null : packBody(profile.body),
    meaning: profile.meaning,
  };
  return withShared(packed, shared);
}

/** The same profile with those strings and lists that stand for all that are equal. */
export function withShared(profile: PackedProfile, shared: (text: string) => string): PackedProfile {
  const strings = (items: readonly string[]) => list(items.map(shared));
  const { all, names, headNames, scenes, countries } = profile;
  return {
    ...profile,
    all: strings(all),
    names: strings(names),
    headNames: strings(headNames),
    scenes: strings(scenes),
    countries: strings(countries),
  };
}

/** What of a profile tells that two articles cannot tell the same: most comparisons go no further. */
export type Glance = Pick<Profile, 'routine' | 'headNames' | 'numbers' | 'headNumbers' | 'all'>;

/** See {@link Glance}. */
export function glanceAt({ routine, headNames, numbers, headNumbers, all }: PackedProfile): Glance {
  return {
    routine,
    headNames,
    numbers: unpackNumbers(numbers),
    headNumbers: unpackNumbers(headNumbers),
    all: new StemList(all),
  };
}

/** The profile that was packed, without its body. It is made for each comparison: so nothing is taken apart that is not asked for. */
export function unpackProfile(packed: PackedProfile): Profile {
  return {
    language: packed.language,
    headline: new StemList(packed.all.slice(0, packed.headlineTo)),
    lead: new StemList(packed.all.slice(packed.leadFrom)),
    all: new Set(packed.all),
    names: new StemList(packed.names),
    headNames: packed.headNames,
    numbers: unpackNumbers(packed.numbers),
    headNumbers: unpackNumbers(packed.headNumbers),
    days: packed.days,
    headEvents: packed.headEvents,
    events: packed.events,
    mainEvents: packed.mainEvents,
    earlierEvents: packed.earlierEvents,
    toll: packed.toll,
    rounds: packed.rounds,
    scenes: packed.scenes,
    countries: packed.countries,
    marks: packed.marks,
    future: packed.future,
    routine: packed.routine,
    pairs: packed.pairs,
    runs: packed.runs,
    body: null,
    meaning: packed.meaning,
  };
}

/** A few stems: looking through them is faster than making a set of them. */
class StemList implements Stems {
  readonly #stems: readonly string[];

  constructor(stems: readonly string[]) {
    this.#stems = stems;
  }

  get size(): number {
    return this.#stems.length;
  }

  has(stem: string): boolean {
    return this.#stems.includes(stem);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#stems[Symbol.iterator]();
  }
}

/** There are few different sets of days and of marks: one of each is kept for all profiles. */
const small = new Map<string, ReadonlySet<unknown>>();

/** The one set that stands for all that are equal. */
export function oneOf<T extends string | number>(items: ReadonlySet<T>): ReadonlySet<T> {
  const key = [...items].sort().join(' ');
  const known = small.get(key) ?? items;
  small.set(key, known);
  return known as ReadonlySet<T>;
}

function packNumbers({ all, scores, magnitude, dates }: Numbers): PackedNumbers | null {
  if (all.size + scores.size + dates.size === 0 && magnitude === null) return null;
  return [list(all), list(scores), magnitude, list(dates)];
}

const noNumbers: Numbers = { all: new Set(), scores: new Set(), magnitude: null, dates: new Set() };

function unpackNumbers(packed: PackedNumbers | null): Numbers {
  if (packed === null) return noNumbers;
  const [all, scores, magnitude, dates] = packed;
  return { all: new StemList(all), scores: new StemList(scores), magnitude, dates: new StemList(dates) };
}
