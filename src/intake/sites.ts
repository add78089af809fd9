import { getDomain } from 'tldts';

/**
 * The domain that somebody registered for the site at an address: `kompas.com` for `https://amp.kompas.com/`. On a
 * platform such as `blogspot.com` each name is a site of its own. An IP address or a local name stands for itself.
 */
export function siteOf(address: string): string {
  return getDomain(address, { allowPrivateDomains: true }) ?? new URL(address).hostname;
}

/** Whether two addresses are of one site: `amp.kompas.com` and `nasional.kompas.com`. */
export function isSameSite(left: string, right: string): boolean {
  return siteOf(left) === siteOf(right);
}

/** Whether an address is the front page of its site. */
export function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return /^\/(?:index\.\w+)?$/.test(pathname) && search === '';
}
