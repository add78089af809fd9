import { validateHeaderValue } from 'node:http';
import type { Feed } from '../../core/catalog.js';
import { type FeedAccess, filledIn } from '../../core/feed-access.js';
import { FetchFailure } from './failure.js';
import { basicLogin } from './headers.js';

/** How one feed is asked, and the only site that may learn of it. */
export interface Access extends FeedAccess {
  /** The feed's own address. A redirect, or a move for good, to another site gets none of this. */
  home: string;
}

/** The value of a variable of the environment. @throws Error in words for the operator if there is none. */
export type Variables = (name: string) => string;

/** The access that a feed's entry in the catalog asks for; undefined where it is asked like any other. */
export function accessOf({ url, headers, login, userAgent, tls }: Feed): Access | undefined {
  if (headers === undefined && login === undefined && userAgent === undefined && tls === undefined)
    return undefined;
  return { home: url, headers, login, userAgent, tls };
}

/** Whether an address lies on the site of a feed, and the way there is no less secure: the same origin, or its https. */
export function isHome(url: URL, home: string): boolean {
  const own = new URL(home);
  if (url.origin === own.origin) return true;
  const isUpgrade = own.protocol === 'http:' && url.protocol === 'https:';
  return isUpgrade && own.port === '' && url.port === '' && url.hostname === own.hostname;
}

/**
 * The headers of a feed's own access, with lower-case names, and the variables filled in.
 * @throws FetchFailure that names a variable that is missing, or does not fit into a header. It holds no value.
 */
export function headersOf(
  { headers = {}, login, userAgent }: Access,
  variables: Variables,
): Record<string, string> {
  const fill = (text: string) =>
    filledIn(text, (name) => {
      try {
        return variables(name);
      } catch (error) {
        throw new FetchFailure(error instanceof Error ? error.message : `the variable ${name} is not set`);
      }
    });
  const filled = Object.entries(headers).map(([name, text]) => {
    const value = fill(text);
    try {
      validateHeaderValue(name, value);
    } catch {
      throw new FetchFailure(`the value of its header ${name} holds characters that no header may have`);
    }
    return [name.toLowerCase(), value] as const;
  });
  return {
    ...Object.fromEntries(filled),
    ...(login && { authorization: basicLogin(fill(login.user), fill(login.password)) }),
    ...(userAgent && { 'user-agent': userAgent }),
  };
}
