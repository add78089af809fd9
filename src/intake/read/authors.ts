import { isGivenName } from '../../core/linguistics/given-names.js';
import { everyPhrase } from '../../core/linguistics/languages.js';
import { escapePattern, fold, squash } from '../../core/text.js';
import { visible } from '../../core/visible.js';
import { plainText } from '../html/html-text.js';
import { by } from './name-words.js';
import { type House, namesIn, noHouse } from './names.js';
import { office } from './split-names.js';

const maxAuthors = 20;
/** Longer lists of one text are those of academic papers, in UTF-16 units. */
const longestList = 100;
/** How many of such a list are kept. */
const keptOfList = 3;
/** Stands behind the names of a list that was shortened. */
export const andOthers = '…';

/** `lawyer@example.net (Lawyer Boyer)`: the form that RSS asks for. */
const mailThenName = /^\S{1,200}@\S{1,200}\s*\(([^()]+)\)$/;
const mail =
  /\[?email[\s\u00a0]protected\]?|[<([]\s*(?:mailto:)?[^\s<>()[\],;:@]{1,100}@[^\s<>()[\],;@]{1,100}\s*[>)\]]|(?:mailto:)?[^\s<>()[\],;:@]{1,100}@[^\s<>()[\],;@]{1,100}\.[a-z]{2,24}(?![\w-])/gi;
