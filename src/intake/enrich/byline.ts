import { everyPhrase } from '../../core/linguistics/languages.js';
import { fold, squash } from '../../core/text.js';
import { agencyNames, by, byAlone, headings, phrasePattern, writerRoles } from '../read/name-words.js';
import { namesOnly } from '../read/names.js';

const alternatives = (phrases: readonly string[]) => phrases.map(phrasePattern).join('|');
/** What stands before the names of those who wrote an article, and before those of others. */
const writers = everyPhrase(({ writers }) => writers).filter((phrase) => !headings.has(phrase));
const others = everyPhrase(({ others }) => others);
const writerWords = new Set(writers);

const label = new RegExp(
  `(?<![\\p{L}\\p{N}])(${alternatives([...writers, ...others].sort((a, b) => b.length - a.length))})\\s?[:：]\\s*`,
  'giu',
);
const firstLabel = new RegExp(`^${label.source}`, 'iu');
/** What a person is, in an element above the name or below it. */
const aloneWords = alternatives([...writerRoles, 'editor', 'penyunting', 'redaktur']);
/** A label that is the whole line, in the plural as well, `Reporters :`. */
const onlyLabel = new RegExp(
  `^(?:(${alternatives([...writers, ...others])})s?\\s?[:：]|(${aloneWords}|written by|ditulis oleh|${byAlone}))$`,
  'iu',
);
const editorWords = new Set(everyPhrase(({ editors }) => editors));
const endsOpen = new RegExp(`(?:^|\\s)(?:${by})$|^guest `);
/** Without a colon these are words like any other: only names may follow. */
const openLabel = new RegExp(
  `^(?:${alternatives(writers.filter((phrase) => endsOpen.test(phrase)))})\\s+(?=["“]?\\p{Lu})`,
  'iu',
);
/** `Laporan Wartawan Tribunnews.com, Taufik Ismail`. */
const report =
  /^Laporan\s+(?:Wartawan|Reporter|Jurnalis|Kontributor|Koresponden)\s+(?:[\p{L}\d]+\.(?:com|co\.id|id|net)|Tribun\p{L}*)?[\s,:–-]*/iu;

/** `written by`, `Illustration von`: what needs no colon before a name. */
const withPreposition = alternatives(
  [...writers, ...others].filter((phrase) => phrase.includes(' ') && endsOpen.test(phrase)),
);
/** What stands in an element of its own before the names, and says whose they are. */
const saysWhose = new RegExp(`^(?:${withPreposition})$`, 'iu');
/** Where another begins in a line: `Text von Jane Doe Illustration von John Roe`. */
const nextLabel = new RegExp(`\\s(?:${withPreposition})\\s.*$`, 'iu');

/** Whether a line begins with what someone did: `Reporter: …`. */
export function beginsWithRole(line: string): boolean {
  return line.length <= longestLine && firstLabel.test(line);
}

/** Who a line of text names. */
export interface Byline {
  writers: string[];
  editors: string[];
  /** What stands before a label of something else, `Jane Doe / Updated: …`; names only where the page marks it so. */
  head: string;
  /** It names but an agency or a house, `By AFP`. */
  isHouse: boolean;
  /** The line was a label alone: what comes next are the names. */
  waitsFor: 'writers' | 'editors' | 'others' | null;
}

/** `By by JANE DOE`: a word of the page before one of the text. */
const twice = new RegExp(`^(?:${byAlone}),?\\s*(?=(?:${byAlone})\\s)`, 'i');

const roleAlone = new RegExp(`^(?:${aloneWords})$`, 'iu');
export const isRoleAlone = (line: string) => roleAlone.test(line);

/** Longer texts are no bylines, in UTF-16 units. */
const longestLine = 240;

