import { agencies, places } from '../linguistics/agencies.js';
import { cities } from '../linguistics/cities.js';
import { months, wholeWeekdays } from '../linguistics/dates.js';
import { everyPattern } from '../linguistics/languages.js';
import { capitalOpeners } from '../linguistics/openers.js';
import { escapePattern } from '../text.js';

/** `Laporan Wartawan Tribunnews.com, Budi Santoso`, before the house in capitals. */
const report =
  /^Laporan (?:Wartawan|Reporter|Jurnalis|Kontributor|Koresponden)\s[^\n]{2,80}?(?=[A-Z\d]{4,}[A-Z -]{0,12}\.(?:COM|CO\.ID|ID|NET)\b)/;

/** `By Jane Doe LAGOS—`, `Oleh Budi Santoso (Antara) - `: who wrote it, before a place in capitals or an agency. */
const writer =
  /^(?:By|BY|Oleh|Por|Par|Von) (?:\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}?)(?:(?:, | and | dan )\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,2}){0,3},?\s+(?=\p{Lu}{3}[^.!?()]{0,60}(?:\([^()]{2,30}\)\s*[-–—]|\s?—)|\(\p{Lu}[^()]{2,30}\)\s*[-–—])/u;

/** `AKURAT.CO ` before the first word, without a dash; `AMAZON.COM Inc.` is a company. */
const site =
  /^\p{Lu}[\p{Lu}\d]{3,20}\.(?:COM|CO\.ID|CO|ID|NET),?\s+(?=\p{Lu}\p{Ll}+\s)(?!(?:Inc|Ltd|Corp|Holdings|Group)\b)/u;

const asName = (place: string) =>
  place.replace(/[.]/g, '\\$&').replace(/(?<!\p{L})\p{L}/gu, (first) => first.toUpperCase());

/** `Liputan6.com, Jakarta ` before the first word, where the dash is missing too. */
const siteAndCity = new RegExp(
  `^[\\p{L}\\d]{3,20}\\.(?:com|COM|co|CO|id|ID|net|NET|co\\.id|CO\\.ID),\\s+(?:${places.map(asName).join('|')})\\s*(?=["“‘]?\\p{Lu}\\S*\\s)`,
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
  `^()(\\p{Lu}[\\p{L} ]{2,24}?)(?:/\\p{Lu}[\\p{L} ]{2,24}?)?(?:\\s?(?=\\p{L}{2})(?=(?:${capitalOpeners})\\s)|(?<=^[\\p{Lu} ]{4,24})\\s(?=\\p{Lu}\\p{Ll}+\\s\\p{Ll}))`,
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
    // `JawaPos.com–Warga`
    String.raw`(?:(?<=\.[a-z]{2,3})–|(?<=\p{Lu}{3}\.[a-z]{2,3})-)(?=\p{Lu}\p{Ll})`,
    // Without a blank before it: `iNews.id- `, `OSAKA– `, `ISLAMABAD: `.
    String.raw`(?<=[)\p{Lu}]|\.[a-z]{2,3}|\p{Lu}{3} Indonesia)[-–]\s+`,
    // `Langkat, IDN Times- Seekor`: no word is written so.
    String.raw`(?<=\p{L})[-–—]\s+(?=["“]?\p{Lu})`,
    // `Kupang, TIMEX.ID-Dua`
    String.raw`(?<=\.(?:id|com|co|net|ID|COM|CO|NET))[-–](?=["“]?\p{Lu}\p{Ll})`,
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
    // `BAKU, Azerbaijan, February 5. `
    String.raw`(?<=^\p{Lu}{3,}, .{0,30}\p{L} \d{1,2})\.\s+(?=\p{Lu})`,
    // `MOSCOW, November 22. /TASS/. `, `COLOMBO (News 1st); `
    String.raw`(?<=\s\/\p{Lu}\p{L}{2,12}\/)\.\s+`,
    String.raw`(?<=\));\s+`,
  ].join('|'),
  'gu',
);

