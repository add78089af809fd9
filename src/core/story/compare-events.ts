import { areApart, both } from './compare-stems.js';
import { kindsNamed, rivals } from './events.js';
import { isAmong } from './numbers.js';
import type { Profile } from './profile.js';

/** What the numbers of two articles speak for. */
export function numberFeatures(left: Profile, right: Profile) {
  const worth = (number: string) => (Number(number.replace('%', '')) > 12 || /[.%]/.test(number) ? 1 : 0.3);
  const shared = both(left.numbers.all, right.numbers.all).reduce((sum, each) => sum + worth(each), 0);
  const clash = (one: Profile, other: Profile) =>
    one.headNumbers.all.size > 0 &&
    other.numbers.all.size > 0 &&
    ![...one.headNumbers.all].some((each) => isAmong(each, other.numbers.all));
  return {
    numbersShared: Math.min(1, shared / 2.5),
    headNumbersShared: Math.min(
      1,
      both(left.headNumbers.all, right.headNumbers.all).reduce((sum, each) => sum + worth(each), 0),
    ),
    headNumbersClash: (Number(clash(left, right)) + Number(clash(right, left))) / 2,
    scoresShared: Number(both(left.numbers.scores, right.numbers.scores).length > 0),
    scoresApart: Number(areApart(left.numbers.scores, right.numbers.scores)),
  };
}

/** What the events of two articles speak for. */
export function eventFeatures(left: Profile, right: Profile) {
  const heads = left.headEvents.filter((kind) => right.headEvents.includes(kind));
  const heldIn = (one: Profile, other: Profile) =>
    one.headEvents.length === 0
      ? 0.5
      : one.headEvents.filter((kind) => other.events.includes(kind)).length / one.headEvents.length;
  const bothName = left.headEvents.length > 0 && right.headEvents.length > 0;
  const rival = (one: Profile, other: Profile) =>
    one.headEvents.some(
      (kind) => !other.events.includes(kind) && other.headEvents.some((each) => rivals[kind]?.has(each)),
    );
  const union = new Set([...left.events, ...right.events]).size;
  return {
    headEventsShared: Math.min(1, heads.length / 2),
    headEventsHeld: (heldIn(left, right) + heldIn(right, left)) / 2,
    eventsShared: union === 0 ? 0 : left.events.filter((kind) => right.events.includes(kind)).length / union,
    headEventsApart: Number(bothName && heads.length === 0),
    rivalEvents: (Number(rival(left, right)) + Number(rival(right, left))) / 2,
  };
}

/** What is told of an event as soon as it is known: headlines put it before the event itself. */
const consequences = kindsNamed('death injury search');

/** Whether one headline tells of something after what the other one tells. */
export function comesAfter(one: Profile, other: Profile): number {
  if (!one.earlierEvents.some((kind) => other.mainEvents.includes(kind))) return 0;
  if (one.mainEvents.some((kind) => other.mainEvents.includes(kind) || consequences.has(kind))) return 0;
  return one.mainEvents.length > 0 ? 1 : 0.5;
}

/** Whether two articles tell of other places. */
export function placeFeatures(left: Profile, right: Profile) {
  const isElsewhere = (one: Profile, other: Profile) =>
    one.scenes.length > 0 && !one.scenes.some((scene) => other.all.has(scene));
  return {
    scenesApart: Number(isElsewhere(left, right) && isElsewhere(right, left)),
    countriesApart: Number(
      left.countries.length > 0 &&
        right.countries.length > 0 &&
        !left.countries.some((country) => right.countries.includes(country)),
    ),
  };
}
