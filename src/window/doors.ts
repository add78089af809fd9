import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { cookieFor, cookieOf } from '../core/cookies.js';
import type { Clock, DoorDecision, DoorLogin, HttpDoor } from '../core/ports.js';

/** The cookie that says that somebody has logged in. */
export const sessionCookie = 'kabar_session';

/** How long a login holds, in milliseconds. */
const sessionMs = 30 * 24 * 3_600_000;

/** How long a wrong token waits for its answer: twice as long after each, from the first to the second number of milliseconds. */
const delaysMs = [250, 8_000] as const;

/** How many wrong tokens may wait for their answer at a time. What comes beyond is told so at once, and holds nothing. */
const maxWaiting = 8;

/** How long after the last wrong token the delay starts again from its beginning, in milliseconds. */
const forgetMs = 15 * 60_000;

/** Who may come in. */
interface DoorOptions {
  /** The token that opens the window; null where it is open to this machine alone. */
  token: string | null;
  /** The host names under which the operator reaches the window, beside those of this machine. */
  hosts: readonly string[];
  clock: Clock;
}

/** What became of a wrong token: its answer waited, or too many did already. */
type Refusal = 'wrong' | 'slow-down';

/**
 * Slows down who guesses. Only wrong tokens wait: a right one is let in at once, however many others are guessing. So it
 * is the length of the token that keeps out who guesses many at a time.
 */
class Slowness {
  readonly #clock: Clock;
  #failures = 0;
  #failedAt = Number.NEGATIVE_INFINITY;
  #waiting = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  forget(): void {
    this.#failures = 0;
  }

  /** Counts a wrong token, and resolves when it may be answered. */
  async refuse(): Promise<Refusal> {
    if (this.#waiting >= maxWaiting) return 'slow-down';
    const now = this.#clock.elapsed();
    if (now - this.#failedAt > forgetMs) this.#failures = 0;
    this.#failedAt = now;
    const delay = Math.min(delaysMs[1], delaysMs[0] * 2 ** this.#failures);
    this.#failures += 1;
    this.#waiting += 1;
    await new Promise<void>((resolve) => this.#clock.after(delay, resolve));
    this.#waiting -= 1;
    return 'wrong';
  }
}

/**
 * The door of all pages, of the API and of the metrics. Without a token it is open to requests that name this machine as
 * their host: a page of somebody else's whose name was made to lead here (DNS rebinding) names itself.
 */
export class Door implements HttpDoor {
  readonly #options: DoorOptions;
  /** A script that goes on with an old token does not slow down the person who mistypes the new one. */
  readonly #slowness: { typed: Slowness; borne: Slowness };

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#slowness = { typed: new Slowness(options.clock), borne: new Slowness(options.clock) };
  }

  /** Whether a token is asked for. */
  get isLocked(): boolean {
    return this.#options.token !== null;
  }

  async judge(request: Request): Promise<DoorDecision> {
    if (isChanging(request) && !isOwnOrigin(request)) return 'foreign-origin';
    if (this.#options.token === null) return this.#isHere(request) ? 'open' : 'foreign-host';
    if (this.#holds(cookieOf(request, sessionCookie))) return 'open';
    const borne = bearerOf(request);
    if (borne === null) return 'login';
    if (this.#isToken(borne)) {
      this.#slowness.borne.forget();
      return 'open';
    }
    return (await this.#slowness.borne.refuse()) === 'wrong' ? 'login' : 'slow-down';
  }

  async enter(request: Request, given: string): Promise<DoorLogin> {
    if (!this.#isToken(given)) return { kind: await this.#slowness.typed.refuse() };
    this.#slowness.typed.forget();
    return { kind: 'open', setCookie: cookieFor(request, sessionCookie, this.#issue(), sessionMs / 1000) };
  }

  #isHere(request: Request): boolean {
    // Behind a proxy everybody seems to come from this machine: there a token is needed.
    if (request.headers.has('x-forwarded-for') || request.headers.has('forwarded')) return false;
    const host = hostOf(request.headers.get('host') ?? new URL(request.url).host);
    return host !== null && (isLoopback(host) || this.#options.hosts.includes(host));
  }

  #isToken(given: string): boolean {
    const { token } = this.#options;
    return token !== null && timingSafeEqual(digest(given), digest(token));
  }

  /** The cookie names its end and is signed with the token: every process that has the token knows it, and a new token ends it. */
  #issue(): string {
    const until = String(this.#options.clock.now() + sessionMs);
    return `${until}.${this.#sign(until)}`;
  }

  #holds(session: string | undefined): boolean {
    const [until = '', signature = ''] = (session ?? '').split('.');
    if (!/^\d{1,16}$/.test(until) || Number(until) <= this.#options.clock.now()) return false;
    return timingSafeEqual(digest(signature), digest(this.#sign(until)));
  }

  #sign(until: string): string {
    return createHmac('sha256', `kabar session ${this.#options.token}`).update(until).digest('base64url');
  }
}

/** Whether a host name or address means this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

function isChanging({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** Whether a changing request comes from the window's own pages, or from no page at all. */
function isOwnOrigin({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? new URL(url).host);
}

function hostOf(authority: string): string | null {
  const url = `http://${authority}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}

/** The token that a request bears, as scripts do: https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
function bearerOf({ headers }: Request): string | null {
  const [, given = null] = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  return given;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
