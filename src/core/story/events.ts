import { storyLanguages } from '../linguistics/languages.js';
import { type EventName, eventNames } from '../linguistics/story-words.js';
import { type Stemmer, stemmerOf } from './stem.js';

/** The kinds of event that are another stage or the opposite of one. */
const rivalNames: Readonly<Partial<Record<EventName, string>>> = {
  death: 'rescue arrest funeral',
  funeral: 'death',
  crash: 'quake eruption flood fire storm',
  fire: 'quake eruption flood crash storm',
  quake: 'eruption flood fire crash storm',
  eruption: 'quake flood crash storm',
  flood: 'quake eruption fire crash',
  storm: 'quake eruption fire crash',
  rescue: 'death',
  search: 'found',
  found: 'search',
  arrest: 'trial sentence acquit appeal',
  charge: 'trial sentence acquit appeal',
  trial: 'arrest charge sentence acquit appeal',
  verdict: 'arrest charge acquit appeal trial sentence',
  sentence: 'arrest charge acquit appeal trial',
  acquit: 'arrest charge sentence appeal',
  appeal: 'verdict fine arrest charge sentence acquit',
  lawsuit: 'trial sentence verdict',
  probe: 'sentence acquit',
  win: 'draw',
  draw: 'win',
  resign: 'appoint elect sack',
  sack: 'appoint resign',
  appoint: 'resign sack',
  elect: 'resign',
  rise: 'fall hold',
  fall: 'rise hold',
  hold: 'rise fall',
  pass: 'reject',
  reject: 'pass deal',
  deal: 'reject',
  strike: 'deal',
  launch: 'closing',
  opening: 'closing',
  closing: 'opening launch',
  ban: 'lift',
  lift: 'ban',
  family: 'divorce',
  divorce: 'family',
};

const placeOf = new Map<string, number>(eventNames.map((name, place) => [name, place]));

/** The kinds of these names, parted by blanks. */
export function kindsNamed(names: string): ReadonlySet<number> {
  return new Set(names.split(' ').map((name) => placeOf.get(name) ?? -1));
}

/** For each kind, those that are another stage or the opposite. */
export const rivals: readonly ReadonlySet<number>[] = rivalsOfEach();

function rivalsOfEach(): Set<number>[] {
  const found = eventNames.map(() => new Set<number>());
  for (const [name, others] of Object.entries(rivalNames)) {
    const place = placeOf.get(name) ?? -1;
    for (const kind of kindsNamed(others)) {
      found[place]?.add(kind);
      found[kind]?.add(place);
    }
  }
  return found;
}

interface Lexicon {
  /** Kinds by words as they are listed, and by what the forms of a word have in common. */
  listed: ReadonlyMap<string, readonly number[]>;
  inflected: ReadonlyMap<string, readonly number[]>;
  /** First word → the other words and the kind. */
  phrases: ReadonlyMap<string, readonly { second: string; kind: number }[]>;
}

const lexicons = new Map<Stemmer, Lexicon>();

function lexiconOf(language: string | null): Lexicon {
  const stem = stemmerOf(language);
  let lexicon = lexicons.get(stem);
  if (lexicon === undefined) {
    lexicon = makeLexicon(language, stem);
    lexicons.set(stem, lexicon);
  }
  return lexicon;
}

function makeLexicon(language: string | null, stem: Stemmer): Lexicon {
  const own = storyLanguages.filter(({ code }) => code === (language === 'ms' ? 'id' : language));
  const vocabularies = (own.length > 0 ? own : storyLanguages).map(({ story }) => story.events);
  const listed = new Map<string, number[]>();
  const inflected = new Map<string, number[]>();
  const phrases = new Map<string, { second: string; kind: number }[]>();
  const note = (words: Map<string, number[]>, word: string, kind: number) => {
    const known = words.get(word) ?? [];
    if (!known.includes(kind)) words.set(word, [...known, kind]);
  };
  for (const [kind, name] of eventNames.entries()) {
    for (const form of vocabularies.flatMap((events) => events[name]?.split(' ') ?? [])) {
      const [one = '', second] = form.split('_');
      if (second === undefined) {
        note(listed, one, kind);
        note(inflected, stem(one), kind);
      } else phrases.set(one, [...(phrases.get(one) ?? []), { second, kind }]);
    }
  }
  return { listed, inflected, phrases };
}

/** Roots without an affix are words of their own in Indonesian: `taman` and `rumah` are none of `diamankan` and `dirumahkan`. */
const isRoot = (word: string, stem: string, language: string | null) =>
  (language === 'id' || language === 'ms') && word.length <= stem.length + 1;

/** The kinds of event that some words tell, in the order in which they come. */
export function eventsOf(words: readonly string[], language: string | null): number[] {
  const { listed, inflected, phrases } = lexiconOf(language);
  const stem = stemmerOf(language);
  const kindsOf = (word: string) =>
    listed.get(word) ?? (isRoot(word, stem(word), language) ? [] : (inflected.get(stem(word)) ?? []));
  const found = new Set<number>();
  for (const [place, word] of words.entries()) {
    for (const { second, kind } of phrases.get(word) ?? []) {
      if (words[place + 1] === second) found.add(kind);
    }
    for (const kind of kindsOf(word)) found.add(kind);
  }
  return [...found];
}
