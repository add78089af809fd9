import { spanPattern } from '../core/linguistics/talk.js';

const hour = 3_600_000;

/** The units that people count in, in milliseconds. */
const units: readonly (readonly [RegExp, number])[] = (
  [
    ['hours', hour],
    ['days', 24 * hour],
    ['weeks', 168 * hour],
    ['months', 720 * hour],
  ] as const
).map(([name, each]) => [new RegExp(`^(?:${spanPattern(name)})$`), each]);

const behind = new RegExp(
  String.raw`^(?<topic>.*?)\s*(?:\b(?:${spanPattern('during')})\s+)?(?:\b(?<count>\d{1,3}|${spanPattern('one')})\s*|\b(?:${spanPattern('oneBefore')}))(?<unit>\p{L}{1,6})$`,
  'isu',
);

/** Times that are no number of hours: how long that is from now has to be asked. */
const openEnd = new RegExp(
  String.raw`^(?<topic>.*?)\s*\b(?:(?:${spanPattern('until')})\s+)?(?:${spanPattern('openEnds')})$`,
  'isu',
);

const forEver = new RegExp(String.raw`^(?<topic>.*?)\s*\b(?:${spanPattern('forEver')})$`, 'isu');

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
