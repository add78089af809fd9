import type { Mark } from '../linguistics/story-words.js';
import type { Background } from './background.js';
import type { BodyProfile } from './body-profile.js';
import { clausesOf } from './clauses.js';
import { eventsOf } from './events.js';
import { inFullForms } from './forms.js';
import { hash } from './hash.js';
import type { KeptProfile } from './kept-profile.js';
import { isRoutine, marksOf, tellsOfFuture } from './marks.js';
import type { Meaning } from './meaning.js';
import { type Numbers, numbersOf } from './numbers.js';
import { isCountry, mainName } from './places.js';
import { roundsOf } from './rounds.js';
import { scenesOf } from './scenes.js';
import type { Stems } from './stem.js';
import { stemmerOf } from './stem.js';
import { dayOf, isTelling, runsOf, type Token, tokensOf } from './tokens.js';
import { tollOf } from './toll.js';

/** What is looked at of an article to tell which event it is about. */
export interface HeadlineAndSummary {
  headline: string;
  summary: string | null;
}

/** An article in the form in which it is compared. */
export interface Profile {
  language: string | null;
  /** Stems of the headline, of the lead, and of both. */
  headline: Stems;
  lead: Stems;
  all: Stems;
  /** Stems of names of people, places and things. */
  names: Stems;
  /** The names of the headline, in order. */
  headNames: readonly string[];
  numbers: Numbers;
  headNumbers: Numbers;
  /** The days of the week that it names, 0 for Sunday. */
  days: ReadonlySet<number>;
  /** The kinds of event that the headline tells, and those of headline and lead. */
  headEvents: readonly number[];
  events: readonly number[];
  marks: ReadonlySet<Mark>;
  /** What the headline tells of first, and what it says that came before or was the reason: `Lammy named after Rayner resigns`. */
  mainEvents: readonly number[];
  earlierEvents: readonly number[];
  /** How many have died, as the headline says. */
  toll: number | null;
  /** The rounds of a cup that it may be about: see `rounds.ts`. */
  rounds: readonly number[];
  /** Where it happened, as far as a name says so: stems of names after words like `in`. */
  scenes: readonly string[];
  /** Countries that it names. */
  countries: readonly string[];
  /** Whether headline or the beginning of the lead tell of what is still to come; null without a lead. */
  future: boolean | null;
  /** Every two telling stems in a row, as hashes. */
  pairs: Iterable<number>;
  /** Whether it is what comes every day anew, alike and about nothing that happened: horoscopes, timetables. */
  routine: boolean;
  /** Runs of four words of the lead, as hashes. */
  runs: Iterable<number>;
  body: BodyProfile | null;
  /** Null where no embedding model is asked, or it did not answer. */
  meaning: Meaning | null;
}

/** A profile as it is read from an article; the other side of a comparison may be one that was packed. */
export interface ReadProfile extends Profile {
  pairs: ReadonlySet<number>;
  runs: ReadonlySet<number>;
}

/** Reads an article for comparing. Pure. */
export function profileOf(
  { headline, summary }: HeadlineAndSummary,
  language: string | null,
  background: Background,
  { body, meaning }: KeptProfile = nothingKept,
): ReadProfile {
  const leadText = leadOf(headline, summary ?? '');
  const stemOf = stemsIn(language, background);
  const [head, lead] = [partOf(headline, language, stemOf), partOf(leadText, language, stemOf)];
  const [headStems, leadStems] = [new Set(head.stems), new Set(lead.stems)];
  const text = `${headline}\n${leadText}`;
  const { main, earlier } = clausesOf(headline);
  return {
    language,
    headline: headStems,
    lead: leadStems,
    all: new Set([...headStems, ...leadStems]),
    ...namesOf(head, lead, stemOf, background),
    numbers: numbersOf(text),
    headNumbers: numbersOf(headline),
    days: new Set([...head.words, ...lead.words].flatMap((word) => dayOf(word) ?? [])),
    headEvents: eventsOf(head.words, language),
    events: eventsOf([...head.words, ...lead.words], language),
    mainEvents: eventsOf(wordsOf(main), language),
    earlierEvents: eventsOf(wordsOf(earlier), language),
    toll: tollOf(head.words, language),
    rounds: roundsOf(text),
    marks: marksOf(headline, leadText),
    future: leadText === '' ? null : tellsOfFuture(headline, leadText),
    pairs: new Set([...pairsOf(head.stems), ...pairsOf(lead.stems)].map(hash)),
    routine: isRoutine(headline),
    runs: new Set(runsOf(lead.words).map(hash)),
    body,
    meaning,
  };
}

