import { isTimezone } from '../core/language.js';
import { editDistance, fold } from '../core/text.js';
import { offsetAt } from '../core/time/clock-time.js';

/** Cities and regions that people look for, and by which of the world's zones they live; the others are named by the zones themselves. */
const places: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...zoneOf('Asia/Jakarta', 'wib indonesia jabodetabek jogja yogya'),
    wita: 'Asia/Makassar',
    wit: 'Asia/Jayapura',
    'waktu indonesia barat': 'Asia/Jakarta',
    'waktu indonesia tengah': 'Asia/Makassar',
    'waktu indonesia timur': 'Asia/Jayapura',
    ...zoneOf(
      'Asia/Jakarta',
      'jawa java sumatera bandung bekasi bogor surabaya semarang yogyakarta medan palembang padang',
    ),
    ...zoneOf('Asia/Jakarta', 'pekanbaru lampung batam malang solo aceh'),
    ...zoneOf('Asia/Pontianak', 'palangkaraya'),
    ...zoneOf(
      'Asia/Makassar',
      'bali denpasar lombok mataram kupang manado palu kendari banjarmasin balikpapan samarinda',
    ),
    ...zoneOf('Asia/Jayapura', 'papua ambon ternate sorong manokwari merauke maluku'),
    // Where the zone itself goes by an older name.
    ...zoneOf('Asia/Kathmandu', 'nepal kathmandu'),
    ...zoneOf('Asia/Yangon', 'myanmar yangon'),
    ...zoneOf('Asia/Ho_Chi_Minh', 'vietnam hanoi'),
    ...zoneOf('Europe/Kyiv', 'ukraine kyiv'),
    ...zoneOf('Asia/Kolkata', 'kolkata india mumbai delhi bangalore ist'),
    ...zoneOf('Asia/Shanghai', 'china beijing shenzhen'),
    ...zoneOf('Asia/Riyadh', 'mekkah mecca madinah jeddah'),
    ...zoneOf('America/New_York', 'washington boston miami atlanta nyc est edt eastern'),
    ...zoneOf('America/Los_Angeles', 'california seattle la pst pdt pacific'),
    ...zoneOf('America/Chicago', 'texas houston dallas cst cdt'),
    ...zoneOf('Europe/Berlin', 'germany munich hamburg frankfurt cologne cet cest'),
    ...zoneOf('Europe/London', 'england scotland manchester uk britain bst'),
    ...zoneOf('Australia/Sydney', 'canberra'),
    'san francisco': 'America/Los_Angeles',
  }),
);

function zoneOf(zone: string, cities: string): Record<string, string> {
  return Object.fromEntries(cities.split(' ').map((city) => [city, zone]));
}

/** Zones for those who look at a list, from east to west. */
export const commonZones = [
  'Asia/Jayapura',
  'Asia/Tokyo',
  'Asia/Makassar',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Jakarta',
  'Asia/Kolkata',
  'Asia/Riyadh',
  'Europe/Berlin',
  'Europe/London',
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
] as const;

/**
 * Zones that fit what somebody typed (a city, a region, `WIB`, `UTC+7`, `Asia/Jakarta`), best first. Of several words the
 * first that are a place count, `Jakarta Selatan`; a name may have a slip.
 * @param at the instant for which hours from UTC hold.
 */
export function findZones(typed: string, limit: number, at: number): string[] {
  const asTyped = zonesCalled(typed, limit, at);
  if (asTyped.length > 0 || /\d/.test(typed)) return asTyped;
  const all = simple(typed.replace(/,.*/s, '')).split(' ').slice(0, maxWords);
  for (let length = all.length; length > 0; length--) {
    for (let from = 0; from + length <= all.length; from++) {
      const name = all.slice(from, from + length).join(' ');
      const found = name.length < 3 ? [] : zonesCalled(name, limit, at, true);
      if (found.length > 0) return found;
    }
  }
  return misspelt(all.join(' ')).slice(0, limit);
}