type Part = 'place' | 'capitals' | 'date' | 'house' | 'other';

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
    before.split(/[\s,/]+/).some((word) => isHost(word)) ||
    // `Jakarta, KOMPAS — `
    /^\p{Lu}[\p{L} ]+, \p{Lu}{2,}$/u.test(before);
  return length > 0 && line.length - length >= 6 && names ? line.slice(length) : line;
}

function datelineLength(text: string): number {
  const head = text.slice(0, longestDateline + 10);
  if (!/[-–—―:)_|]|\p{Lu}{3}\/?\.|\p{Lu}{3}, \p{Lu}\p{Ll}/u.test(head)) return 0;
  for (const end of head.matchAll(ends)) {
    if (end.index > longestDateline) break;
    const before = head.slice(0, end.index).trim();
    const length = end.index + end[0].length;
    if (before !== '' && isDateline(before, end[0].trim(), text.slice(length))) return length;
  }
  return 0;
}

function isDateline(before: string, end: string, rest: string): boolean {
  const parts = partsOf(before);
  // `Acme (NYSE: ACM) reported`
  if (before.lastIndexOf('(') > before.lastIndexOf(')')) return false;
  if (parts.length === 0 || parts.length > 6 || parts.includes('other')) return false;
  if (!/^["'“‘«(]*[\p{Lu}\p{Lo}\d]/u.test(rest) && !parts.includes('house')) return false;
  const has = (part: Part) => parts.includes(part);
  // `BERLIN. `, and a kicker in capitals.
  if (end === '.' && before.endsWith('/')) return has('place') || has('capitals');
  // `KONTAN.CO.ID-JAKARTA. `
  if (end === '.' && /^[\p{Lu}\d]+\.(?:COM|CO\.ID|CO|ID|NET)\s?[-–—|]\s?\p{Lu}[\p{Lu} ]+$/u.test(before))
    return true;
  if (end === '.' && has('capitals') && has('date')) return true;
  if (end === '.' && !before.endsWith(')'))
    return parts.length === 1 && has('capitals') && !/[\d.]/.test(before);
  // `LIMA (Andina).- `
  if (/^\.[-–—]/.test(end)) return true;
  // Behind a bracket without a dash only an agency will do: `Wakil Presiden (Wapres) Gibran`.
  if (end === '' && has('capitals') && has('date')) return true;
  if (end === '' || end.startsWith('.')) {
    return agency.test(before) && (parts.length === 1 || has('place') || has('capitals') || has('date'));
  }
  // `ISLAMABAD: `, and `EXCLUSIVE: `, which is no news either.
  if (end === ':' && cities.has(before.toLowerCase())) return /^["“‘]?\p{Lu}\S*\s(?:\S+\s){3}/u.test(rest);
  // `Metrotvnews.com, Jakarta: `, `New Delhi [India], November 22 (ANI): `
  if (end === ':' && has('place') && (agency.test(before) || /^\S+\.(?:com|id|co|tv), /.test(before)))
    return /^["“‘]?\p{Lu}/u.test(rest);
  // `Lensaindonesia.com: `
  if (end === ':' && has('house') && before.split(/[\s,()]+/).some((word) => isHost(word)))
    return /^["“‘]?\p{Lu}\S*\s(?:\S+\s){3}/u.test(rest);
  // `Aug 21 : Asset manager …`
  if (end === ':' && has('date') && (has('place') || (/\p{L}/u.test(before) && /\d/.test(before))))
    return true;
  if (end === ':') return has('capitals') && before.length >= 4 && !/^\p{Lu}{2,3}$/u.test(before);
  if (has('house') || has('capitals') || agencies.includes(before.toLowerCase())) return true;
  if (has('date')) return has('place') || /^(?:--|—|–)$/.test(end);
  // `Doha, Qatar – ` and `Jakarta - `, but not `Paris - the capital of fashion - is short of tailors`.
  const next = /^([^.!?]{0,80}?)\s[-–—]\s/.exec(rest)?.[1];
  const opensAside =
    next !== undefined && !partsOf(next).every((part) => part !== 'place' && part !== 'other');
  return (
    !opensAside &&
    !(cities.has(before.toLowerCase()) && isRoute(rest)) &&
    !/^(?:\p{Lu}\.)+$/u.test(before) &&
    parts.length <= 3 &&
    (before.split(/\s+/).length <= 3 || isTownOfCountry(before)) &&
    rest.split(' ', 5).length >= 4
  );
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

/** `/PRNewswire/`, as press agencies write their names. */
const slashes = /\s\/(\p{Lu}[\p{L} -]{2,40})\/$/u;

/** What a dateline is made of, parted by commas, bars and brackets. */
function partsOf(text: string): Part[] {
  const pieces =
    text
      .replace(slashes, ' ($1)')
      .replaceAll(' / ', '|')
      .match(/\([^()]{1,50}\)|\[[^[\]]{1,50}\]|[^,()[\]|]+/g) ?? [];
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map(partOf);
}

function partOf(piece: string): Part {
  if (/^[([]/.test(piece)) return 'house';
  const words = piece.split(/\s+/);
  // `HAMBURG taz`
  if (words.length === 2 && /^\p{Lu}{3,}$/u.test(words[0] ?? '') && agencies.includes(words[1] ?? ''))
    return 'house';
  if (words.length > 6) return 'other';
  if (words.every((word) => isDatePart(word) || word === 'de') && /\d/.test(piece)) return 'date';
  if (words.every((word) => wholeWeekdays.has(word.toLowerCase()))) return 'date';
  // `Aug 2 AAP`
  if (
    words.length > 1 &&
    agencies.includes((words.at(-1) ?? '').toLowerCase()) &&
    words.slice(0, -1).every(isDatePart)
  )
    return 'house';
  // `5/8/2026 Kemenkeu`
  const [first = '', ...others] = words;
  if (
    /^\d/.test(first) &&
    isDatePart(first) &&
    others.every((word) => isDatePart(word) || /^\p{Lu}/u.test(word))
  )
    return 'date';
  if (words.some((word) => isHost(word)) && words.every((word) => isHost(word) || /^\p{Lu}/u.test(word)))
    return 'house';
  if (
    /^(?:detik\p{L}+|kumparan\p{L}*|\p{Lu}[\p{L}]* (?:Indonesia|News|Online))$/u.test(piece) &&
    words.length <= 2 &&
    knownHouse.test(piece)
  )
    return 'house';
  if (/^[\p{Lu}\d .,'’/&-]+$/u.test(piece) && /\p{Lu}{2}/u.test(piece)) return 'capitals';
  return words.every(
    (word) =>
      /^(?:(?:(?:el|al|as|an)-)?\p{Lu}[\p{L}\p{M}'’/-]{2,}\.?|El|La|Las|Los|St\.|(?:\p{Lu}\.){2,}|\p{Lu}\p{Ll}{1,4}\.)$/u.test(
        word,
      ) || particles.has(word),
  )
    ? 'place'
    : 'other';
}

const knownHouse = /^(?:detik\w*|kumparan\w*|\p{Lu}{2,4} (?:Indonesia|Online)|.* News)$/u;
const particles = new Set('of de del la le di da do dos al el and den der am an occupied'.split(' '));
const isHost = (word: string) =>
  /^[\p{L}\d-]{2,}(?:\.[\p{L}\d-]{2,})?\.(?:com|co|id|net|org|co\.id|tv|news|info|my|sg|in|my\.id)$/iu.test(
    word,
  );

function isDatePart(word: string): boolean {
  const bare = word.replace(/[.,]+$/, '').toLowerCase();
  return (
    months.has(bare) ||
    wholeWeekdays.has(bare) ||
    /^\d{1,4}(?:st|nd|rd|th)?$/.test(bare) ||
    /^\d{1,2}[/.-](?:\d{1,2}(?:[/.-]\d{2,4})?|\d{4})$/.test(bare)
  );
}