type StemOf = (token: Token) => string;

/** Headline or lead, read. */
interface Part {
  words: readonly string[];
  /** Its tokens, short forms written out. */
  forms: readonly Token[];
  /** The stems of its telling words, in order. */
  stems: readonly string[];
  /** Whether every word has a capital. */
  isTitle: boolean;
}

function partOf(text: string, language: string | null, stemOf: StemOf): Part {
  const tokens = tokensOf(withStates(text));
  const forms = inFullForms(tokens, language);
  const stems = forms.filter(isTelling).map(stemOf);
  return { words: tokens.map(({ word }) => word), forms, stems, isTitle: isTitleCase(tokens) };
}

const wordsOf = (text: string) => tokensOf(text).map(({ word }) => word);

/** The names of an article, and where it happened as far as they say so. */
function namesOf(head: Part, lead: Part, stemOf: StemOf, background: Background) {
  const isName = (token: Token, isTitle: boolean) => {
    const usual = background.stems.get(stemOf(token));
    if (usual !== undefined && usual.capitals > 0.7) return true;
    if (!token.capital || (usual !== undefined && usual.texts > background.texts / 20)) return false;
    return token.first || isTitle ? usual === undefined && token.word.length > 3 : true;
  };
  const isLeadName = (token: Token) => isTelling(token) && isName(token, lead.isTitle);
  const leadNames = new Set(lead.forms.filter(isLeadName).map(stemOf));
  // Where every word of a headline has a capital, its lead says which of them are names.
  const isHeadName = (token: Token) =>
    isTelling(token) && (isName(token, head.isTitle) || (token.capital && leadNames.has(stemOf(token))));
  const headNames = new Set(head.forms.filter(isHeadName).map(stemOf));
  const names = new Set([...headNames, ...leadNames]);
  const scenes = [...scenesOf(head.forms, isHeadName), ...scenesOf(lead.forms, isLeadName)].map(stemOf);
  return {
    names,
    headNames: [...headNames],
    scenes: [...new Set(scenes)],
    countries: [...names].filter(isCountry),
  };
}

/** The stem of a word; names that nobody counted are spelt in one way. */
function stemsIn(language: string | null, { stems }: Background): StemOf {
  const stem = stemmerOf(language);
  // A word of a text is asked for up to five times.
  const known = new Map<string, string>();
  const keyOf = (word: string) => {
    const own = stem(mainName(word));
    return stems.has(own) || own.length < 5 ? own : stem(spelling(word));
  };
  return ({ word }: Token) => {
    let key = known.get(word);
    if (key === undefined) {
      key = keyOf(word);
      known.set(word, key);
    }
    return key;
  };
}

/** `Richardo` and `Ricardo`, `Makariem` and `Makarim`, `Soeharto` and `Suharto` are one. */
const spelling = (word: string) =>
  word
    .replace(/([a-z])\1/g, '$1')
    .replaceAll('ie', 'i')
    .replaceAll('oe', 'u')
    .replace(/(?<=[cdkgt])h/g, '')
    .replaceAll('y', 'i')
    .replaceAll('v', 'f');

const pairsOf = (stems: readonly string[]) => stems.slice(1).map((stem, place) => `${stems[place]} ${stem}`);

const nothingKept: KeptProfile = { body: null, meaning: null };

/** Some leads begin with their headline. */
function leadOf(headline: string, summary: string): string {
  return summary.startsWith(headline) ? summary.slice(headline.length) : summary;
}

/** `US` and `AS` are words of their own in small letters; sums are compared as numbers. */
function withStates(text: string): string {
  return text
    .replace(/\bU\.\s?S\.(?:\s?A\.)?|\bUSA?\b/g, 'America')
    .replace(/\bAS\b/g, 'Amerika')
    .replace(/\bU\.\s?K\./g, 'UK')
    .replace(/\bRp\.?\s?(?=\d)/g, ' ');
}

function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ number, word }) => !number && word.length > 3);
  return long.filter(({ capital }) => capital).length > long.length * 0.6;
}
