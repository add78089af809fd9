import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { Clock, DoorDecision, DoorLogin, HttpDoor } from '../core/ports.js';

/** The cookie that says that somebody has logged in. */
export const sessionCookie = 'kabar_session';

/** How long a login holds, in milliseconds. */
export const sessionMs = 30 * 24 * 3_600_000;

/** How long a wrong token waits for its answer: twice as long after each, from the first to the second number of milliseconds. */
const delaysMs = [250, 8_000] as const;

/** How many wrong tokens may wait for their answer at a time. */
const maxWaiting = 8;

/** How long after the last wrong token the delay starts again from its beginning, in milliseconds. */
const forgetMs = 15 * 60_000;

/** What became of a login. `slow-down`: too many wrong tokens wait for their answer. */
export type Login = { kind: 'open'; cookie: string } | { kind: 'wrong' } | { kind: 'slow-down' };

/** Who may come in. */
export interface DoorOptions {
  /** The token that opens the window; null where it is open to this machine alone. */
  token: string | null;
  /** The host names under which the operator reaches the window, beside those of this machine. */
  hosts: readonly string[];
  clock: Clock;
}

/**
 * The door of the window. Without a token it is open to requests that name this machine as their host: a page of
 * somebody else's whose name was made to lead here (DNS rebinding) names itself.
 */
export class Door implements HttpDoor {
  readonly #options: DoorOptions;
  #failures = 0;
  #failedAt = Number.NEGATIVE_INFINITY;
  #waiting = 0;

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /** Whether a token is asked for. */
  get isLocked(): boolean {
    return this.#options.token !== null;
  }

  /** Decides about a request. `session` is the value of the session's cookie. */
  decide(request: Request, session: string | undefined): DoorDecision {
    if (isChanging(request) && !isOwnOrigin(request)) return 'foreign-origin';
    if (this.#options.token === null) return this.#isHere(request) ? 'open' : 'foreign-host';
    return this.#holds(session) || this.isBearer(request) ? 'open' : 'login';
  }

  /** Decides about a request by the cookie that it bears. */
  judge(request: Request): DoorDecision {
    return this.decide(request, cookieOf(request, sessionCookie));
  }

  /** Checks a token that somebody typed, for a page that writes its own headers. */
  async enter(request: Request, token: string): Promise<DoorLogin> {
    const login = await this.login(token);
    if (login.kind !== 'open') return login;
    const secure = isSecure(request) ? '; Secure' : '';
    const rules = `Max-Age=${sessionMs / 1000}; HttpOnly; SameSite=Strict${secure}`;
    return { kind: 'open', setCookie: `${sessionCookie}=${login.cookie}; ${rules}` };
  }

  /** Whether a request bears the token itself, as scripts do. False where there is no token. */
  isBearer(request: Request): boolean {
    const [scheme = '', given = ''] = (request.headers.get('authorization') ?? '').split(' ');
    return scheme.toLowerCase() === 'bearer' && this.#isToken(given);
  }

  /** Checks a token that somebody typed. A wrong one is answered late, and later each time. */
  async login(given: string): Promise<Login> {
    if (this.#waiting >= maxWaiting) return { kind: 'slow-down' };
    if (this.#isToken(given)) {
      this.#failures = 0;
      return { kind: 'open', cookie: this.#issue() };
    }
    const { clock } = this.#options;
    if (clock.elapsed() - this.#failedAt > forgetMs) this.#failures = 0;
    this.#failedAt = clock.elapsed();
    const delay = Math.min(delaysMs[1], delaysMs[0] * 2 ** this.#failures);
    this.#failures += 1;
    this.#waiting += 1;
    await new Promise<void>((resolve) => clock.after(delay, resolve));
    this.#waiting -= 1;
    return { kind: 'wrong' };
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

/** Whether the browser reaches this process by TLS, which a proxy may have ended. */
export function isSecure({ headers, url }: Request): boolean {
  const [first = ''] = (headers.get('x-forwarded-proto') ?? '').split(',');
  return first.trim().toLowerCase() === 'https' || url.startsWith('https:');
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

function cookieOf(request: Request, name: string): string | undefined {
  const all = (request.headers.get('cookie') ?? '').split(';').map((each) => each.trim());
  return all.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
