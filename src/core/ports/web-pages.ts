import type { Language } from '../language.js';

/**
 * Answers every request below a path of the HTTP server, e.g. `/websub/`, in the web's own words. At any time. Of two
 * prefixes that fit a request the longer one has it.
 * @param prefix begins and ends with a slash.
 * @param maxBytes the largest body that is taken; a larger one is refused before it is read. Default: 64 KiB, as much as
 * forms and commands need.
 * @returns what undoes it. Doing that twice does nothing.
 * @throws Error when the prefix is taken.
 */
export type HttpMount = (
  prefix: string,
  handle: (request: Request) => Promise<Response>,
  maxBytes?: number,
) => () => void;

/**
 * What a door decides about a request. `login`: they may come in with the token. `slow-down`: too many wrong tokens wait
 * for their answer. `foreign-…`: it comes by another name, or from another site.
 */
export type DoorDecision = 'open' | 'login' | 'slow-down' | 'foreign-host' | 'foreign-origin';

/** What became of a login. `setCookie` is the value of the header that tells the browser. */
export type DoorLogin = { kind: 'open'; setCookie: string } | { kind: 'wrong' } | { kind: 'slow-down' };

/** Who may come in to the pages, the API and the metrics of this process. One login opens all of them. */
export interface HttpDoor {
  /** Decides about a request by where it comes from and what it bears. One that bears a wrong token is decided late. */
  judge(request: Request): Promise<DoorDecision>;
  /** Checks a token that somebody typed. A wrong one is answered late, and later each time; the right one at once. */
  enter(request: Request, token: string): Promise<DoorLogin>;
}

/** A page of the navigation. `href` starts at the server's root, without a slash. */
export interface PageLink {
  href: string;
  label: string;
}

/** What all pages of this process share. Addresses start at the server's root, without a slash: a proxy may serve them below any path. */
export interface WebPages {
  door: HttpDoor;
  /** The page where one logs in; null where there is none: then a page asks for the token itself. */
  login: string | null;
  /** The style sheets that give all pages one look. */
  styles(): readonly string[];
  /** The pages that each page leads to. */
  links(language: Language): readonly PageLink[];
  /** The language that somebody chose on another page; null where they chose none. */
  chosenLanguage(request: Pick<Request, 'headers'>): Language | null;
}
