import type { PageContext } from './context.js';

/** A path below the window's root with its question, in the characters of addresses. It begins like no scheme and no host. */
const ownAddress = /^[a-z0-9-]+(?:\/[\w:.~%@!$&'()*+,;=-]*)*(?:\?[!-~]*)?$/;

/** The longest address that a form may name. */
const maxLength = 4_096;

/** The address of a page that was asked for, below the window's root. */
export function addressOf({ req }: PageContext): string {
  const { pathname, search } = new URL(req.url);
  return `${pathname.slice(1)}${search}`;
}

/** A page of this window that a form names, below its root; anything else is the root. */
export function pageIn(name: unknown): string {
  const isOwn =
    typeof name === 'string' &&
    name.length <= maxLength &&
    ownAddress.test(name) &&
    // A step up would lead out of a proxy's prefix.
    !/(?:^|\/|%2f)(?:\.|%2e){1,2}(?:\/|%2f|\?|$)/i.test(name);
  return isOwn ? name : './';
}
