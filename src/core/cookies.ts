/**
 * The header that has a browser keep a cookie for so many seconds; 0 takes it back. Without a path: the browser takes the
 * folder of the address, which is the page's own behind a proxy's prefix too. No script and no other site can use it.
 */
export function cookieFor(
  request: Pick<Request, 'headers' | 'url'>,
  name: string,
  value: string,
  seconds: number,
): string {
  const secure = isSecure(request) ? '; Secure' : '';
  return `${name}=${value}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** What a request bears as a cookie of this name. */
export function cookieOf({ headers }: Pick<Request, 'headers'>, name: string): string | undefined {
  const all = (headers.get('cookie') ?? '').split(';').map((each) => each.trim());
  return all.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}

/**
 * Whether a browser reaches this process by TLS, which a proxy may have ended. Whoever says so without it being true only
 * gets a cookie that their own browser does not keep.
 */
function isSecure({ headers, url }: Pick<Request, 'headers' | 'url'>): boolean {
  const [first = ''] = (headers.get('x-forwarded-proto') ?? '').split(',');
  return first.trim().toLowerCase() === 'https' || url.startsWith('https:');
}
