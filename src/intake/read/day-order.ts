/** Which of two numbers that could both be a month stands first. */
export type DayOrder = 'day' | 'month';

const american =
  /^(?:America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana\/.+|Kentucky\/.+)|Pacific\/Honolulu|US\/.+)$/;
/** Both orders are written there, or the year goes first. */
const mixed = /^(?:America\/(?:Toronto|Vancouver|Edmonton|Winnipeg|Halifax)|Asia\/Manila|Canada\/.+)$/;
const nowhere = /^(?:UTC|GMT|Etc\/.+)$/i;
/** English as it is written where the day goes first. `en-US` proves nothing: it is what many systems write unasked. */
const dayFirst = /^en[-_](?:gb|uk|ie|au|nz|in|za|sg|my|id|ke|ng|pk)$/i;
/** In these languages the year goes first, and two numbers before it are foreign. */
const yearFirst = /^(?:ja|zh|ko|hu|lt|mn)(?:[-_]|$)/i;

/**
 * How a newsroom of this place and language writes `3/4/2026`; null where nobody can tell.
 * @param language BCP 47 tag, as written. @param timezone IANA zone of the publisher.
 */
export function dayOrder(language: string | null, timezone: string | null): DayOrder | null {
  const isEnglish = language === null || /^(?:en(?:[-_]|$)|\s*$)/i.test(language);
  if (timezone !== null && !nowhere.test(timezone) && !mixed.test(timezone))
    return american.test(timezone) && isEnglish ? 'month' : 'day';
  if (isEnglish) return dayFirst.test(language ?? '') ? 'day' : null;
  return yearFirst.test(language) ? null : 'day';
}

/** The same by the abbreviation of a zone behind the time: `EST` is American, `WIB` and `CET` are not, `GMT` is anybody's. */
export function orderByZone(abbreviation: string): DayOrder | null {
  if (/^(?:[ECMP][SD]?T|AK[SD]T|HST)$/i.test(abbreviation)) return 'month';
  return /^(?:Z|UTC?|GMT|CST)$/i.test(abbreviation) ? null : 'day';
}
