import { hourWords } from '../core/linguistics/clock-words.js';
import { spanPattern } from '../core/linguistics/talk.js';
import type { Text } from '../i18n/texts.js';
import type { MuteSpan } from './action-forms.js';

const hour = 3_600_000;

/** The units of a span: the letter that stands for it in a button, its length in milliseconds, and what people call it. */
const units = [
  { letter: 'w', length: 168 * hour, text: 'span-weeks' },
  { letter: 'd', length: 24 * hour, text: 'span-days' },
  { letter: 'h', length: hour, text: 'span-hours' },
  { letter: 'm', length: hour / 60, text: 'span-minutes' },
] as const;

/** The units that people count in, in milliseconds. */
const spoken: readonly (readonly [RegExp, number])[] = (
  [
    ['minutes', hour / 60],
    ['hours', hour],
    ['days', 24 * hour],
    ['weeks', 168 * hour],
    ['months', 720 * hour],
  ] as const
).map(([name, each]) => [new RegExp(`^(?:${spanPattern(name)})$`), each]);

const countedAs = (name: 'half' | 'two' | 'one', count: number) =>
  spanPattern(name)
    .split('|')
    .map((said): [string, number] => [said, count]);

/** How many of a unit words stand for. The longest stand first, as a pattern takes the first that fits. */
const counts: ReadonlyMap<string, number> = new Map(
  [...countedAs('half', 0.5), ...countedAs('two', 2), ...countedAs('one', 1), ...hourWords].sort(
    ([left], [right]) => right.length - left.length,
  ),
);

const behind = new RegExp(
  String.raw`^(?<topic>.*?)\s*(?:\b(?:${spanPattern('during')})\s+)?(?:\b(?<count>\d{1,3}|${[...counts.keys()].join('|')})\s*|\b(?:${spanPattern('oneBefore')}))(?<unit>\p{L}{1,7})$`,
  'isu',
);

/** Times that are no number of hours: how long that is from now has to be asked. */
const openEnd = new RegExp(
  String.raw`^(?<topic>.*?)\s*\b(?:(?:${spanPattern('until')})\s+)?(?:${spanPattern('openEnds')})$`,
  'isu',
);

const forEver = new RegExp(String.raw`^(?<topic>.*?)\s*\b(?:${spanPattern('forEver')})$`, 'isu');

/** What was typed without the span of time behind it, and that span: null where none stands there, or it is left open. */
export function splitSpan(typed: string): { topic: string; span: MuteSpan | null } | null {
  const ever = forEver.exec(typed.trim())?.groups;
  if (ever !== undefined) return { topic: ever.topic ?? '', span: 'ever' };
  const open = openEnd.exec(typed.trim())?.groups;
  if (open !== undefined) return { topic: open.topic ?? '', span: null };
  const { topic = '', count = '1', unit = '' } = behind.exec(typed.trim())?.groups ?? {};
  const [, each] = spoken.find(([words]) => words.test(unit.toLowerCase())) ?? [];
  if (each === undefined) return null;
  return { topic: topic.trim(), span: spanOf((counts.get(count.toLowerCase()) ?? Number(count)) * each) };
}

/** A span by the largest unit of which it is a whole number; null for none at all. */
function spanOf(length: number): MuteSpan | null {
  const unit = units.find((each) => length > 0 && length % each.length === 0);
  return unit === undefined ? null : `${length / unit.length}${unit.letter}`;
}

/** How long a span is in milliseconds; null for ever. */
export function lengthOf(span: MuteSpan): number | null {
  const unit = unitOf(span);
  return unit === undefined ? null : Number.parseInt(span, 10) * unit.length;
}

/** A span in words: `8 hours`, `until I unmute it`. */
export function sayMuteSpan(text: Text, span: MuteSpan): string {
  const unit = unitOf(span);
  return unit === undefined ? text('mute-ever') : text(unit.text, { count: Number.parseInt(span, 10) });
}

const unitOf = (span: MuteSpan) => units.find(({ letter }) => span !== 'ever' && span.endsWith(letter));
