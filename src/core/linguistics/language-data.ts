import type { StoryWords } from './story-words.js';
import type { TalkWords } from './talk-words.js';

/** Something that stands in feeds of a language without being news. Its example is its test. */
export interface Pattern {
  pattern: RegExp;
  example: string;
  /** Whether it takes all that follows on its line with it: it may hold sentences. */
  toEnd?: true;
  /** A text without this cannot match: it is sorted out without trying the pattern. */
  needs?: string;
}

/** What stands before the first sentence. Its example is its test. */
export interface DatelineExample {
  dateline: string;
  sentence: string;
}

/**
 * What is particular to a language when texts are cut into sentences and authors into names. Lists of words
 * are written with spaces between, in lower case unless said otherwise.
 */
export interface LanguageData {
  code: string;
  /** Words before names whose full stop ends no sentence, without it. One with a capital counts only so. */
  titles: string;
  /** Words before numbers whose full stop ends no sentence: `no`, `art`. */
  numbered: string;
  /** Words whose full stop may also end the sentence; then {@link openers} decide. Without the last stop. */
  shortened: string;
  /** Words that begin a new sentence, and rarely stand with a capital within one. */
  openers: string;
  /** The twelve months, with commas between: each whole as dates write it, then shortened. Empty where they have numbers. */
  months: string;
  /** What stands beside a date in a line that tells when an article was published. */
  dates?: DateWords;
  /** Whether `3. Oktober` is the third of October. */
  ordinalDots: boolean;
  datelines: readonly DatelineExample[];
  /** Phrases that are taken out wherever they stand; what stands on both sides are sentences of their own. `needs` is in lower case. */
  inserts: readonly Pattern[];
  /** What stands on the same line in front of the first sentence and is none of it. Each begins with `^`. */
  fronts?: readonly Pattern[];
  /** Sentences, or whole lines, that are left out. */
  asides: readonly Pattern[];
  /** The same, but milder: only what stands behind a sentence of the news is left out. */
  lateAsides?: readonly Pattern[];
  /** Headings above other news on a page, whole: `related stories`. */
  otherNews?: RegExp;
  bylines: BylineWords;
  lead?: LeadWords;
  pleas?: PleaWords;
  inflection?: InflectionWords;
  /** Left out where stories are told apart without knowing the language. */
  story?: StoryWords;
  /** Left out where Kabar does not answer in the language. */
  talk?: TalkWords;
}

/** What shows that a publisher cut a text off. Patterns are parts of longer ones and tried without regard to case. */
export interface LeadWords {
  /** Words that no sentence ends with: articles, conjunctions, prepositions. */
  connectives?: string;
  /** What stands in brackets where a text was cut: `(read more…)`. */
  cutMark?: RegExp;
  /** What hangs on to the last sentence without brackets. */
  readMore?: RegExp;
  /** What tells of the way from a city to another: then the first one before a dash is no dateline. */
  route?: RegExp;
  /** What a site writes behind the last sentence without a capital, `25 comments`. Tried with regard to case. */
  trailer?: RegExp;
}

/** The words by which sites ask their readers for something. Lists are written with spaces, folded. */
export interface PleaWords {
  /** What readers are asked to do, as they are asked: `subscribe`, `ikuti`. */
  asks: string;
  /** What may follow them, where they are nouns too: `share this`, but `share prices`. */
  behindAsks?: string;
  /** What only begins like one: `Cek Fakta` is a department. */
  notAsks?: RegExp;
  /** What makes a sentence a request wherever it stands: `please`, `silakan`. */
  politely: string;
  /** What does so at its beginning or end: `don't`, `yuk`. */
  luring: string;
  /** Who is spoken to: `you`, `pembaca`. */
  reader: string;
  /** Who speaks: `our`, `kami`. Tried with regard to case: `us` is not `US`. */
  house: RegExp;
  /** Where a house's words are found: `newsletter`, `saluran`. */
  media: string;
  /** What points at a place on the page: `below`, `di sini`. */
  here: RegExp;
  /** Behind what was said: `said`, `ujar`. */
  reporting: string;
  /** What a piece is called in front of it: `WATCH: …`, `OPINI: …`. Phrases in lower case, separated by commas. */
  labels: string;
}

/** How a word's other forms are recognised. */
export interface InflectionWords {
  /** Endings that leave a word what it is. */
  endings: string;
  /** Words that only look like an inflected form of a shorter one. */
  ownWords: string;
  /** Words that a Snowball stemmer takes for a form of another one. */
  unstemmed: string;
}

/** The words around a date, in lower case. */
export interface DateWords {
  /** Say that it is the publication: `published`, `diterbitkan`. */
  published: string;
  /** Say nothing: `on`, `pukul`. */
  beside: string;
  /** The days of the week, whole, then shortened. */
  weekdays: string;
  /** Beginnings of words that say that it is the last change, with commas between: `updat`, `diperba`. */
  updates: string;
}

/** The words around names. Each list is in lower case; several words are separated by commas. */
export interface BylineWords {
  /** Stand before those who wrote: `by`, `penulis`. */
  writers: string;
  /** Stand before those who did something else: `editor`, `foto`. Names behind them are nobody's. */
  others: string;
  /** Those of the others who edited. */
  editors: string;
  /** The one word that says whose it is: `by`, `von`. */
  by: string;
  /** Open a name, but may also be a part of one: `von`, `di`. Two more words must follow. */
  openings: string;
  /** Between two names: `and`, `dan`. */
  conjunctions: string;
  /** What ends a name: `with files from`, `for`. */
  tails: string;
  /** What people are or belong to: `editor`, `redaksi`, `staff`. Nobody's name has one. */
  roles: string;
  /** Those of one person that stand before the name: `correspondent Jane Doe`. */
  offices: string;
  /** What stands before a role: `political`, `senior`. */
  beats: string;
  /** What makes a name one of a house: `news`, `agency`, `university`. */
  houses: string;
  /** Begin the name of a house, `bank`, `pt`; behind the first word they may be a person's. */
  starts: string;
  /** End the name of a house, a club or a product: `international`, `united`, `edition`. */
  ends: string;
  /** Make nobody's name by themselves, but may be a part of one: `guest`, `press`, `the`. */
  vague: string;
}

/** Data of a language of which less is known: what is left out is empty. */
export function languageData(
  known: Pick<LanguageData, 'code'> &
    Partial<Omit<LanguageData, 'bylines'>> & { bylines?: Partial<BylineWords> },
): LanguageData {
  return { ...blank, ...known, bylines: { ...blank.bylines, ...known.bylines } };
}

const blank: Omit<LanguageData, 'code'> = {
  titles: '',
  numbered: '',
  shortened: '',
  openers: '',
  months: '',
  ordinalDots: false,
  datelines: [],
  inserts: [],
  asides: [],
  bylines: {
    writers: '',
    others: '',
    editors: '',
    by: '',
    openings: '',
    conjunctions: '',
    tails: '',
    roles: '',
    offices: '',
    beats: '',
    houses: '',
    starts: '',
    ends: '',
    vague: '',
  },
};
