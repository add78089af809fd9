const hour = 3_600_000;

/** The units that people count in, in milliseconds, by how their words begin in either language. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hrs?|hours?|jam)$/, hour],
  [/^(?:d|days?|hari(?:an)?)$/, 24 * hour],
  [/^(?:w|weeks?|minggu|pekan)$/, 168 * hour],
  [/^(?:months?|bulan)$/, 720 * hour],
];

const behind =
  /^(?<topic>.*?)\s*(?:\b(?:for|selama)\s+)?(?:\b(?<count>\d{1,3}|an?|one|satu)\s*|\bse)(?<unit>[a-z]{1,6})$/isu;

/** Times that are no number of hours: how long that is from now has to be asked. */
const openEnd =
  /^(?<topic>.*?)\s*\b(?:(?:until|till|til|for|sampai|hingga|sampe|selama)\s+)?(?:tomorrow|tonight|today|besok|lusa|nanti|hari ini|malam ini|pagi|malam|a while|now|sementara)$/isu;

const forEver =
  /^(?<topic>.*?)\s*\b(?:forever|for ever|for good|always|selamanya|seterusnya|selama-lamanya)$/isu;

/**
 * What was typed without the span of time behind it, and that span in milliseconds; null where none stands there.
 * `length` is null for ever, and not a number where it is left open.
 */
export function splitSpan(typed: string): { topic: string; length: number | null } | null {
  const ever = forEver.exec(typed.trim())?.groups;
  if (ever !== undefined) return { topic: ever.topic ?? '', length: null };
  const open = openEnd.exec(typed.trim())?.groups;
  if (open !== undefined) return { topic: open.topic ?? '', length: Number.NaN };
  const { topic = '', count = '1', unit = '' } = behind.exec(typed.trim())?.groups ?? {};
  const [, each] = units.find(([words]) => words.test(unit.toLowerCase())) ?? [];
  if (each === undefined) return null;
  return { topic: topic.trim(), length: (/^\d/.test(count) ? Number(count) : 1) * each };
}
