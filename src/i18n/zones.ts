import { offsetAt } from '../core/clock-time.js';
import { isTimezone } from '../core/language.js';
import { fold } from '../core/text.js';

/** Cities and regions that people look for, and by which of the world's zones they live; the others are named by the zones themselves. */
const places: ReadonlyMap<string, string> = new Map(
  Object.entries({
    wib: 'Asia/Jakarta',
    wita: 'Asia/Makassar',
    wit: 'Asia/Jayapura',
    indonesia: 'Asia/Jakarta',
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
    ...zoneOf('Asia/Kolkata', 'kolkata india mumbai delhi bangalore'),
    ...zoneOf('Asia/Shanghai', 'china beijing shenzhen'),
    ...zoneOf('Asia/Riyadh', 'mekkah mecca madinah jeddah'),
    ...zoneOf('America/New_York', 'washington boston miami atlanta'),
    ...zoneOf('America/Los_Angeles', 'california seattle'),
    ...zoneOf('America/Chicago', 'texas houston dallas'),
    ...zoneOf('Europe/Berlin', 'germany munich hamburg frankfurt cologne'),
    ...zoneOf('Europe/London', 'england scotland manchester'),
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

/** Zones that fit what somebody typed (a city, a region, `WIB`, `UTC+7`, `Asia/Jakarta`), best first. */
export function findZones(typed: string, limit: number): string[] {
  const wanted = simple(typed);
  if (wanted === '') return [];
  const exact = exactZone(typed.trim());
  const place = places.get(wanted);
  const known = [...places].filter(([place]) => place.startsWith(wanted) && wanted.length > 2);
  const named = Intl.supportedValuesOf('timeZone').filter((zone) => simple(zone).includes(wanted));
  const isCity = (zone: string) => simple(zone.split('/').at(-1) ?? '').startsWith(wanted);
  const found = [
    ...(exact === null ? [] : [exact]),
    ...(place === undefined ? [] : [place]),
    ...named.filter(isCity),
    ...known.map(([, zone]) => zone),
    ...named,
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

/** A zone by its own name in any case, or by whole hours from UTC. */
function exactZone(typed: string): string | null {
  const offset = /^(?:UTC|GMT)\s*([+-])\s*(\d{1,2})$/i.exec(typed);
  // The names of these zones count the other way round.
  const name = offset === null ? typed : `Etc/GMT${offset[1] === '+' ? '-' : '+'}${Number(offset[2])}`;
  if (!/^[\w+/-]{3,}$/.test(name) || !isTimezone(name)) return null;
  return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
}

const simple = (text: string) =>
  fold(text)
    .replace(/[_\s]+/g, ' ')
    .trim();
