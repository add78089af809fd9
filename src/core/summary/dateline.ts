import { agencies, places } from '../linguistics/agencies.js';
import { cities } from '../linguistics/cities.js';
import { everyPattern } from '../linguistics/languages.js';
import { capitalOpeners } from '../linguistics/openers.js';
import { escapePattern } from '../text.js';
import { isHost, type Part, partsOf } from './dateline-parts.js';

/** `Laporan Wartawan Tribunnews.com, Budi Santoso`, `Penulis: Budi Santoso | Editor: …`, before the house in capitals. */
const report =
  /^(?:Laporan (?:Wartawan|Reporter|Jurnalis|Kontributor|Koresponden)\s|(?:Penulis|Reporter|Editor)\s?:)[^\n]{2,80}?(?=[A-Z\d]{4,}[A-Z -]{0,12}\.(?:COM|CO\.ID|ID|NET|com|co\.id|id|net)\b)/;

/** `By Jane Doe LAGOS—`, `Oleh Budi Santoso (Antara) - `: who wrote it, before a place in capitals or an agency. */
const writer =
  /^(?:By|BY|Oleh|Por|Par|Von) (?:\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}?)(?:(?:, | and | dan )\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,2}){0,3},?\s+(?=\p{Lu}{3}[^.!?()]{0,60}(?:\([^()]{2,30}\)\s*[-–—]|\s?—)|\(\p{Lu}[^()]{2,30}\)\s*[-–—])/u;

/** `AKURAT.CO ` before the first word, without a dash; `AMAZON.COM Inc.` is a company. */
const site =
  /^\p{Lu}[\p{Lu}\d]{3,20}\.(?:COM|CO\.ID|CO|ID|NET),?\s+(?=\p{Lu}\p{Ll}+\s)(?!(?:Inc|Ltd|Corp|Holdings|Group)\b)/u;

const asName = (place: string) =>
  place.replace(/[.]/g, '\\$&').replace(/(?<!\p{L})\p{L}/gu, (first) => first.toUpperCase());

/** `Liputan6.com, Jakarta `, `COLOGNE, Germany ` before the first word, where the dash is missing. */
const siteAndCity = new RegExp(
  `^(?:[\\p{L}\\d]{3,20}\\.(?:com|COM|co|CO|id|ID|net|NET|co\\.id|CO\\.ID)|\\p{Lu}{4}[\\p{Lu} ]{0,22}),\\s+(?:${places.map(asName).join('|')})\\s*(?=["“‘]?\\p{Lu}\\S*\\s)`,
  'u',
);

