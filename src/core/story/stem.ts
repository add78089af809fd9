import { BoundedMap } from '../bounded-map.js';

/** Some stems, each once. */
export interface Stems extends Iterable<string> {
  readonly size: number;
  has(stem: string): boolean;
}

/** Reduces a folded word to the part that its forms have in common. */
export type Stemmer = (word: string) => string;

/** The stemmer of a language; a rough one that cuts common endings for a language that is not known. */
export function stemmerOf(language: string | null): Stemmer {
  return stemmers[language ?? ''] ?? rough;
}

/** How many words of a language are remembered with their stems: few words make up most of all headlines. */
const maxRemembered = 4_000;

function remembering(stemmer: Stemmer): Stemmer {
  const known = new BoundedMap<string, string>(maxRemembered);
  return (word) => {
    let stem = known.get(word);
    if (stem === undefined) {
      stem = stemmer(word);
      known.set(word, stem);
    }
    return stem;
  };
}

const ofIndonesian = remembering(indonesian);
const stemmers: Readonly<Record<string, Stemmer>> = {
  en: remembering(english),
  id: ofIndonesian,
  ms: ofIndonesian,
};

const rough: Stemmer = (word) => word.replace(/(?:es|s|en|e|a|o|i)$/, '').slice(0, 8) || word;

const irregularEnglish: Readonly<Record<string, string>> = {
  won: 'win',
  fell: 'fall',
  fallen: 'fall',
  rose: 'rise',
  risen: 'rise',
  struck: 'strike',
  stricken: 'strike',
  shot: 'shoot',
  sank: 'sink',
  sunk: 'sink',
  held: 'hold',
  left: 'leave',
  met: 'meet',
  led: 'lead',
  fought: 'fight',
  caught: 'catch',
  sought: 'seek',
  bought: 'buy',
  sold: 'sell',
  broke: 'break',
  broken: 'break',
  stole: 'steal',
  stolen: 'steal',
  chose: 'choose',
  chosen: 'choose',
  drove: 'drive',
  driven: 'drive',
  flew: 'fly',
  grew: 'grow',
  froze: 'freeze',
  frozen: 'freeze',
  threw: 'throw',
  took: 'take',
  taken: 'take',
  gave: 'give',
  given: 'give',
  lost: 'lose',
  sent: 'send',
  spent: 'spend',
  built: 'build',
  paid: 'pay',
  told: 'tell',
  women: 'woman',
  men: 'man',
  children: 'child',
  died: 'die',
  dies: 'die',
  dying: 'die',
  dead: 'die',
  death: 'die',
  deaths: 'die',
};

const englishEndings =
  /(?:ational|ations?|itions?|utions?|ements?|ments?|nesses|ness|ities|ity|ions?|ances?|ences?|ents?|ants?|ingly|edly|ously|ally|ly|ings?|ers?|ors?|ed|ies|es|s|al|ive|ous)$/;

/** The endings of nouns, verbs and adverbs; a doubled consonant before them becomes one. */
function english(word: string): string {
  const irregular = irregularEnglish[word];
  if (irregular !== undefined) return english(irregular);
  if (word.length <= 3 || /\d/.test(word)) return word;
  const bare = word.replace(/(?<=.{3})(?:ies|s)$/, (ending) => (ending === 'ies' ? 'y' : ''));
  const cut = bare.replace(englishEndings, '');
  const short = cut.length >= 3 ? cut : bare;
  return short
    .replace(/([bdfglmnprt])\1$/, '$1')
    .replace(/y$/, 'i')
    .replace(/(?<=.{5})e$/, '')
    .slice(0, 9);
}

/**
 * Prefixes and suffixes of verbs and nouns, without a dictionary. Nasal prefixes swallow a root's first p, t, k or s
 * (`tangkap`, `menangkap`), so that letter is left out of every stem where a vowel follows.
 */
function indonesian(word: string): string {
  if (/\d/.test(word)) return word;
  let root = word.replace(/(?<=.{4})(?:nya|lah|kah|pun|ku|mu)$/, '');
  root = root.replace(/^(?:di|ke|se|ter|ber|bel|per)(?=[a-z]{4})/, '');
  root = root.replace(/^(?:meny|peny|meng|peng|mem|pem|men|pen|me|pe)(?=[a-z]{4})/, '');
  root = root.replace(/^(?:per|ber|ke|se)(?=[a-z]{5})/, '');
  if (root.length >= 5) root = root.replace(/^[ptks](?=[aiueo])/, '');
  // Whether the k of `-kan` belongs to the root cannot be told, so a root's own last k goes as well.
  return root
    .replace(/(?<=.{4})(?:kan|an|i)$/, '')
    .replace(/(?<=.{2}[aiueo])k$/, '')
    .slice(0, 9);
}
