import { createHash } from 'node:crypto';

/** Where the volatile fields of a feed stand: before its first item, and not far. */
const longestHead = 65_536;
/** How far from the end a closing comment may begin. */
const longestTail = 1000;
const firstItem = /<(?:[\w-]{1,20}:)?(?:item|entry)[\s>/]|<url>\s{0,40}<loc>/i;
/** Bounded on all sides, so that no body makes it slow. */
const volatile =
  /<((?:[\w-]{1,20}:)?(?:lastBuildDate|pubDate|updated|modified|date))(?:\s[^>]{0,200})?>[^<]{0,200}<\/\1>/gi;
const comment = /<!--[^<]{0,500}-->/g;

/**
 * A hash of all in a feed's body that means something: equal hashes, equal items. Left out are the dates
 * that the feed as a whole bears and comments, in its head, and a comment at its end (how long a cache
 * took). No more is needed: the dates of the items stay in.
 */
export function bodyHash(body: Buffer): string {
  // latin1 gives each byte a character of its own: nothing is lost, whatever the charset.
  const start = body.toString('latin1', 0, Math.min(body.length, longestHead));
  const headEnd = start.search(firstItem);
  const head = headEnd < 0 ? (isEmptyXml(start, body) ? start : '') : start.slice(0, headEnd);
  return createHash('sha256')
    .update(withoutVolatile(head), 'latin1')
    .update(body.subarray(head.length, endOf(body, head.length)))
    .digest('base64url');
}

/** What stands around the items of a feed, without the dates that it bears as a whole, and without comments. */
export function withoutVolatile(around: string): string {
  return around.replace(comment, '').replace(volatile, '');
}

/** A feed without items is a head and nothing else. */
function isEmptyXml(start: string, body: Buffer): boolean {
  return start.length === body.length && /^[^\w{[]{0,20}</.test(start);
}

/** Where the body ends, but for a comment behind all else. */
function endOf(body: Buffer, from: number): number {
  const tail = body
    .subarray(Math.max(from, body.length - longestTail))
    .toString('latin1')
    .trimEnd();
  const opening = tail.endsWith('-->') ? tail.lastIndexOf('<!--') : -1;
  return opening < 0 ? body.length : Math.max(from, body.length - longestTail) + opening;
}
