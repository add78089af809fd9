import { isGivenName } from '../../core/linguistics/given-names.js';
import { everyPhrase, everyWord } from '../../core/linguistics/languages.js';
import { escapePattern, fold } from '../../core/text.js';
import { longTail } from './name-tails.js';
import { beats, groups, phrasePattern, roles, suffix } from './name-words.js';
import { isNobody } from './nobody.js';

/** They part whatever stands beside them. */
const certain = ['and', 'dan'];
/** The others stand in names as well, `Ortega y Gasset`: they part only where both sides are names. */
const doubtful = everyPhrase(({ conjunctions }) => conjunctions).filter((word) => !certain.includes(word));

const certainList = new RegExp(
  `(?:^|,?\\s+)(?:${[...certain, ...certain.map((word) => word.toUpperCase()), 'And', 'Und'].map(escapePattern).join('|')})\\s+`,
  'u',
);

const doubtfulJoint = new RegExp(
  `,?\\s+(?:${doubtful
    .filter((word) => /^[\p{L} &+]+$/u.test(word))
    .map(escapePattern)
    .join('|')})\\s+(?!(?:co|sons|associates|partners)(?!\\p{L}))`,
  'giu',
);

/** Dates, and what else sites write behind names. */
const behindNames = new RegExp(
  `[\\s,()|]+(?:\\d|(?:${[...everyWord(({ months }) => months)]
    .filter((month) => month.length > 2)
    .map(escapePattern)
    .join(
      '|',
    )})\\.?,?\\s\\d|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|senin|selasa|rabu|kamis|jumat|sabtu|minggu),?\\s+(?:\\d|\\p{Lu}\\p{L}+\\.?\\s\\d)|(?:last |first )?(?:${[...everyWord(({ dates }) => dates?.published)].map(escapePattern).join('|')}|updated|published|posted|publish date|modified|publicado|actualizado|publié|veröffentlicht|aktualisiert|pubblicato|diterbitkan|dipublikasikan|follow|live)(?=[\\s:]|$)).*$`,
  'iu',
);

const joints = [...certain, ...doubtful].filter((word) => /^\p{L}+$/u.test(word)).join('|');
/** Those who edit, translate, or take and draw pictures. */
const trades = everyPhrase(({ others, editors }) => `${editors}, ${others}`).filter(
  (word) =>
    !groups.has(fold(word)) &&
    /^(?:f|ph)ot|^pict|^bild|^vid|^ill?ustr|^transl|edi|peny|pener|szerk|redak/.test(word),
);
/** `Jane Doe (text) and John Roe (photos)`, `Budi Santoso (Editor)`: the last one wrote nothing. */
const pictures = new RegExp(
  `(?:^|\\s*(?:[,;/&]|(?<!\\p{L})(?:${joints})(?!\\p{L})))\\s*[^,;/&()]{3,60}\\((?:ed\\.|${trades.map(phrasePattern).join('|')})\\)`,
  'giu',
);

/** In title case; alone it is the name of many. */
const dan = /(?<=^\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\p{Ll}{1,20}){1,2})\sDan\s(?=\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+$)/u;

/** `Kontributor Banyuwangi, ` and `Aus Kiew berichtet ` before the name. */
export const office =
  /^(?:(?:kontributor|koresponden|laporan(?: wartawan| reporter)?)\s[^,]{2,40},\s*|aus \p{Lu}[\p{L} -]{2,30} berichtet\s+)(?=\p{Lu}\S+(?:\s|$))/iu;

/** `Jane Doe — Brasília` */
function withoutPlace(text: string): string {
  const dash = Math.max(text.lastIndexOf(' — '), text.lastIndexOf(' – '));
  const isPlace = dash > 0 && /^\p{Lu}\p{L}+\s*$/u.test(text.slice(dash + 3));
  return isPlace && /\p{Lu}\S*\s\p{Lu}/u.test(text.slice(0, dash)) ? text.slice(0, dash) : text;
}

export function partsOf(text: string): string[] {
  if (/^\s*n\/a\s*$/i.test(text)) return [];
  return (
    withoutPlace(text.trim().replace(office, '').replace(pictures, '').replace(behindNames, ''))
      // `Jane DoeUpdated`
      .replace(/(?<=\p{Ll}{2})(?:Updated|Published|Posted)(?=[\s:\d]|$).*$/u, '')
      // `Budi Santoso Dan Siti Rahma`
      .replace(dan, ' dan ')
      .replace(longTail, '')
      .replace(/\sw\/\s*(?=\p{Lu})/gu, ' with ')
      // `Claire Dupont (avec Marc Petit)` are two.
      .replace(/\(((?:avec|with|con|com|mit|bersama)\s\p{Lu}\p{Ll}+\s\p{Lu}[^()]{1,60})\)/gu, '$1')
      .replace(/(?<=\S)\s*\([^()]{0,200}\)/g, '')
      // `Jane Doe Globe.com`
      .replace(/(?<=\S\s\S+)\s+[\w-]+\.(?:com|co\.id|id|net|org|tv)$/i, '')
      .split(/\s*[;|｜•·；]\s*|\s+[–—]\s+|\s+-\s+|\n/)
      .flatMap((part) => splitList(unglued(part)))
  );
}

