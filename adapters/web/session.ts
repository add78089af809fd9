import { createHash, randomBytes } from 'node:crypto';
import { cookieFor, cookieOf } from '../../src/core/cookies.js';

const cookieName = 'kabar-chat';

/** The longest that browsers keep a cookie: 400 days, in seconds. */
const maxAge = 400 * 86_400;

/** One browser. */
export interface Session {
  /** The address of its chat. Other than the secret of its cookie it may stand in logs and exports. */
  address: string;
  /** What the browser has to be told, where it does not know yet. */
  setCookie: string | null;
}

/** Whether an address is one that this adapter makes. */
export const isAddress = (text: string) => /^[\w-]{22}$/.test(text);

/** The session that a request belongs to; null where its browser has none. */
export function readSession(request: Request): Session | null {
  const secret = cookieOf(request, cookieName);
  return secret === undefined || !/^[\w-]{32}$/.test(secret)
    ? null
    : { address: addressOf(secret), setCookie: null };
}

/** A session for a browser that comes for the first time. */
export function newSession(request: Request): Session {
  const secret = randomBytes(24).toString('base64url');
  return { address: addressOf(secret), setCookie: cookieFor(request, cookieName, secret, maxAge) };
}

/** Nothing need be kept for it: the same cookie leads to the same chat after every restart. */
function addressOf(secret: string): string {
  return createHash('sha256').update(`chat ${secret}`).digest('base64url').slice(0, 22);
}
