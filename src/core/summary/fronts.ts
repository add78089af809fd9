import { months, wholeWeekdays } from '../linguistics/dates.js';
import { isGivenName } from '../linguistics/given-names.js';
import { everyPhrase, languages } from '../linguistics/languages.js';
import { capitalOpeners, openers } from '../linguistics/openers.js';
import { fold } from '../text.js';

const fronts = languages.flatMap(({ fronts = [] }) => fronts);

const anyOf = (words: ReadonlySet<string>) => [...words].join('|');
/** `Senin, 3 November 2026 | 10:15 WIB `, `Updated: Nov 3, 2026 `: when it was published, without a sentence around it. */
const date = new RegExp(
  `^(?:(?:updated|published|posted|diperbarui|terbit|diterbitkan|edisi|issue of|edition of|publié|veröffentlicht)\\s?:?\\s)?(?:(?:${anyOf(wholeWeekdays)}),?\\s)?(?:\\d{1,2}\\.?\\s(?:${anyOf(months)})\\.?,?\\s\\d{4}|(?:${anyOf(months)})\\.?\\s\\d{1,2},?\\s\\d{4})(?:[\\s,|•·-]{1,3}(?:at |pukul |um )?\\d{1,2}[:.]\\d{2}(?:\\s?[ap]\\.?m\\.?)?(?:\\s(?:GMT|BST|UTC|E[SD]?T|CES?T|WIB|WITA|WIT|Uhr))?)?[\\s|•·:.–—-]+(?=["“‘]?[A-Z]\\S*\\s)`,
  'i',
);

const inEachCase = (phrase: string) => {
  const [first = '', rest] = [phrase[0], phrase.slice(1)];
  const titled = phrase.replace(/(?<= )\p{Ll}/gu, (letter) => letter.toUpperCase());
  return `[${first}${first.toUpperCase()}](?:${rest}|${titled.slice(1)})|${phrase.toUpperCase()}`;
};
/** What kinds of pieces are called. */
export const labels = languages
  .flatMap(({ pleas }) => pleas?.labels.split(', ') ?? [])
  .sort((a, b) => b.length - a.length)
  .map(inEachCase)
  .join('|');
/** `WATCH: `, `OPINI | `: what kind of piece it is, in front of a sentence. */
const label = new RegExp(
  `^(?:${labels})(?:\\s?[:|!]|\\s[-–—]{1,2})\\s+(?=["“‘']?\\p{Lu}(?:[^\\s.!?]*\\s+){4}.*[.!?…])`,
  'u',
);
const name = "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: \\p{Lu}[\\p{L}\\p{M}.'’-]*){1,3}";
const openings = everyPhrase(({ writers }) => writers).filter((phrase) =>
  /(?:^| )(?:by|oleh|por|par|von|di|door|av|af)$/.test(phrase),
);
/** What stands before the name of an author, for a pattern. */
export const by = `(?:${openings.map((word) => word.replace(/^./, (first) => `[${first}${first.toUpperCase()}]`)).join('|')}):?`;
/** One name or several, for a pattern. */
export const names = `${name}(?:(?:, | and | e | y | et | und | dan | en | og | och | & )${name}){0,6}`;
/** `By Jane Doe | The coach …`, `By Jane Doe The coach …` */
const bylineInFront = new RegExp(
  `^${by} ${names}(?:(?:, [^|•·.!?]{2,50})?\\s+[|•·–—-]{1,2}\\s+(?=["“‘]?\\p{Lu})|\\s+(?=(?:${capitalOpeners})\\s))`,
  'u',
);

const person =
  "(\\p{Lu}[\\p{L}\\p{M}’'-]+)(?: \\p{Lu}\\.)?(?: (?:de|del|la|da|di|van|der|den|von|bin|al|el)){0,2} \\p{Lu}[\\p{L}\\p{M}’'-]+";
const otherPerson = person.replace('(', '(?:');
/** `By Jane Doe Prices …`, glued by the feed: a given name, or a second person, tells that names stand there. */
const gluedByline = new RegExp(
  `^${by} ${person}((?:(?:, and |, | and | e | y | et | und | dan | & )${otherPerson}){0,6})\\s+(?=["“‘]?\\p{Lu}(?:\\S*\\s+){4})`,
  'u',
);

/** `［ベルリン 21日 ロイター］ - `, `(부산=연합뉴스) 김선호 기자 = `, `[Exclusive] `, `(iStock/Getty Images) `: a bracket, and a sentence behind it. */
const bracket =
  /^(?:\[[^[\]]{1,60}\]|［[^［］]{1,60}］|【[^【】]{1,60}】|\([^()]{1,60}\)|（[^（）]{1,60}）)\s*(?:(?:\p{Lo}[^=.!?]{1,28}\s=|[-–—―:：=]+)\s*(?=\S)|(?=["“‘「『]?[\p{Lu}\p{Lo}\p{N}].{19}))/u;

/** `Updated at 6:46 p.m. ET `: without a day, or without a year. */
const time =
  /^(?:live\s+)?(?:updated|published|posted)(?: on| at)?:? [\p{L}\d., ]{0,24}?\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)? (?:GMT|BST|[ECMP][SD]?T)[\s:.–—-]+(?=["“‘]?\p{Lu}|$)/iu;

/** A text without what stands in front of its first sentence: what kind of piece it is, when it was updated, the caption of a picture. */
export function withoutFronts(text: string): string {
  const dated = /\d{4}/.test(text.slice(0, 60)) ? (date.exec(text)?.[0].length ?? 0) : 0;
  const undated = /^["“‘]?\p{Lu}/u.test(text.slice(dated)) ? text.slice(dated) : text;
  const bare = fronts.reduce(
    (rest, { pattern, needs = '' }) => (rest.includes(needs) ? rest.replace(pattern, '') : rest),
    withoutBracket(undated).replace(time, ''),
  );
  return withoutLabel(withoutByline(bare));
}

/** `[We] Indonesians will march`: a word that opens a sentence is a part of it. */
function withoutBracket(text: string): string {
  const [, word = ''] = /^[[(](\p{L}+)[\])]/u.exec(text) ?? [];
  return openers.has(word.toLowerCase()) ? text : text.replace(bracket, '');
}

function withoutByline(text: string): string {
  const bare = text.replace(bylineInFront, '');
  if (bare !== text) return bare;
  return text.replace(gluedByline, (found, given: string, others: string) =>
    others !== '' || isGivenName(fold(given)) ? '' : found,
  );
}

/** A text without what kind of piece it is: `WATCH: `. */
export function withoutLabel(text: string): string {
  return text.replace(label, '');
}
