import { hourWords } from '../core/linguistics/clock-words.js';
import { spanPattern } from '../core/linguistics/talk.js';
import { readMoment } from '../core/time/spoken-moment.js';
import { formatDate } from '../i18n/dates.js';
import type { MuteSpan } from './action-forms.js';
import type { Context } from './context.js';

const minute = 60_000;
const hour = 60 * minute;

/** The units of a span: the letter that stands for it in a button, its length in milliseconds, and what people call it. */
const units = [
  { letter: 'w', length: 168 * hour, text: 'span-weeks' },
  { letter: 'd', length: 24 * hour, text: 'span-days' },
  { letter: 'h', length: hour, text: 'span-hours' },
  { letter: 'm', length: minute, text: 'span-minutes' },
] as const;

/** The units that people count in, in milliseconds. */
const spoken: readonly (readonly [RegExp, number])[] = (
  [
    ['minutes', minute],
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
  String.raw`^(?<topic>.*?)\s*\b(?:(?:${spanPattern('until')}|${spanPattern('during')})\s+)?(?:${spanPattern('openEnds')})$`,
  'isu',
);

const forEver = new RegExp(String.raw`^(?<topic>.*?)\s*\b(?:${spanPattern('forEver')})$`, 'isu');

/** A point in time: `until monday 7am`. */
const untilMoment = new RegExp(
  String.raw`^(?<topic>.*?)\s*\b(?:${spanPattern('until')})\s+(?<moment>.+)$`,
  'isu',
);

/** What was typed without the span of time behind it, and that span: null where none stands there, or it is left open. */
export function splitSpan(
  { chat, clock }: Pick<Context, 'chat' | 'clock'>,
  typed: string,
): { topic: string; span: MuteSpan | null } | null {
  const ever = forEver.exec(typed.trim())?.groups;
  if (ever !== undefined) return { topic: ever.topic ?? '', span: 'ever' };
  const until = untilMoment.exec(typed.trim())?.groups;
  const end = until === undefined ? null : readMoment(until.moment ?? '', clock.now(), chat.timezone);
  if (end !== null) return { topic: until?.topic ?? '', span: `u${Math.floor(end / minute).toString(36)}` };
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

/** When a span that begins now ends, in milliseconds since 1970; null for never. */
export function endOf(span: MuteSpan, now: number): number | null {
  const unit = unitOf(span);
  if (unit !== undefined) return now + Number.parseInt(span, 10) * unit.length;
  return span === 'ever' ? null : momentOf(span);
}

/** A span in words: `8 hours`, `until Mon 30 Nov, 07:00 WIB`, `until I unmute it`. */
export function sayMuteSpan({ text, chat, clock }: Context, span: MuteSpan): string {
  const unit = unitOf(span);
  if (unit !== undefined) return text(unit.text, { count: Number.parseInt(span, 10) });
  if (span === 'ever') return text('mute-ever');
  return text('mute-until', { date: formatDate(momentOf(span), chat.language, chat.timezone, clock.now()) });
}

/** How a span lasts, as the texts that confirm it tell it apart. */
export function kindOf(span: MuteSpan): 'ever' | 'until' | 'while' {
  if (span === 'ever') return 'ever';
  return unitOf(span) === undefined ? 'until' : 'while';
}

/** The instant up to which a span of the form `uhtq5k` lasts. */
const momentOf = (span: MuteSpan) => Number.parseInt(span.slice(1), 36) * minute;

const unitOf = (span: MuteSpan) => units.find(({ letter }) => /^\d/.test(span) && span.endsWith(letter));
