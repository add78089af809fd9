import { BoundedMap } from '../core/bounded-map.js';
import { type Figure, hourOf } from '../core/figures.js';
import { wallTime } from '../core/time/clock-time.js';

const hourMs = 3_600_000;

/** What was counted within one hour or day that began at `at`. */
export interface Point {
  at: number;
  articles: number;
  posts: number;
}

/** The last hours, the present one included, the oldest first. */
export function byHour(figures: readonly Figure[], now: number, hours: number): Point[] {
  const last = hourOf(now);
  const points = Array.from({ length: hours }, (_, index) => pointAt(last - (hours - 1 - index) * hourMs));
  const known = new Map(points.map((point) => [point.at, point]));
  for (const figure of figures) add(known.get(figure.hour), figure);
  return points;
}

/** The last days of a zone, today included, the oldest first. */
export function byDay(figures: readonly Figure[], now: number, days: number, zone: string): Point[] {
  const points = new Map<number, Point>();
  // Every hour names its day; a day may have 23 or 25 of them.
  for (let at = hourOf(now) - (days + 1) * 24 * hourMs; at <= now; at += hourMs) {
    const day = dayOf(at, zone);
    if (!points.has(day)) points.set(day, pointAt(at));
  }
  for (const figure of figures) add(points.get(dayOf(figure.hour, zone)), figure);
  return [...points.values()].slice(-days);
}

const pointAt = (at: number): Point => ({ at, articles: 0, posts: 0 });

function add(point: Point | undefined, { kind, count }: Figure): void {
  if (point === undefined) return;
  if (kind === 'articles') point.articles += count;
  if (kind === 'posts') point.posts += count;
}

/** The day of each hour: the same few hundred are asked for every few seconds. */
const known = new BoundedMap<string, number>(5_000);

function dayOf(at: number, zone: string): number {
  const key = `${at} ${zone}`;
  let day = known.get(key);
  if (day === undefined) {
    day = wallTime(at, zone).day;
    known.set(key, day);
  }
  return day;
}
