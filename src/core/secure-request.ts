/**
 * Whether a browser reaches this process by TLS, which a proxy may have ended. Whoever says so without it being true only
 * gets a cookie that their own browser does not keep.
 */
export function isSecure({ headers, url }: Pick<Request, 'headers' | 'url'>): boolean {
  const [first = ''] = (headers.get('x-forwarded-proto') ?? '').split(',');
  return first.trim().toLowerCase() === 'https' || url.startsWith('https:');
}
