import type { Language } from '../core/language.js';

/** Which locale knows which zones by a short name: `id` WIB, `en-US` EST, `en-GB` CET and BST, `en-AU` AEST, `en-IN` IST. */
const zoneNamers = ['id', 'en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA', 'en-NZ'];

/**
 * A date as DESIGN.md shows it: `Selasa, 18 Juni 2024 10.15 WIB` or `Tue 18 Jun 2024, 10:15 WIB`.
 * @param instant milliseconds since 1970.
 */
export function formatDate(instant: number, language: Language, timezone: string): string {
  // English by en-US, so that June is "Jun" and September "Sep"; the order is ours.
  const locale = language === 'id' ? 'id' : 'en-US';
  const long = language === 'id' ? 'long' : 'short';
  const parts = formatter(locale, {
    timeZone: timezone,
    weekday: long,
    day: 'numeric',
    month: long,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('day')} ${part('month')} ${part('year')}`;
  const zone = zoneName(instant, timezone);
  return language === 'id'
    ? `${part('weekday')}, ${day} ${part('hour')}.${part('minute')} ${zone}`
    : `${part('weekday')} ${day}, ${part('hour')}:${part('minute')} ${zone}`;
}

/** A zone's short name at that instant, or `UTC+3` where it has none. */
export function zoneName(instant: number, timezone: string): string {
  for (const locale of zoneNamers) {
    const name = zonePart(instant, timezone, locale, 'short');
    if (/^[A-Z]{3,5}$/.test(name)) return name;
  }
  return zonePart(instant, timezone, 'en-US', 'shortOffset').replace('GMT', 'UTC');
}

function zonePart(instant: number, timezone: string, locale: string, style: 'short' | 'shortOffset'): string {
  const parts = formatter(locale, { timeZone: timezone, timeZoneName: style }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

// Making a formatter costs a hundred times what using it does, and there are few: languages times zones.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let made = formatters.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, made);
  }
  return made;
}
