import { offsetAt } from '../core/time/clock-time.js';
import { zoneName } from '../i18n/dates.js';
import { findZones, isPlace } from '../i18n/zones.js';
import type { Context } from './context.js';

/** Times without the zone by whose clock they were said, and what each of them is by the chat's own clock. */
export interface OwnTimes {
  said: string;
  byOwnClock: (time: string) => string;
}

/** The zone behind times: `9am London time`, `jam 9 waktu Tokyo`, `22.00 WITA`. */
const zoneBehind =
  /\s+(?:(?<named>WIB|WITA|WIT|(?:UTC|GMT)(?:\s?[+−-]\s?\d{1,2}(?:[:.]\d\d)?)?)|(?<before>\p{L}+(?: \p{L}+)?)\s+time|waktu\s+(?<behind>\p{L}+(?: \p{L}+)?))(?=\s|$)/iu;

/** Reads the zone that somebody named with times: the chat's own changes nothing, by another one they are shifted. */
export function ownTimes(typed: string, { chat, clock }: Pick<Context, 'chat' | 'clock'>): OwnTimes {
  const now = clock.now();
  const own = zoneName(now, chat.timezone).toLowerCase();
  const others = typed.split(/\s+/).filter((word) => word.toLowerCase() !== own);
  const said = others.join(' ');
  const { named, before, behind } = zoneBehind.exec(said)?.groups ?? {};
  const place = named ?? before ?? behind ?? '';
  const [zone] = isPlace(place) ? findZones(place, 1, now) : [];
  if (zone === undefined) return { said, byOwnClock: (time) => time };
  const ahead = (offsetAt(now, chat.timezone) - offsetAt(now, zone)) / 60_000;
  return { said: said.replace(zoneBehind, ''), byOwnClock: (time) => later(time, ahead) };
}

/** A time of day so many minutes later. */
function later(time: string, minutes: number): string {
  const at = new Date(`1970-01-01T${time}Z`).getTime() + minutes * 60_000;
  return new Date(at).toISOString().slice(11, 16);
}
