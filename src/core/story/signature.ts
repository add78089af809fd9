import { fold, words } from '../text.js';
import { stagesOf } from './stages.js';

/** What is looked at of an article to tell which event it is about. */
export interface Told {
  headline: string;
  summary: string | null;
}

/** The words of an article in the form in which they are compared. */
export interface Signature {
  /** Stems of the headline. */
  headline: ReadonlySet<string>;
  /** Stems of headline and lead. */
  all: ReadonlySet<string>;
  /** Stems that are written with a capital within a sentence of the lead: names of people, places and things. */
  names: ReadonlySet<string>;
  /** Numbers, as they are written: `6.4`, `2-0`, `250`. */
  numbers: ReadonlySet<string>;
  /** The numbers of the headline. */
  headNumbers: ReadonlySet<string>;
  /** The stages of affairs that it names first, those of the headline before those of the lead. See `stages.ts`. */
  stages: ReadonlyMap<number, number>;
  /** The same of the headline alone. */
  headStages: ReadonlyMap<number, number>;
  /** Whether it is what comes every day anew, alike and about nothing that happened: horoscopes, timetables. */
  routine: boolean;
  /** The days of the week that it names, 0 for Sunday. */
  days: ReadonlySet<number>;
}

const stopWords = new Set(
  (
    'a an and are as at be been by for from had has have he her his in into is it its of off on or over said says ' +
    'she that the their them they this to up was were when where which who will with after before about than more ' +
    'ada adalah agar akan akibat antara atas atau bagi bahwa baru belum bisa dalam dan dapat dari dengan di dia hari ' +
    'harus hingga ia ini itu juga kata kepada ke kini lagi lalu maka masih mereka oleh pada para pun pukul saat ' +
    'sebagai sebanyak sebuah sejumlah sekitar sementara seorang setelah sudah tak telah tentang terhadap tersebut ' +
    'tetapi tidak untuk usai wib wita wit yang'
  ).split(' '),
);

/** `minggu` is a week too, and only a day where it stands with a date; it says too little. */
const dayNames: Readonly<Record<string, number>> = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  senin: 1,
  selasa: 2,
  rabu: 3,
  kamis: 4,
  jumat: 5,
  sabtu: 6,
};

const routine =
  /\b(?:zodiak|horoscopes?|imsak(?:iyah)?|jadwal (?:sholat|salat|buka|tayang|siaran)|sim keliling|togel|lottery|crossword|wordle)\b/;

/** Reads an article for comparing. Pure. */
export function signatureOf({ headline, summary }: Told): Signature {
  const lead = summary ?? '';
  const headlineStems = stemsOf(headline);
  const text = `${headline}\n${lead}`;
  return {
    headline: headlineStems,
    all: new Set([...headlineStems, ...stemsOf(lead)]),
    names: namesOf(lead),
    numbers: numbersOf(text),
    routine: routine.test(fold(headline)),
    headNumbers: numbersOf(headline),
    headStages: stagesOf(words(headline)),
    stages: stagesOf(words(text)),
    days: new Set(words(text).flatMap((word) => dayNames[word] ?? [])),
  };
}

function stemsOf(text: string): Set<string> {
  return new Set(words(text).filter(isTelling).map(stem));
}

function isTelling(word: string): boolean {
  return word.length > 2 && !stopWords.has(word) && !/^\d/.test(word) && dayNames[word] === undefined;
}

/**
 * A word without its commonest endings and, where it is long enough, the beginnings of Indonesian verbs: rough, but
 * the same for all forms of a word.
 */
function stem(word: string): string {
  const bare =
    word.length > 6 ? word.replace(/^(?:me(?:ng|ny|m|n)?|di|ber|ter|pe(?:ng|m|n)?)(?=\p{L}{4})/u, '') : word;
  const short = bare.replace(/(?:nya|kan|an|ing|ed|es|s|i)$/, '');
  return (short.length >= 4 ? short : bare).slice(0, 7);
}

/** Capitals at the beginning of a sentence say nothing. */
function namesOf(lead: string): Set<string> {
  const found = lead.matchAll(/(?<=[\p{L}\p{N},;:)] )\p{Lu}[\p{L}\p{N}'’-]*/gu);
  const folded = [...found].flatMap(([name]) => words(name));
  return new Set(folded.filter(isTelling).map(stem));
}

/** Without years and dates, which nearly every article of the same days has. */
function numbersOf(text: string): Set<string> {
  const undated = fold(text)
    .replace(/\(\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\)/g, ' ')
    .replace(/\b(?:19|20)\d{2}\b/g, ' ')
    .replace(/\b(?:pukul|jam)\s+\d{1,2}[.:]\d{2}/g, ' ');
  return new Set([...undated.matchAll(/\d+(?:[.,-]\d+)*/g)].map(([number]) => number.replaceAll(',', '.')));
}

/** A signature as it is kept: there is one for each story of two days, and sets take several times the memory of lists. */
export interface PackedSignature {
  readonly lists: Readonly<Record<Listed, readonly string[]>>;
  readonly stages: readonly (readonly [number, number])[];
  readonly headStages: readonly (readonly [number, number])[];
  readonly days: readonly number[];
  readonly routine: boolean;
}

type Listed = (typeof listed)[number];
const listed = ['headline', 'all', 'names', 'numbers', 'headNumbers'] as const;

const none: readonly never[] = [];
const list = <T>(items: Iterable<T>): readonly T[] => {
  const all = [...items];
  return all.length === 0 ? none : all;
};

/** @param shared the one string that stands for all that are equal. */
export function pack(signature: Signature, shared: (text: string) => string): PackedSignature {
  const entries = listed.map((name) => [name, list([...signature[name]].map(shared))] as const);
  return {
    lists: Object.fromEntries(entries) as PackedSignature['lists'],
    stages: list(signature.stages),
    headStages: list(signature.headStages),
    days: list(signature.days),
    routine: signature.routine,
  };
}

/** The signature that was packed. */
export function unpack({ lists, stages, headStages, days, routine }: PackedSignature): Signature {
  return {
    headline: new Set(lists.headline),
    all: new Set(lists.all),
    names: new Set(lists.names),
    numbers: new Set(lists.numbers),
    headNumbers: new Set(lists.headNumbers),
    stages: new Map(stages),
    headStages: new Map(headStages),
    days: new Set(days),
    routine,
  };
}