/** Reads a line as a byline, `Penulis: A dan B | Editor: C`; null where it is none. */
export function readByline(written: string): Byline | null {
  if (written.length > longestLine) return null;
  const line = written.replace(twice, '');
  const only = onlyLabel.exec(line);
  const alone = only?.[1] ?? only?.[2];
  if (alone !== undefined)
    return { writers: [], editors: [], head: '', isHouse: false, waitsFor: roleOf(alone) };
  const labels = /[:：]/.test(line) ? [...line.matchAll(label)] : [];
  if (labels.length > 0 && (labels[0]?.index ?? 0) <= 40) return labelled(line, labels);
  for (const opening of [openLabel, report]) {
    const start = opening.exec(line)?.[0];
    if (start === undefined) continue;
    const who = tidyNames(line.slice(start.length).replace(nextLabel, ''));
    const found = namesOnly(who) ?? [];
    if (found.length === 0 && agencyNames.has(fold(who)))
      return { writers: [], editors: [], head: '', isHouse: true, waitsFor: null };
    // Without a colon it could be any words: `Von Künstlern, Bands`.
    if (found.length > 0 && found.every(isWhole))
      return { writers: [who], editors: [], head: '', isHouse: false, waitsFor: null };
  }
  return null;
}

function roleOf(word: string): 'writers' | 'editors' | 'others' {
  const role = squash(word).toLowerCase();
  return writerWords.has(role) ? 'writers' : editorWords.has(role) ? 'editors' : 'others';
}

/** Whether a name has two words; Chinese and Japanese have no blanks. */
const isWhole = (name: string) => /\s|\p{Lo}{2}/u.test(name);

/** Whether a text is nothing but names, with the offices, houses and places that stand beside them. */
function areNames(text: string): boolean {
  return (namesOnly(text)?.length ?? 0) > 0;
}

/** Whether a text names one person. */
export const areOne = (text: string) => namesOnly(text)?.length === 1;

function labelled(line: string, labels: RegExpExecArray[]): Byline {
  const byline: Byline = {
    writers: [],
    editors: [],
    head: line.slice(0, labels[0]?.index ?? 0),
    isHouse: false,
    waitsFor: null,
  };
  labels.forEach((match, index) => {
    const role = roleOf(match[1] ?? '');
    // `Words: Jane Doe. Pictures: John Roe.`
    const part = line.slice(match.index + match[0].length, labels[index + 1]?.index);
    const who = tidyNames(part.replace(/(?<=\s\p{L}{3,})\.\s*$/u, ''));
    if (who === '') {
      if (index === labels.length - 1) byline.waitsFor = role;
    } else if (role !== 'others' && areNames(who)) {
      // The label says that a single word is a name: it stays with it.
      byline[role].push(role === 'writers' && !isWhole(who) ? match[0] + who : who);
    }
  });
  return byline;
}

/** `Tested by: Jane Doe Price: 20`: another label stands behind the name, whatever it means. */
const unknownLabel = /(?<=\S)\s+\p{Lu}\p{L}+\s?[:：]\s*[^\p{L}\s].*$/u;

/** Stands in a line where one element ends and another begins. */
export const edge = '\u2063';

const saysWho = new RegExp(`^(?:${alternatives(writers)})$`, 'iu');

/** Elements that hold a name each are a list; others are parts of one. */
export function withoutEdges(line: string): string {
  const parts = line
    .split(edge)
    .map((part) => squash(part).replace(/[\s,]+$/, ''))
    .filter((part) => part !== '');
  if (parts.some((part) => saysWhose.test(part)))
    return parts.map((part) => (saysWhose.test(part) ? `${part}:` : part)).join(' ');
  // `מאת`, `Toimittaja`
  if (parts.length > 1 && !/^by$/i.test(parts[0] ?? '') && saysWho.test(parts[0] ?? '')) parts.shift();
  const isList = parts
    .filter((part) => !/^by$/i.test(part))
    .every((part) => {
      const found = namesOnly(part.replace(openLabel, ''));
      return found?.every(isWhole);
    });
  return isList ? parts.join(', ').replace(/^by, /i, 'By ') : squash(line.replaceAll(edge, ' '));
}

