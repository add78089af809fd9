const day = 24 * 3_600_000;

/** A platform's name as a sentence begins with it. */
export const capitalize = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** `1 feed`, `2 feeds`. */
export function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** An instant as JSON has it. */
export function isoDate(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/** A span of time in the one unit that a person would choose. */
export function ago(ms: number, tail = ' ago'): string {
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
  ] as const;
  const [size, name] = units.find(([size]) => ms >= size) ?? [1000, 's'];
  return `${Math.max(0, Math.floor(ms / size))} ${name}${tail}`;
}

/** How many articles a feed brings a day, by the dates of its newest (at most 20); null where they are too few to say. */
export function articlesPerDay(recent: readonly number[], now: number): number | null {
  const oldest = recent.at(-1);
  if (oldest === undefined || recent.length < 2) return null;
  // Up to now: a feed that fell silent brings less and less.
  return (recent.length / Math.max(now - oldest, 3_600_000)) * day;
}

/** A number of articles a day in as many digits as mean something. */
export function perDayText(count: number | null): string {
  if (count === null) return '–';
  return count < 0.1 ? '<0.1' : count < 10 ? count.toFixed(1) : String(Math.round(count));
}
