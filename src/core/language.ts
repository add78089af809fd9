import { z } from 'zod';

/** The languages that Kabar speaks, as ISO 639-1 codes. Articles may be in any other. */
export const languages = ['en', 'id'] as const;

/** Checks a language that Kabar speaks. */
export const languageSchema = z.enum(languages);

/** A language that Kabar speaks. */
export type Language = z.infer<typeof languageSchema>;

/** The spoken language that a platform's tag (`id`, `en-GB`, `in`) names, or null. `in` is Java's old code for Indonesian. */
export function spokenLanguage(tag: string | null | undefined): Language | null {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  if (primary === 'in') return 'id';
  return languages.find((language) => language === primary) ?? null;
}

/** Whether the runtime knows this IANA time zone, e.g. `Asia/Jakarta`. */
export function isTimezone(name: string): boolean {
  // Making a formatter takes long, and a chat is checked each time that it changes.
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    if (knownZones.size < maxKnownZones) knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}

/** Zones that were asked for before, in any spelling. What is none is not kept. */
const knownZones = new Set<string>();
const maxKnownZones = 1_000;

/** Checks an IANA time zone. */
export const timezoneSchema = z
  .string()
  .refine(isTimezone, 'is not a time zone, such as Asia/Jakarta or UTC');