/** `Jane DoeBBC News`, `ByJane Doe`, `Jane DoeJohn Roe`: what stood in elements of their own and was glued. */
function unglued(text: string): string {
  return text
    .replace(/(?<=\s)(\p{Lu}\p{Ll}{2,})(\p{Lu}{2,}(?=\s|$))/gu, '$1, $2')
    .replace(/^By(?=\p{Lu}\p{Ll})/u, '')
    .replace(
      /(?<=(?:^|[\s,])\p{Lu}[\p{L}.'’-]*\s\p{Lu}\p{Ll}{2,14})(?<!\s(?:Mac|Fitz|Van|Vander|Von|Del|Della|Des|San))(?=\p{Lu}\p{Ll}+\s\p{Lu})/gu,
      ', ',
    )
    .replace(/^[^:]{2,30}:\s+(?=\p{Lu}\p{Ll}|[\p{sc=Arabic}\p{sc=Hebrew}]{2,}\s)/u, '');
}

function splitList(text: string): string[] {
  // `S. Ramasamy a/l Muthu` is one.
  const byCommas = text
    .split(/\s*[,，、]\s*|\s*(?<!\s[asd](?=\/[lpo]\s))[/／]\s*/i)
    .filter((part) => part !== '');
  const pieces: string[] = [];
  const isList = splitJoined(byCommas[0] ?? '').some((each) => each.trim().includes(' '));
  for (const [index, part] of byCommas.entries()) {
    // One word behind a comma is a place: `Jane Doe, Nairobi`.
    if (index > 0 && isList && /^[\p{L}.'’-]+$/u.test(part) && !suffix.test(part)) continue;
    // `João da Silva, de Brasília`
    if (index > 0 && isList && /^(?:de|da|do|di|from|in|en|aus|à)\s\p{Lu}[\p{L}.'’-]+$/u.test(part)) continue;
    // `Jane Doe, Jr.` and `Doe, Jane` are one.
    const before = pieces.at(-1);
    if (before !== undefined && suffix.test(part)) pieces[pieces.length - 1] = `${before}, ${part}`;
    else pieces.push(...splitJoined(part));
  }
  if (byCommas.length === 2 && pieces.length === 2 && isReversed(pieces[0] ?? '', pieces[1] ?? '')) {
    return [pieces.join(', ')];
  }
  return pieces;
}

/** `Doe, John`: neither is a name of two words. */
function isReversed(last: string, first: string): boolean {
  const single = /^\p{Lu}[\p{L}\p{M}.'’-]+$/u;
  return (
    single.test(last) &&
    /^\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}\.?){0,3}$/u.test(first) &&
    !isNobody(first) &&
    !isNobody(last)
  );
}

function splitJoined(text: string): string[] {
  const parts = text.split(certainList).filter((part) => part.trim() !== '');
  // `Ministry of Food and Trade`
  if (parts.length === 2 && isNobody(parts[0] ?? '') && !(parts[1] ?? '').trim().includes(' ')) return [text];
  // `Jane Doe Digital Editor and Master Gardener`: one person is both.
  if (parts.length === 2 && hasTwoOffices(parts[0] ?? '', parts[1] ?? '')) parts.pop();
  const halves = parts.flatMap((part) => {
    const found = wholeNames(part);
    return found.every((half) => /^\p{Lu}\S*\s\S/u.test(half.trim()) || /\p{Lo}{2}/u.test(half))
      ? found
      : [part];
  });
  const last = halves.at(-1) ?? '';
  // `Jane Doe` with `Health and science correspondent` on the next line
  return halves.length > 1 && isNobody(last) && /^\p{Ll}/u.test(last)
    ? halves.map((half, index) => (index === halves.length - 2 ? withoutBeat(half) : half))
    : halves;
}

/** Whether an office stands behind a name, and behind the joint something that holds no given name. */
function hasTwoOffices(first: string, second: string): boolean {
  const all = first.trim().split(' ');
  return (
    all.length > 2 &&
    roles.has(fold(all.at(-1) ?? '')) &&
    !second.split(/[\s-]+/).some((word) => isGivenName(fold(word)))
  );
}

/** What stands between joints; a single word belongs to what stands before it: `Ana Ruiz y Pedro Villa y Caña` are two. */
function wholeNames(part: string): string[] {
  const joints = [...part.matchAll(doubtfulJoint)];
  let start = 0;
  const found: string[] = [];
  for (const [index, joint] of joints.entries()) {
    const next = part.slice(joint.index + joint[0].length, joints[index + 1]?.index);
    if (/^\p{Lu}\S*$/u.test(next.trim()) && joints.length > 1) continue;
    found.push(part.slice(start, joint.index));
    start = joint.index + joint[0].length;
  }
  return [...found, part.slice(start)];
}

function withoutBeat(text: string): string {
  const all = text.split(' ');
  return all.length > 2 && beats.has((all.at(-1) ?? '').toLowerCase()) ? all.slice(0, -1).join(' ') : text;
}
