import { everyPhrase, everyWord, languages } from './linguistics/languages.js';

const inserts = languages.flatMap(({ inserts }) => inserts.map(({ pattern }) => everywhere(pattern)));
const fronts = languages.flatMap(({ fronts = [] }) => fronts);
const asides = languages.flatMap(({ asides }) => asides);
const lateAsides = languages.flatMap(({ lateAsides = [] }) => lateAsides);

function everywhere(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags}g`);
}

/** A text without what sites put between its sentences: what stood on both sides are pieces of their own. */
export function withoutInserts(text: string): string[] {
  let rest = text;
  for (const insert of inserts) rest = rest.replace(insert, '\n');
  return rest.split('\n');
}

const months = [...everyWord((language) => language.months)].join('|');
const weekdays =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag';
/** `Senin, 3 November 2026 | 10:15 WIB `, `Updated: Nov 3, 2026 `: when it was published, without a sentence around it. */
const date = new RegExp(
  `^(?:(?:updated|published|posted|diperbarui|terbit|diterbitkan|publié|veröffentlicht)\\s?:?\\s)?(?:(?:${weekdays}),?\\s)?(?:\\d{1,2}\\.?\\s(?:${months})\\.?,?\\s\\d{4}|(?:${months})\\.?\\s\\d{1,2},?\\s\\d{4})(?:[\\s,|•·-]{1,3}(?:at |pukul |um )?\\d{1,2}[:.]\\d{2}(?:\\s?[ap]\\.?m\\.?)?(?:\\s(?:GMT|BST|UTC|E[SD]?T|CES?T|WIB|WITA|WIT|Uhr))?)?[\\s|•·:–—-]+(?=["“‘]?[A-Z]\\S*\\s)`,
  'i',
);

/** A text without what stands in front of its first sentence: when it was updated, the caption of a picture. */
export function withoutFronts(text: string): string {
  const dated = /\d{4}/.test(text.slice(0, 60)) ? (date.exec(text)?.[0].length ?? 0) : 0;
  const undated = /^["“‘]?\p{Lu}/u.test(text.slice(dated)) ? text.slice(dated) : text;
  return fronts.reduce(
    (rest, { pattern, needs = '' }) => (rest.includes(needs) ? rest.replace(pattern, '') : rest),
    undated,
  );
}

/** What is no sentence of any language: an address, a handle, signs. */
const noWords = /^(?:\W*https?:\/\/\S+\W*|\W*[@#][\p{L}\p{N}_]+\W*|[^\p{L}\p{N}]*)$/u;

const name = "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: \\p{Lu}[\\p{L}\\p{M}.'’-]*){1,3}";
const openings = everyPhrase(({ writers }) => writers).filter((phrase) =>
  /(?:^| )(?:by|oleh|por|par|von|di|door|av|af)$/.test(phrase),
);
/** `Por Ana García e João Silva`, and nothing else. */
const byline = new RegExp(
  `^(?:${openings.map((word) => word.replace(/^./, (first) => `[${first}${first.toUpperCase()}]`)).join('|')}):? ${name}(?:(?:, | and | e | y | et | und | dan | en | og | och | & )${name}){0,6}(?:,? (?:Ph\\.?\\s?D|M\\.?D|MBA|MPH|Esq|R\\.?N|J\\.?D|M\\.?Sc)\\.?)*$`,
  'u',
);

/** A question to the reader that something else than news answers. */
const isLure = (sentence: string) => sentence.endsWith('?') && sentence.split(' ').length <= 6;

/** The sentences of a line without those that are no news, `Read more`. */
export function withoutAsides(sentences: readonly string[]): string[] {
  const kept: string[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const bare = sentence.replace(/^[([]\s*(?=\p{L})/u, '');
    if (noWords.test(sentence) || byline.test(sentence)) continue;
    const onwards = sentences.slice(index, index + 4).join(' ');
    const aside = asides.find(({ pattern, toEnd, needs = '' }) => {
      const text = toEnd ? onwards : sentence;
      return text.includes(needs) && (pattern.test(text) || (bare !== sentence && pattern.test(bare)));
    });
    const isLate = ({ pattern, needs = '' }: (typeof lateAsides)[number]) =>
      sentence.includes(needs) && pattern.test(sentence);
    if (aside === undefined && (kept.length === 0 || !lateAsides.some(isLate))) {
      kept.push(sentence);
      continue;
    }
    // `Want more? Subscribe to …`
    if (kept.length > 1 && isLure(kept.at(-1) ?? '')) kept.pop();
    if (aside?.toEnd) break;
  }
  return kept;
}
