import { resolveLink } from './links.js';
import type { ParsedFeed } from './parsed-feed.js';
import { all, attribute, type Fields, own } from './xml-element.js';

/** The hub that a feed names, and its own address there. */
export function hubOf(feed: Fields, url: string): ParsedFeed['hub'] {
  const find = (wanted: string) => {
    const element = all(feed, 'link').find((each) =>
      attribute(each, 'rel').toLowerCase().split(/\s+/).includes(wanted),
    );
    return element === undefined
      ? null
      : resolveLink(attribute(element, 'href'), attribute(element, 'base') || url);
  };
  const hub = find('hub');
  return hub === null ? null : { hub, self: find('self') ?? url };
}

const periods: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};

/** How long a feed asks not to be polled again, in seconds. */
export function ttlOf(feed: Fields): number | null {
  const first = (name: string) => own(all(feed, name)[0] ?? '').trim();
  // RSS 2.0 counts `ttl` in minutes.
  const ttl = Number.parseFloat(first('ttl')) * 60;
  if (ttl > 0) return Math.round(ttl);
  const period = periods[first('period').toLowerCase()];
  if (period === undefined) return null;
  const frequency = Number.parseFloat(first('frequency') || '1');
  return frequency > 0 ? Math.max(1, Math.round(period / frequency)) : period;
}
