/** A header of an answer as one text, or null. */
export function header(headers: Record<string, string | string[] | undefined>, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** A validator that can be sent back as it came; null for one that is empty, endless or not plain ASCII. */
export function validator(value: string | null): string | null {
  return value !== null && /^[\x20-\x7e]{1,1000}$/.test(value) ? value : null;
}

const longestWait = 24 * 3_600_000;

/**
 * How long `Retry-After` asks to wait: milliseconds, at most a day; null where it says nothing.
 * Both forms of RFC 9110 10.2.3 are read: seconds and a date.
 */
export function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? null : Math.min(longestWait, Math.max(0, ms));
}

/** How long `Cache-Control` says that an answer stays fresh, in seconds; null where it says nothing. */
export function maxAge(cacheControl: string | null): number | null {
  if (cacheControl === null || /\bno-(?:cache|store)\b/i.test(cacheControl)) return null;
  const seconds = /\bmax-age\s*=\s*"?(\d{1,10})/i.exec(cacheControl)?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** The `Authorization` header of HTTP Basic. */
export function basicLogin(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
