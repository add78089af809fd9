import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../src/core/ports.js';
import { loopback } from './config.js';
import { cookie, cookieOf } from './session.js';

const cookieName = 'kabar-door';

/** More wrong tokens than this within a minute, and nobody is let in for the rest of it. */
const maxWrong = 10;

/** `form`: they may come in with the token. */
export type Verdict = 'in' | 'form' | 'foreign' | 'too-many';

/**
 * Who may come in: with a token whoever knows it, without one whoever sits at this machine. Whatever changes something has
 * to come from the page itself.
 */
export class Door {
  readonly #digest: Buffer | null;
  readonly #clock: Pick<Clock, 'elapsed'>;
  #wrongAt: number[] = [];

  constructor(token: string | null, clock: Pick<Clock, 'elapsed'>) {
    this.#digest = token === null ? null : digestOf(token);
    this.#clock = clock;
  }

  /** Judges a request for anything but the way in. */
  judge(request: Request): Verdict {
    if (!isRead(request) && !isFromPage(request)) return 'foreign';
    // Another site's name may lead to this machine as well (DNS rebinding).
    if (this.#digest === null) return loopback.test(hostOf(request)) ? 'in' : 'foreign';
    const [, bearer] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (bearer !== undefined) return this.#try(bearer);
    const known = cookieOf(request, cookieName);
    return known !== null && isSame(Buffer.from(known, 'base64url'), keyOf(this.#digest)) ? 'in' : 'form';
  }

  /** Takes the token that somebody typed. @returns the cookie by which they are known from now on. */
  enter(request: Request, token: string): { verdict: Verdict; setCookie: string | null } {
    const verdict = isFromPage(request) && this.#digest !== null ? this.#try(token) : 'foreign';
    const key = this.#digest === null ? '' : keyOf(this.#digest).toString('base64url');
    return { verdict, setCookie: verdict === 'in' ? cookie(cookieName, key) : null };
  }

  #try(token: string): Verdict {
    const now = this.#clock.elapsed();
    this.#wrongAt = this.#wrongAt.filter((at) => at > now - 60_000);
    if (this.#wrongAt.length >= maxWrong) return 'too-many';
    if (this.#digest !== null && isSame(digestOf(token), this.#digest)) return 'in';
    this.#wrongAt.push(now);
    return 'form';
  }
}

const isRead = ({ method }: Request) => method === 'GET' || method === 'HEAD';

/** Browsers say where a request comes from; what is no browser has to bring the token in its header. */
function isFromPage(request: Request): boolean {
  const { headers } = request;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
  return headers.has('authorization');
}

const hostOf = (request: Request) => new URL(request.url).hostname;

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** What the cookie holds: whoever reads it does not know the token. */
const keyOf = (digest: Buffer) => createHash('sha256').update('door ').update(digest).digest();

const isSame = (left: Buffer, right: Buffer) => left.length === right.length && timingSafeEqual(left, right);