/** Words of a page that look like names. */
const noNames =
  /\b(?:follow|share|published|updated|subscribe|advertisement|comments?|read more|sign (?:in|up)|log ?in|profile|minutes?|ago|view|listen|watch|print|save|email|text size|font size)\b/i;

/**
 * The names of a line that has no label but stands where names do; null where it holds anything else.
 * @param fewestWords what each name needs: a single word could be a place.
 */
export function readNames(written: string, fewestWords: 1 | 2): string | null {
  if (written.length > longestLine) return null;
  const line = withoutEdges(written);
  const who = tidyNames(squash(line).replace(dateBefore, '').replace(openLabel, ''));
  const found = namesOnly(who);
  if (found === null || found.length === 0 || noNames.test(who)) return null;
  return fewestWords === 1 || found.every(isWhole) ? found.join('; ') : null;
}

/** `Monday November 18, 2019 7:45 am PST by Jane Doe` */
const dateBefore = new RegExp(`^[^.]{0,60}\\d[^.]{0,30}?\\s(?=(?:${byAlone})\\s\\p{Lu})`, 'iu');

const handle = /\S+@[\w-]+\.\S+|@[\w.-]+/g;

/** What sites set before a name and a bar. */
const section =
  /^(?:opinion|opinión|opini|opinião|column|columna|kolom|kolumne|kommentar|comment|analysis|analyse|análisis|essay|review|interview)$/iu;

/** Without what sites hang on to names: the house, the place, a date behind a bar. Slashes become commas. */
function tidyNames(text: string): string {
  const parts = text
    .replace(unknownLabel, '')
    .split(/\s[|｜•·–—-]\s|\s*[|｜•·]\s*/)
    .map((part) => squash(part.replace(handle, ' ')));
  // `Opinion | Jane Doe`
  const first = parts.find((part) => !section.test(part)) ?? '';
  return first.replace(/\s*\/\s*/g, ', ').replace(/^[\s,:–-]+|[\s,;:–-]+$/g, '');
}

const creditLabel =
  /(?:^|[\s(.|])(?:Foto|Photo|Photograph|Photo by|Photo credit|Image source|Image credit|Credit|Kredit|Sumber foto|Picture|Gambar)(?:\s?[:：,]\s*|\.{3}|…\s*)([^()|]{2,80})/iu;
const creditBrackets = /\(([^()]{2,80})\)\s*\.?$/;
/** `Valery Sharifulin / TASS`, at the beginning. */
const creditSlash =
  /^(\p{Lu}[\p{L}\p{M}.'’-]*(?:\s[\p{L}\p{M}.'’-]+){0,4}\s?\/\s?[\p{Lu}][\p{L}\d.-]*(?:\s\p{Lu}[\p{L}\d.-]*){0,3})/u;
const agency =
  /\/|\b(?:antara|reuters|afp|ap|epa|getty|tass|xinhua|dok|dokumentasi|istimewa|ist|foto|photo|kompas\.com|tribun\p{L}*|tempo|detik\p{L}*|instagram|youtube|shutterstock|bloomberg|anadolu|sputnik|setpres|humas|via)\b/iu;

/**
 * Who took a picture, by the text beside it: `Foto: A/B`, `… (A/B)`, `Valery Sharifulin / TASS` before the caption. Null
 * where it does not say.
 * @param isCaption whether the text is surely a caption; else only a line that is nothing but a credit counts.
 */
export function readCredit(text: string, isCaption: boolean): string | null {
  const line = text.slice(0, 600);
  if (!isCaption) {
    const found = creditSlash.exec(line)?.[1];
    return found !== undefined && found.length === line.length ? squash(found) : null;
  }
  const found =
    creditLabel.exec(line)?.[1] ??
    [creditBrackets.exec(line)?.[1]].find((each) => each !== undefined && agency.test(each)) ??
    creditSlash.exec(line)?.[1];
  if (found === undefined) return null;
  const credit = squash(found.replace(/^(?:foto|photo|credit|dok)\s?[:：]\s*/i, '')).replace(
    /[\s.,;)]+$/,
    '',
  );
  return credit === '' ? null : credit;
}
