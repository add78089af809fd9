/**
 * Whether two addresses are of one site: `amp.kompas.com` and `nasional.kompas.com`. The last two labels of
 * the host count, three below a short second level such as `co.id`.
 */
export function isSameSite(left: string, right: string): boolean {
  return siteOf(left) === siteOf(right);
}

function siteOf(address: string): string {
  const labels = new URL(address).hostname.split('.');
  const count = (labels.at(-2)?.length ?? 0) <= 3 && labels.length > 2 ? 3 : 2;
  return labels.slice(-count).join('.');
}

/** Whether an address is the front page of its site. */
export function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return /^\/(?:index\.\w+)?$/.test(pathname) && search === '';
}
