import type { ParsedItem } from './parsed-feed.js';

/** Where faces, emoji and counters come from. */
const signHost =
  /^https?:\/\/(?:[\w-]+\.)*(?:gravatar\.com|s\.w\.org|avatars\d*\.githubusercontent\.com|feeds\.feedburner\.com|feeds\.wordpress\.com|stats\.wordpress\.com|pixel\.wp\.com|doubleclick\.net)\//;
/** Folders of signs, and pictures that are square with a side of less than 100. */
const signFolder = /\/(?:emojis?|emoticons?|smilies|smileys?|avatars?|favicons?|(\d\d)x\1)\//;
/** Files that fill a place or lead to where a text can be shared. */
const signFile =
  /^(?:spacer|pixel|blank|transparent|clear|smiley|avatar)[-_.\d]*(?:gif|png|jpe?g|svg|webp)?$|(?:^|[-_.])(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|rss|share)[-_]?(?:icon|button|logo|share)s?(?:[-_.\d]|$)/;

/** Whether a picture is a sign that says nothing of an article: a face, an emoji, a button, a counter. */
export function isSign(url: string): boolean {
  const [path = ''] = url.toLowerCase().split(/[?#]/, 1);
  return signHost.test(path) || signFolder.test(path) || signFile.test(path.slice(path.lastIndexOf('/') + 1));
}

/** What sites show where they have no picture. */
export function isPlaceholder(url: string): boolean {
  const file = url.slice(url.lastIndexOf('/') + 1);
  return /(?:^|[-_.])(?:logo|default|placeholder|no-?image|favicon|blank)s?(?:[-_.@\d]|$)/i.test(file);
}

/** A picture that so many items have, and half of all, is the publisher's own. */
const ofPublisher = 3;

/**
 * Takes away the picture that most items of a feed share: the sign of a publisher, or the cover of a show. The items that
 * are not read whole count, too.
 * @param unread how they are written.
 */
export function dropSharedImages(items: readonly ParsedItem[], unread: readonly string[]): void {
  const whole = items.filter(({ brief }) => brief === undefined);
  for (const url of new Set(whole.flatMap(({ image }) => image?.url ?? []))) {
    const own = whole.filter(({ image }) => image?.url === url);
    const written = writtenPart(url);
    const count = own.length + unread.filter((source) => source.includes(written)).length;
    if (count < ofPublisher || count * 2 < whole.length + unread.length) continue;
    for (const item of own) item.image = null;
  }
}

/** What of an address stands in a document just so, whether it is relative or escaped. */
function writtenPart(url: string): string {
  const { pathname, search, href } = new URL(url);
  return pathname.length > 4 ? (`${pathname}${search}`.split('&', 1)[0] as string) : href;
}
