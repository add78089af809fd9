const hour = 3_600_000;

/** The units that people count in, in milliseconds, by how their words begin in either language. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hrs?|hours?|jam)$/, hour],
  [/^(?:d|days?|hari)$/, 24 * hour],
  [/^(?:w|weeks?|minggu|pekan)$/, 168 * hour],
  [/^(?:months?|bulan)$/, 720 * hour],
];

const behind =
  /^(?<topic>.*?)\s*(?:\b(?:for|selama)\s+)?(?:\b(?<count>\d{1,3}|an?|one|satu)\s*|\bse)(?<unit>[a-z]{1,6})$/isu;

/** What was typed without the span of time behind it, and that span in milliseconds; null where none stands there. */
export function splitSpan(typed: string): { topic: string; length: number } | null {
  const { topic = '', count = '1', unit = '' } = behind.exec(typed.trim())?.groups ?? {};
  const [, each] = units.find(([words]) => words.test(unit.toLowerCase())) ?? [];
  if (each === undefined) return null;
  return { topic: topic.trim(), length: (/^\d/.test(count) ? Number(count) : 1) * each };
}