/** `@jane`, and `/u/jane` of forums. */
const handle = /\(?@[\w.-]{1,60}\)?|(?<![\w/:])\/?u\/[\w-]{2,40}/g;
/** Flags, pens and the like beside a name. */
const emoji = /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f)+/gu;
const address = /\(?(?:https?:\/\/|www\.)\S{1,500}/gi;

const alternatives = (phrases: readonly string[]) =>
  phrases.map((phrase) => escapePattern(phrase).replace(/ /g, '\\s+')).join('|');

const writers = everyPhrase(({ writers }) => writers);
const others = everyPhrase(({ others }) => others);
/** What ends a label which needs no colon: `written by`. */
const openLabel = new RegExp(` (?:${by})$`);
const edges = String.raw`(?<![\p{L}\p{N}])`;
/** `Penulis:`, `Text by`, `Editor:`. Those that are one word need a colon within a text. */
const label = new RegExp(
  `${edges}(?:(?<plain>${alternatives(writers.concat(others))})\\s?[:：＝]|(?<open>${alternatives(
    writers.concat(others).filter((phrase) => openLabel.test(phrase)),
  )})(?=\\s))\\s*`,
  'giu',
);
/** Most texts have none, which is soon seen. */
const mayHoldLabel = new RegExp(`[:：＝]|\\s(?:${by})\\s`, 'i');
/** They need a colon: without one they are a name, `Story Hinckley`, `Yazan Haddad`. */
const alsoNames = new Set(['story', 'yazan', 'words']);
/** `By` and its like, at the beginning, before a name. */
const opening = new RegExp(
  `^(?:${alternatives(writers.filter((phrase) => !alsoNames.has(phrase)))})\\s+(?=["“'‘]?[\\p{Lu}\\p{Lo}]|[a-z]+\\s[a-z]+$)`,
  'iu',
);
/** `Von` and `Di` also begin names: two more words must follow. In lower case they do not. */
const doubtfulOpening = new RegExp(
  `^(?:${alternatives(everyPhrase(({ openings }) => openings))})\\s+(?=\\p{Lu}\\S*\\s\\p{Lu})`,
  'iu',
);
const isWriterLabel = new Set(writers.map((phrase) => phrase.replace(/\s+/g, ' ')));
const isDoubtful = new Set(everyPhrase(({ openings }) => openings));

/**
 * The persons in what a publisher wrote as authors, in order, each once. Roles, desks, agencies, logins and
 * addresses are nobody. `A, B and C` and `A, B dan C` are three; `Doe, John` stays one. A long list in one text
 * is shortened to its first three names and {@link andOthers}.
 * @param house by what names the publisher calls itself.
 */
export function readAuthors(written: readonly string[], house: House = noHouse): string[] {
  const names = new Map<string, string>();
  for (const text of written.slice(0, maxAuthors * 2)) {
    const clean = cleanAuthor(text);
    const { parts, isLabelled } = writersOf(clean);
    const found = parts
      .flatMap((part) => namesIn(part, house, isLabelled))
      .filter((name) => !isHost(name, text));
    const isLong = clean.length > longestList && found.length > keptOfList;
    for (const name of isLong ? [...found.slice(0, keptOfList), andOthers] : found) {
      const key = name.toLowerCase();
      if (names.size < maxAuthors && !names.has(key)) names.set(key, name);
    }
  }
  return [...names.values()];
}

/** The persons of a feed's elements. Journals name each in an element of its own: that list is shortened as well. */
export function readFeedAuthors(written: readonly string[], house: House = noHouse): string[] {
  return shortened(readAuthors(written, house));
}

/** A list of many names as those of academic papers are printed: the first three and {@link andOthers}. */
export function shortened(names: string[]): string[] {
  const isLong = names.length > keptOfList + 1 && names.join(', ').length > longestList;
  return isLong ? [...names.slice(0, keptOfList), andOthers] : names;
}

/** `Medianotions, www.medianotions.de`: a house with its address. */
function isHost(name: string, text: string): boolean {
  if (name.includes(' ') || !/www\.|:\/\//i.test(text)) return false;
  return (text.match(address) ?? []).some((found) => found.toLowerCase().includes(name.toLowerCase()));
}

function cleanAuthor(written: string): string {
  const text = plainAuthor(visible(written.slice(0, 2000)));
  const named = mailThenName.exec(text)?.[1];
  const bare = squash(
    (named ?? text.replace(mail, ' ')).replace(address, ' ').replace(handle, ' ').replace(emoji, ' '),
  );
  return bare.replace(/^\(([^()]+)\)$/, '$1');
}

/** `Name <a@b>` looks like markup, but the bracket holds an address. */
function plainAuthor(text: string): string {
  const bare = text.includes('@') ? text.replace(mail, (found) => ` ${found.replace(/[<>]/g, '')} `) : text;
  return plainText(bare).replace(/\(\s*\)/g, '');
}

const beforeHelper = /[\s,]with(?: additional)?\s+$/i;

/** Those parts of a text that name who wrote: `Penulis: A, Editor: B` is A. */
function writersOf(text: string): { parts: string[]; isLabelled: boolean } {
  const all = mayHoldLabel.test(text) ? [...text.matchAll(label)] : [];
  // `Jane Doe, with reporting by John Roe`: who helped stands behind who wrote.
  const helper = all.findIndex(
    ({ index }) => index > 0 && beforeHelper.test(text.slice(Math.max(0, index - 20), index)),
  );
  const labels = helper < 0 ? all : all.slice(0, helper);
  const whole = helper < 0 ? text : text.slice(0, all[helper]?.index).replace(beforeHelper, '');
  const parts: string[] = [];
  const head = whole.slice(0, labels[0]?.index ?? whole.length);
  // What stands before `Editor:` wrote it; before `Penulis:` stands a house or an office.
  const first = labels[0];
  if (first === undefined || !isWriter(first))
    parts.push(withoutOpening(first === undefined ? head : head.replace(/(?<=\s\p{L}{3,})\.\s*$/u, '')));
  labels.forEach((match, index) => {
    if (!isWriter(match)) return;
    const end = labels[index + 1]?.index;
    const part = whole.slice(match.index + match[0].length, end);
    // `Words: Jane Doe. Pictures: ` ends like a sentence.
    parts.push(withoutOpening(end === undefined ? part : part.replace(/(?<=\s\p{L}{3,})\.\s*$/u, '')));
  });
  return { parts, isLabelled: all.some(isWriter) };
}

function isWriter({ groups }: RegExpExecArray): boolean {
  return isWriterLabel.has(squash(groups?.plain ?? groups?.open ?? '').toLowerCase());
}

function withoutOpening(text: string): string {
  const trimmed = text
    .trim()
    .replace(office, '')
    .replace(/^de (?=\p{Lu}\p{L}+ \p{Lu})/u, '')
    // `De Mihai Ionescu`; `De Wever Bart` is a name.
    .replace(/^De (\p{Lu}\p{L}+)(?=\s\p{Lu})/u, (whole, name: string) =>
      isGivenName(fold(name)) ? name : whole,
    );
  const word = /^\p{L}+/u.exec(trimmed)?.[0] ?? '';
  if (isDoubtful.has(word.toLowerCase()) && /^\p{Lu}/u.test(word))
    // `Door onze redacteur Jane Doe`
    return /\s\S/.test(opening.exec(trimmed)?.[0] ?? '')
      ? trimmed.replace(opening, '')
      : trimmed.replace(doubtfulOpening, '');
  return trimmed.replace(opening, '');
}