/** Whether a name is that of a place or zone, letter by letter: `Makassar`, `WITA`, `UTC+7`. */
export function isPlace(name: string): boolean {
  const wanted = simple(name);
  const isOffset = /^(?:utc|gmt) ?[+−-] ?\d/.test(wanted);
  return (
    isOffset ||
    places.has(wanted) ||
    Intl.supportedValuesOf('timeZone').some((zone) => cityOf(zone) === wanted)
  );
}

/** The most words among which a place is looked for. */
const maxWords = 6;

/** The zones of places whose names have a slip or two in what was typed. */
function misspelt(wanted: string): string[] {
  if (wanted.length < 5 || wanted.length > 30) return [];
  const most = wanted.length < 9 ? 1 : 2;
  const cities = Intl.supportedValuesOf('timeZone').map((zone): [string, string] => [cityOf(zone), zone]);
  const near = [...places, ...cities].filter(([name]) => editDistance(wanted, name, most) <= most);
  return [...new Set(near.map(([, zone]) => zone))];
}

const cityOf = (zone: string) => simple(zone.split('/').at(-1) ?? '');

/** @param isOneOfMany whether it is one of several words, so that it has to begin the name of a place. */
function zonesCalled(typed: string, limit: number, at: number, isOneOfMany = false): string[] {
  const wanted = simple(typed);
  if (wanted === '') return [];
  const offset = zonesByOffset(typed.trim(), at);
  if (offset.length > 0) return offset.slice(0, limit);
  const place = places.get(wanted);
  const exact = place === undefined ? exactZone(typed.trim()) : null;
  // `jam Makassar`: among other words so short a beginning is a word of its own.
  const shortest = isOneOfMany ? 4 : 3;
  const isBegun = wanted.length >= shortest;
  const known = [...places].filter(([place]) => place.startsWith(wanted) && isBegun);
  const named = Intl.supportedValuesOf('timeZone').filter((zone) => simple(zone).includes(wanted));
  const isCity = (zone: string) => (isBegun || !isOneOfMany) && cityOf(zone).startsWith(wanted);
  const found = [
    ...(exact === null ? [] : [exact]),
    ...(place === undefined ? [] : [place]),
    ...named.filter(isCity),
    ...known.map(([, zone]) => zone),
    // Part of a name in the midst of another means nothing where the whole is a place: `EST`, `Bucharest`.
    ...(place === undefined && !isOneOfMany && wanted.length > 2 ? named : []),
  ];
  return [...new Set(found)].slice(0, limit);
}

/** `Jakarta (UTC+7)`, as the clocks there stand at an instant. */
export function zoneLabel(zone: string, at: number): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return zone === 'UTC' || zone.startsWith('Etc/')
    ? offsetLabel(zone, at)
    : `${city} (${offsetLabel(zone, at)})`;
}

function offsetLabel(zone: string, at: number): string {
  const minutes = offsetAt(at, zone) / 60_000;
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** A zone by its own name in any case. */
function exactZone(name: string): string | null {
  if (!/^[\w+/-]{3,}$/.test(name) || !isTimezone(name)) return null;
  return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
}

/** The zones that are as far from UTC as somebody typed: `UTC+7`, `+05:30`, `7`, which may be either way. */
function zonesByOffset(typed: string, at: number): string[] {
  const [, zero = '', sign = '', hours = '', minutes = '0'] =
    /^(UTC|GMT)?\s*([+−-]?)\s*(\d{1,2})(?:[:.]?([03]0|45))?$/i.exec(typed) ?? [];
  if (hours === '' || (sign === '' && (zero !== '' || minutes !== '0'))) return [];
  const signs = sign === '' ? ['+', '-'] : [sign];
  return signs.flatMap((each) => {
    if (Number(minutes) === 0) {
      // The names of these zones count the other way round.
      const name = `Etc/GMT${each === '+' ? '-' : '+'}${Number(hours)}`;
      return isTimezone(name) ? [name] : [];
    }
    const away = (each === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    const zones = [...places.values(), ...Intl.supportedValuesOf('timeZone')];
    return [...new Set(zones)].filter((zone) => offsetAt(at, zone) === away);
  });
}

const simple = (text: string) =>
  fold(text)
    .replace(/[_\s]+/g, ' ')
    .trim();
