import { parseDate, readDate, type WrittenDate } from '../read/dates.js';
import type { MetaTags } from './meta-tags.js';
import type { Dates, PageFacts, PageOptions } from './page-facts.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Where a page names dates. */
interface DateSources {
  options: PageOptions;
  linked: { dates: Dates } | null;
  meta: MetaTags;
  body: { dates: { found: Dates } };
  /** As written. */
  language: string | null;
}

/** When a page was published and last changed: by its linked data, else by its tags, else by what it shows. */
export function datesOf(sources: DateSources): Pick<PageFacts, 'publishedAt' | 'updatedAt'> {
  const data = sources.linked?.dates ?? { published: [], updated: [] };
  const tags = { published: tagged(sources, 'published'), updated: tagged(sources, 'updated') };
  // An article may be begun long before it is published.
  const begun = { published: tagged(sources, 'created'), updated: [] };
  const places = [data, tags, sources.body.dates.found, begun];
  const published = places.flatMap((place) => place.published);
  const [given = null] = published;
  const changed = places.flatMap((place) => place.updated)[0] ?? null;
  const isChange =
    given !== null && given === data.published[0] && given.instant === data.updated[0]?.instant;
  const [tag] = tags.published;
  const earlier = isChange && tag !== undefined && tag.instant < given.instant ? tag : given;
  const precise = withTime(earlier, published, sources.options.timezone ?? null);
  const all = [...published, ...places.flatMap((place) => place.updated)];
  const [publishedAt, updatedAt] = [instantOf(precise, all), instantOf(changed, all)];
  return { publishedAt, updatedAt: (updatedAt ?? 0) < (publishedAt ?? 0) ? null : updatedAt };
}

/** What the tags of a group say. */
function tagged({ meta, options, language }: DateSources, group: 'published' | 'created' | 'updated') {
  const [timezone, written] = [options.timezone ?? null, language ?? options.language ?? null];
  return meta.all(group).flatMap((text) => readDate(text, timezone, written) ?? []);
}

/** A day without a time gives way to a time of that day. */
function withTime(
  date: WrittenDate | null,
  others: readonly WrittenDate[],
  timezone: string | null,
): WrittenDate | null {
  if (date === null || !isMidnight(date, timezone)) return date;
  const isOfDay = ({ local, instant }: WrittenDate) =>
    (local > date.local && local < date.local + day) ||
    (instant > date.instant && instant < date.instant + 36 * hour);
  return others.find((other) => !isMidnight(other, timezone) && isOfDay(other)) ?? date;
}

/** East of Greenwich the local midnight belongs to the day before in UTC. */
function isMidnight({ local, instant, hasTime }: WrittenDate, timezone: string | null): boolean {
  const start = new Date(instant + 14 * hour).toISOString().slice(0, 10);
  return !hasTime || local % day === 0 || parseDate(start, timezone) === instant;
}

/**
 * The instant that a date means, in the zone that most dates of the page name which show the same time. UTC counts only where
 * no other is named: on 38 of 41 sites where the two contradict each other, `Z` stood behind a local time.
 */
function instantOf(date: WrittenDate | null, all: readonly WrittenDate[]): number | null {
  if (date === null || !date.hasTime) return date?.instant ?? null;
  const votes = new Map<number, number>();
  for (const { zone, local, instant } of all) {
    if (zone !== 'other' || Math.abs(local - date.local) >= minute) continue;
    votes.set(local - instant, (votes.get(local - instant) ?? 0) + 1);
  }
  const [first] = [...votes].sort(([, some], [, others]) => others - some);
  if (first !== undefined) return date.local - first[0];
  const told = all.filter(({ zone, instant }) => zone !== 'none' && differByZone(instant, date.instant));
  const isSame = told.some(({ instant }) => Math.abs(instant - date.instant) < minute);
  return date.zone === 'none' && !isSame ? (told[0]?.instant ?? date.instant) : date.instant;
}

/** Whether two instants are the same moment told in two zones: whole half hours apart, but for the seconds. */
function differByZone(one: number, other: number): boolean {
  const apart = Math.abs(one - other);
  return apart <= 14 * hour && (apart + minute) % (hour / 2) < 2 * minute;
}
