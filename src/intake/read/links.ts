/** A longer address is not one that a reader can be sent to. In UTF-16 units. */
const longestAddress = 2048;

/**
 * The absolute http or https address that `reference` names from `base`, or null. A name and password in it
 * are taken out: `https://bbc.com@example.net` must not look like what it is not.
 */
export function resolveLink(reference: string | null | undefined, base: string): string | null {
  // Escaped once too often. Nobody means a parameter called `amp;b`.
  const text = reference?.trim().replace(/&(?:amp|#0?38);/gi, '&') ?? '';
  if (text === '' || text.length > longestAddress) return null;
  const written = /^www\./i.test(text) ? `https://${text}` : text;
  const url = parse(written, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  // Setting a part parses the whole again, so it is done only where there is something to take out.
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url.href.length > longestAddress ? null : url.href;
}

function parse(text: string, base: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Whether a text is an http or https address by itself. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text);
}
