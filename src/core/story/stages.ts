import { areApart, missingNames } from './compare-stems.js';
import { kindsNamed, rivals } from './events.js';
import { isAmong } from './numbers.js';
import type { Glance } from './packed-profile.js';
import type { Profile } from './profile.js';
import type { Weight } from './weight.js';

/**
 * Whether two articles cannot tell the same event, nor one affair, whatever else speaks for it: another quake, another
 * score, other shares or sums in both headlines, other names in both, a daily routine.
 */
export function isVetoed(left: Glance, right: Glance, weight: Weight): boolean {
  if (left.routine || right.routine) return true;
  const [one, other] = [left.numbers.magnitude, right.numbers.magnitude];
  if (one !== null && other !== null && Math.abs(one - other) >= 0.5) return true;
  if (areApart(left.headNumbers.scores, right.headNumbers.scores)) return true;
  if ([isShare, isSum].some((kind) => measuresElse(left, right, kind) && measuresElse(right, left, kind)))
    return true;
  return Math.min(missingNames(left, right, weight), missingNames(right, left, weight)) >= 0.6;
}

const isShare = (number: string) => number.endsWith('%');

const isSum = (number: string) => !isShare(number) && (Number(number) >= 1000 || number.includes('.'));

/** Whether a headline gives numbers of a kind that the other headline gives too, but none that the other article has. */
function measuresElse(one: Glance, other: Glance, kind: (number: string) => boolean): boolean {
  const own = measuresOf(one, kind);
  const others = measuresOf(other, kind);
  return own.length > 0 && others.length > 0 && !own.some((number) => isAmong(number, other.numbers.all));
}

/** Numbers of a kind in a headline, without how many have died, which grows: see {@link areTollsApart}. */
const measuresOf = ({ headNumbers, toll }: Glance, kind: (number: string) => boolean) =>
  [...headNumbers.all].filter((number) => kind(number) && number !== String(toll));

/** What comes after something else, and what it comes after. */
const laterStages = kindsNamed('arrest charge trial verdict sentence acquit appeal funeral rescue probe');
const beginnings = kindsNamed(
  'death attack blast crash fire quake eruption flood storm landslide found theft kidnap abuse',
);

/**
 * Whether the headlines tell other stages of one affair, or opposite things: held and cut, found dead and arrested. Where only
 * one tells of an arrest or trial, and the other of no beginning either, it may be the same event in fewer words.
 */
export function tellOtherStages(left: Profile, right: Profile): boolean {
  const [one, other] = [left.headEvents[0], right.headEvents[0]];
  if (one !== undefined && other !== undefined && one !== other && rivals[one]?.has(other)) return true;
  if (comesAfter(left, right) || comesAfter(right, left)) return true;
  if (wasAwaited(left, right) || wasAwaited(right, left)) return true;
  if (left.marks.has('partway') !== right.marks.has('partway')) return true;
  if (areRoundsApart(left.rounds, right.rounds) || areTollsApart(left.toll, right.toll)) return true;
  const others = right.headEvents.filter((kind) => !left.headEvents.includes(kind));
  return left.headEvents.some(
    (kind) => !right.headEvents.includes(kind) && others.some((each) => rivals[kind]?.has(each)),
  );
}

/** Whether only one headline tells of a later stage, and the other article not at all. */
export const hasLater = (one: Profile, other: Profile) =>
  one.headEvents.some((kind) => laterStages.has(kind) && !other.events.includes(kind));

const results = kindsNamed('win draw');

/** Whether one headline looks forward to what the other one has the result of. */
const wasAwaited = (one: Profile, other: Profile) =>
  one.marks.has('preview') &&
  !other.marks.has('preview') &&
  other.future !== true &&
  other.headEvents.some((kind) => results.has(kind) && !one.events.includes(kind));

const comesAfter = (one: Profile, other: Profile) =>
  hasLater(one, other) &&
  other.headEvents.some((kind) => beginnings.has(kind)) &&
  !other.headEvents.some((kind) => laterStages.has(kind));

/** Whether both tell of a round of a cup, and of none in common. */
const areRoundsApart = (some: readonly number[], others: readonly number[]) =>
  some.length > 0 && others.length > 0 && !some.some((round) => others.includes(round));

/** Whether so many more have died that days lie between: first reports differ as well, but not by half. */
const areTollsApart = (one: number | null, other: number | null) => {
  if (one === null || other === null) return false;
  const [less, more] = [Math.min(one, other), Math.max(one, other)];
  return more >= less * 1.5 && more - less >= 3;
};