/** `JAKARTA-Polisi`, `RIAU ONLINE, PEKANBARU-Kebakaran`: capitals, glued to what does not stand in capitals. */
const gluedCity = /^(\p{Lu}[\p{Lu} .]{2,24}, )?(\p{Lu}[\p{Lu} ]{3,24})[-–—](?=["“]?\p{Lu}\p{Ll}+\s)/u;
/** `sda/rr. ` */
const initials = /^\p{Ll}{2,5}\/\p{Ll}{2,5}\.?\s(?=["“]?\p{Lu}\p{Ll}+\s)/u;
/** `Papua60detik - Warga`: no word of a sentence is written so. */
const house = /^\p{L}*(?:\p{Ll}\p{Lu}|\p{L}\d)[\p{L}\d]*\s[-–—]\s(?=["“]?\p{Lu}\p{Ll}+\s)/u;
/** `ОМСК, 27 ноя - РИА Новости. `, `КИЕВ. 3 декабря. УНН. `: a form of one country. */
const ofCountry =
  /^[\p{Lu}-]{3,25}[.,] \d{1,2} \p{Ll}{3,8}\.?(?: [-–—] \p{Lu}[^.!?]{2,25}| \p{Lu}{2,10})\. (?=\p{Lu})/u;
/** `القاهرة (رويترز) - `: letters without capitals, and an agency in brackets. */
const uncased = /^\p{Lo}[\p{Lo}\p{M}\d\s،,/]{1,40}\([^()]{2,20}\)\s*[-–—:]+\s+/u;
/** `Jakarta. The rupiah …`: a city alone. */
const cityAlone = /^()(\p{Lu}[\p{L} ]{3,24})\.\s+(?=["“]?\p{Lu})/u;
/** `Berlin Der Senat …`, also glued, `PARIS Global sales …`: a city that stood in bold letters before the first word. */
const cityBare = new RegExp(
  `^()(\\p{Lu}[\\p{L} ]{2,24}?)(?:/\\p{Lu}[\\p{L} ]{2,24}?)?(?:\\s?(?=\\p{L}{2})(?=(?:${capitalOpeners})\\s)|(?<=^[\\p{Lu} ]{4,24})\\s(?=\\p{Lu}\\p{Ll}+\\s(?:\\p{Lu}\\S*\\s){0,3}\\p{Ll}))`,
  'u',
);
const cityCut = (found: string, house: string | undefined, name: string) =>
  house || cities.has(name.toLowerCase()) ? '' : found;

/** Longer beginnings are no datelines, in UTF-16 units. */
const longestDateline = 110;
/** What ends a dateline. A dash needs blanks around it, or a house or bracket before it. */
const ends = new RegExp(
  [
    String.raw`\s+(?:[-–—―]{1,3}|:)\s+`,
    String.raw`\s*(?:-{2,3}|—|―)\s*`,
    // `NAIROBI, Kenya (AP) _ `, as agencies write a dash; `SAO PAULO | `.
    String.raw`\s+[_|]\s+`,
    String.raw`\s[-–](?=\p{Lu}\p{Ll})`,
    // `JawaPos.com–Warga`, `TEMPO.CO,Jakarta-Serangan`, `Liputan6.com, Jakarta -28 tahun`: behind a site's name a dash is one.
    String.raw`(?<=^[^-–—.]{0,30}\.(?:com|co\.id|co|id|net|COM|CO\.ID|CO|ID|NET)(?:,\s?\p{Lu}[\p{L} ]{2,24})?)\s*[-–—]\s*(?=["“‘]?(?:\p{Lu}\p{Ll}|\d))`,
    // Without a blank before it: `OSAKA– `, `ISLAMABAD: `.
    String.raw`(?<=[)\p{Lu}]|\p{Lu}{3} Indonesia)[-–]\s+`,
    // `Langkat, IDN Times- Seekor`: no word is written so.
    String.raw`(?<=\p{L})[-–—]\s+(?=["“]?\p{Lu})`,
    String.raw`:\s+`,
    String.raw`(?<=\)|\p{Lu}{3})\.[-–—]\s*`,
    // `Frankfurt/Main (epd). Die`
    String.raw`(?<=\))\.\s+(?=\p{Lu})`,
    // `Kalianda (Lampost.co)–Gunung`
    String.raw`(?<=\))\s*[-–—]\s*(?=["“]?\p{Lu})`,
    // `VENICE, Italy (AP) ? `: a dash that was lost on the way.
    String.raw`(?<=\)) [?"] (?=\p{Lu})`,
    String.raw`(?<=\))\s*(?=["“]?\p{Lu})`,
    String.raw`(?<=\p{Lu}{3})\.\s+(?=\p{Lu})`,
    // `KUALA LUMPUR, Aug 26 The`
    String.raw`(?<=\p{Lu}{3}, \p{Lu}\p{Ll}{2,8}\.? \d{1,2})\s+(?=\p{Lu}\p{Ll})`,
    // `BAKU, Azerbaijan, February 5. `, `Balige, 12 Juni 2026. `
    String.raw`(?<=^\p{Lu}[^.!?]{2,40}, (?:\p{L}+ \d{1,2}|\d{1,2} \p{L}+)(?:,? \d{4})?)\.\s+(?=\p{Lu})`,
    // `MOSCOW, November 22. /TASS/. `, `COLOMBO (News 1st); `
    String.raw`(?<=\s\/\p{Lu}\p{L}{2,12}\/)\.\s+`,
    String.raw`(?<=\));\s+`,
  ].join('|'),
  'gu',
);

/**
 * A text without what its publisher put before the first sentence: `LONDON, March 12 (Reuters) - `,
 * `TRIBUNNEWS.COM, JAKARTA - `, `Doha, Qatar – `.
 */
export function withoutDateline(text: string): string {
  let rest = text
    .replace(report, '')
    .replace(writer, '')
    .replace(site, '')
    .replace(siteAndCity, '')
    .replace(gluedCity, cityCut)
    .replace(cityAlone, cityCut)
    .replace(cityBare, cityCut)
    .replace(house, '')
    .replace(initials, '')
    .replace(ofCountry, '')
    .replace(uncased, '');
  // `(ANSA) - ROMA, 12 MAR - `
  for (let turn = 0; turn < 3; turn++) {
    const length = datelineLength(rest);
    if (length === 0 || rest.length - length < 6) break;
    rest = rest.slice(length);
  }
  return rest;
}

/** A line behind others without a dateline that names a house, which nothing else looks like: `(AP) — `, `Suara.com - `. */
export function withoutHouseDateline(line: string): string {
  const length = datelineLength(line);
  const before = line.slice(0, length).replace(/[\s:–—-]+$/u, '');
  const names =
    agency.test(before) ||
    before.split(/[\s,/]+/).some(isHost) ||
    // `Jakarta, KOMPAS — `
    /^\p{Lu}[\p{L} ]+, \p{Lu}{2,}$/u.test(before);
  return length > 0 && line.length - length >= 6 && names ? line.slice(length) : line;
}

function datelineLength(text: string): number {
  const head = text.slice(0, longestDateline + 10);
  if (!/[-–—―:)_|]|(?:\p{Lu}{3}|\d{4})\/?\.|\p{Lu}{3}, \p{Lu}\p{Ll}/u.test(head)) return 0;
  for (const end of head.matchAll(ends)) {
    if (end.index > longestDateline) break;
    const before = head.slice(0, end.index).trim();
    const length = end.index + end[0].length;
    if (before !== '' && isDateline(before, end[0].trim(), text.slice(length))) return length;
  }
  return 0;
}

/** What stands before an end that may be a dateline's, and what follows. */
interface Candidate {
  before: string;
  end: string;
  rest: string;
  parts: readonly Part[];
  has: (part: Part) => boolean;
}

function isDateline(before: string, end: string, rest: string): boolean {
  const parts = partsOf(before);
  // `Acme (NYSE: ACM) reported`
  if (before.lastIndexOf('(') > before.lastIndexOf(')')) return false;
  if (parts.length === 0 || parts.length > 6 || parts.includes('other')) return false;
  if (!/^["'“‘«(]*[\p{Lu}\p{Lo}\d]/u.test(rest) && !parts.includes('house')) return false;
  const candidate = { before, end, rest, parts, has: (part: Part) => parts.includes(part) };
  if (end === '.') return endsAtStop(candidate);
  // `LIMA (Andina).- `
  if (end.startsWith('.')) return true;
  if (end === '') return (candidate.has('capitals') && candidate.has('date')) || namesAgency(candidate);
  return end === ':' ? endsAtColon(candidate) : endsAtDash(candidate);
}

/** `KONTAN.CO.ID-JAKARTA` */
const siteInCapitals = /^[\p{Lu}\d]+\.(?:COM|CO\.ID|CO|ID|NET)\s?[-–—|]\s?\p{Lu}[\p{Lu} ]+$/u;

/** `BERLIN. `, and a kicker in capitals; `MOSCOW, November 22. /TASS/. `, `Frankfurt/Main (epd). ` */
function endsAtStop(candidate: Candidate): boolean {
  const { before, parts, has } = candidate;
  if (before.endsWith('/')) return has('place') || has('capitals');
  if (siteInCapitals.test(before)) return true;
  if (has('date')) return has('capitals') || has('place');
  if (before.endsWith(')')) return namesAgency(candidate);
  return parts.length === 1 && has('capitals') && !/[\d.]/.test(before);
}

/** Behind a bracket without a dash only an agency will do: `Wakil Presiden (Wapres) Gibran`. */
const namesAgency = ({ before, parts, has }: Candidate) =>
  (agency.test(before) && (parts.length === 1 || has('place') || has('capitals') || has('date'))) ||
  cities.has(townOf(before));

/** `Colombo (LNW)`: a city tells that behind it stands an agency, though nobody knows it. */
const townOf = (before: string) => before.replace(/\s*\(\p{Lu}{2,6}\)$/u, '').toLowerCase();

const sentence = /^["“‘]?\p{Lu}/u;
const longSentence = /^["“‘]?\p{Lu}\S*\s(?:\S+\s){3}/u;

function endsAtColon({ before, rest, has }: Candidate): boolean {
  // `ISLAMABAD: `, `Colombo (LNW): `, and `EXCLUSIVE: `, which is no news either.
  if (cities.has(townOf(before))) return longSentence.test(rest);
  // `Metrotvnews.com, Jakarta: `, `New Delhi [India], November 22 (ANI): `
  if (has('place') && (agency.test(before) || /^\S+\.(?:com|id|co|tv), /.test(before)))
    return sentence.test(rest);
  // `Lensaindonesia.com: `
  if (has('house') && before.split(/[\s,()]+/).some(isHost)) return longSentence.test(rest);
  // `Aug 21 : Asset manager …`
  if (has('date') && (has('place') || (/\p{L}/u.test(before) && /\d/.test(before)))) return true;
  return has('capitals') && before.length >= 4 && !/^\p{Lu}{2,3}$/u.test(before);
}

function endsAtDash({ before, end, rest, parts, has }: Candidate): boolean {
  if (has('house') || has('capitals') || agencies.includes(before.toLowerCase())) return true;
  if (has('date')) return has('place') || /^(?:--|—|–)$/.test(end);
  // `Doha, Qatar – ` and `Jakarta - `
  return (
    !opensAside(rest) &&
    !(cities.has(before.toLowerCase()) && isRoute(rest)) &&
    !/^(?:\p{Lu}\.)+$/u.test(before) &&
    parts.length <= 3 &&
    (before.split(/\s+/).length <= 3 || isTownOfCountry(before)) &&
    rest.split(' ', 5).length >= 4
  );
}

/** Whether a dash opened an aside that another one ends: `Paris - the capital of fashion - is short of tailors`. */
function opensAside(rest: string): boolean {
  const next = /^([^.!?]{0,80}?)\s[-–—]\s/.exec(rest)?.[1];
  return next !== undefined && partsOf(next).some((part) => part === 'place' || part === 'other');
}

const routes = new RegExp(
  `^(\\p{Lu}\\p{L}+)\\s[^.!?]*?(?:${everyPattern(({ lead }) => lead?.route)})(?!\\p{L})`,
  'iu',
);

/** Whether a sentence tells of the way to the city that it begins with: `Jakarta - Bandung kini hanya 36 menit …`. */
const isRoute = (rest: string) => cities.has(routes.exec(rest)?.[1]?.toLowerCase() ?? '');

/** `Gaza City, Gaza Strip`: longer than most, but what follows the comma is no name of a person. */
function isTownOfCountry(before: string): boolean {
  const [town = '', country = '', ...more] = before.split(/,\s+/);
  return (
    more.length === 0 &&
    town.split(' ').length <= 3 &&
    (places.includes(country.toLowerCase()) || lastWordOfCountries.test(country))
  );
}

const lastWordOfCountries =
  /^(?:occupied\s)?(?:\p{Lu}[\p{L}.'’-]*\s){0,3}(?:Strip|Bank|States|Kingdom|Republic|Emirates|Salvador|Africa|Korea|Arabia|Lanka|Zealand|Rica|Rico|Guinea|Faso|Leone|Kashmir|Islands?|Province|Region)$/u;

/** `(PTI)`, `(AP/Reuters)` at the end. */
const agency = new RegExp(
  `\\((?:${agencies.map(escapePattern).join('|')})(?:/[^()]{1,20}| [A-Z][a-z]{2,12})?\\)$`,
  'i',
);
