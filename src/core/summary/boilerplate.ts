import { agencies } from '../linguistics/agencies.js';
import type { Pattern } from '../linguistics/language-data.js';
import { everyPhrase, languages } from '../linguistics/languages.js';
import { escapePattern, words } from '../text.js';
import { isLikelyAside } from './asides/model.js';
import { by, labels, names } from './fronts.js';
import { asksReader, isAttributed, isCall, isPlea, isSaidByOthers, isSaidRequest } from './plea.js';
import { isStamp } from './stamp.js';
import type { Surroundings } from './surroundings.js';

const inserts = languages.flatMap(({ inserts }) =>
  inserts.map(({ pattern, needs = '' }) => ({ pattern: everywhere(pattern), needs })),
);
const asides = languages.flatMap(({ asides }) => asides);
const lateAsides = languages.flatMap(({ lateAsides = [] }) => lateAsides);

function everywhere(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags}g`);
}

/** Where something was taken out of the middle of a sentence, which goes on behind it. */
const within = /(?<=[^\s.!?…:–—-])\s*\n+\s*(?=([.,;])|\p{Ll})/gu;

/** An emoji that begins a point of a list, and where it parts it from the one before. */
const point = /(?<=[.!?]["”’]?)\s+(?=\p{Emoji_Presentation}\s)/gu;

/** A text without what sites put between its sentences: what stood on both sides are pieces of their own. */
export function withoutInserts(text: string): string[] {
  // `… sank on Monday. © Agency`
  let rest = text.includes('©') ? text.replace(/(?<=[.!?]["”’]?)\s+(?=©)/gu, '\n') : text;
  // `Crew safe. 📌 Cargo intact. 📌 Captain held.`: one alone is a smile.
  if ((rest.match(point)?.length ?? 0) > 1) rest = rest.replace(point, '\n');
  const lower = rest.toLowerCase();
  for (const { pattern, needs } of inserts) if (lower.includes(needs)) rest = rest.replace(pattern, '\n');
  if (!rest.includes('\n')) return [rest];
  return rest.replace(within, (_, sign) => (sign === undefined ? ' ' : '')).split('\n');
}

/** The same in front of what is no sentence: a link to something else. */
const labelled = { pattern: new RegExp(`^(?:${labels})\\s?[:|»]\\s`, 'u'), example: 'Video: The port' };

/** `Editor: Jane Doe`, `Last modified: 12 May.`: a label, and behind it names and numbers only. */
const credit = {
  pattern:
    /^\p{Lu}\p{L}+(?: \p{L}+){0,2}\s?:\s(?:["“(]?[\p{Lu}\d][\p{L}\p{M}\d.'’/-]*[,|/)”"]*(?:\s(?:dan|and|&|-|–)(?=\s))?\s?){1,8}$/u,
  example: 'Editor: Jane Doe',
};

/** What is no sentence of any language: an address, a handle, markup. */
const noWords =
  /^(?:\W*https?:\/\/\S+\W*|\W*[@#][\p{L}\p{N}_]+\W*|\p{Lu}{3,15}\.|)$|(?:^|\s)[a-z]+="|^[[{]+"\w+":|[✓✔]/u;

/** Whether a single letter, or less than a third of a sentence, are letters: a table, or a text that lost them. Scores leave more. */
function isMostlySigns(sentence: string): boolean {
  const letters = sentence.replace(/[^\p{L}\p{M}]/gu, '').length;
  return letters < 2 || 3 * letters < sentence.replace(/\s/g, '').length;
}

/** `Por Ana García e João Silva`, and nothing else. */
const byline = new RegExp(
  `^${by} ${names}(?:,? (?:Ph\\.?\\s?D|M\\.?D|MBA|MPH|Esq|R\\.?N|J\\.?D|M\\.?Sc)\\.?)*$`,
  'u',
);
const credited = everyPhrase(({ writers, others }) => `${writers}, ${others}`).filter(
  (phrase) => phrase.length > 3,
);
const creditLabel = new RegExp(`^(?:${credited.map(escapePattern).join('|')})\\s?:\\s`, 'iu');

const withWords = new Set('with mit avec con com met dengan med via inputs input'.split(' '));
const agencyAtEnd = new RegExp(`(?<!\\p{L})(?:${agencies.map(escapePattern).join('|')})$`, 'iu');

/** `Mit Material der dpa.`, `Con información de EFE`: whose words were used. */
function isWithAgency(sentence: string): boolean {
  const bare = sentence.replace(/[\s.)]+$/, '').replace(/^\(/, '');
  if (bare.length > 60) return false;
  const own = words(bare);
  return own.length <= 7 && withWords.has(own[0] ?? '') && agencyAtEnd.test(bare);
}

/** Longer than who did what, in UTF-16 units. */
const longestCredit = 120;

/** Whether a line says who wrote or pictured a piece, `Texto: Ana Silva (colaboração)`: a label, and names behind it. */
function isCredit(sentence: string): boolean {
  if (sentence.length > longestCredit || !creditLabel.test(sentence)) return false;
  const own = sentence.replace(creditLabel, '').match(/\p{L}+/gu) ?? [];
  const capitals = own.filter((word) => /^\p{Lu}/u.test(word)).length;
  return own.length > 0 && 2 * capitals >= own.length && !/[.!?]["”’]?$/.test(sentence);
}

/** What goes on behind an aside is longer, in UTF-16 units. */
const fewestTold = 25;

/** `👉 Tap the link`, `► Read more`, `(Read more)`: signs before the first word. */
const signs = /^[^\p{L}\p{N}"“”„‘«#@]+(?=\p{L})/u;

/** The sentences of a line without those that are no news, `Read more`. */
export function withoutAsides(
  sentences: readonly string[],
  { isBehind, houses, language }: Surroundings = { isBehind: false, houses: [], language: null },
): string[] {
  const kept: string[] = [];
  let asideAt = Number.NEGATIVE_INFINITY;
  for (const [index, sentence] of sentences.entries()) {
    if (
      noWords.test(sentence) ||
      isMostlySigns(sentence) ||
      byline.test(sentence) ||
      isStamp(sentence) ||
      isCredit(sentence) ||
      isWithAgency(sentence)
    )
      continue;
    const behind = isBehind || kept.length > 0;
    const onwards = sentences.slice(index, index + 4).join(' ');
    const aside = asideIn(sentence, onwards, behind);
    // Left out in the middle of a paragraph, it would tear a gap: there it must be sure.
    const tears = !sentence.endsWith('?') && (sentences[index + 1] ?? '').length > fewestTold;
    // `Have a story to tell? Get in touch.`
    const goesOn = behind && asideAt === index - 1 && isCall(sentence);
    if (aside === null && !goesOn && !speaksItself(sentence, { isBehind: behind, houses, language }, tears)) {
      kept.push(sentence);
      continue;
    }
    // Between two asides in front of the news the publisher speaks on, in words that nothing tells from news.
    if (!isBehind && kept.length === 1 && asideAt === index - 2) kept.pop();
    asideAt = index;
    // `Want more? Subscribe to …`
    const last = kept.at(-1) ?? '';
    const lastIsBehind = isBehind || kept.length > 1;
    if (last.endsWith('?') ? asksReader(last, lastIsBehind) : lastIsBehind && isCall(last)) kept.pop();
    if (aside?.toEnd) break;
  }
  return kept;
}

/** Whether a publisher speaks in a sentence: by what it asks, or by its words as a whole. */
function speaksItself(sentence: string, where: Surroundings, tears: boolean): boolean {
  if (isPlea(sentence, where.isBehind, where.houses)) return true;
  return (
    !isSaidByOthers(sentence) && isLikelyAside(sentence, { ...where, isBehind: where.isBehind && !tears })
  );
}

/** The pattern by which a sentence is none of the news; null where there is none. */
function asideIn(sentence: string, onwards: string, isBehind: boolean): Pattern | null {
  if (isSaidRequest(sentence)) return null;
  const bare = sentence.replace(signs, '');
  const found = asides.find(({ pattern, toEnd, needs = '' }) => {
    const text = toEnd ? onwards : sentence;
    return text.includes(needs) && (pattern.test(text) || (bare !== sentence && pattern.test(bare)));
  });
  if (found !== undefined || !isBehind) return found ?? null;
  if (isAttributed(sentence)) return null;
  const late = lateAsides.find(({ pattern, needs = '' }) => bare.includes(needs) && pattern.test(bare));
  return late ?? [labelled, credit].find(({ pattern }) => pattern.test(bare)) ?? null;
}
