/** What the operator may do about a feed that cannot be read. Kabar never pretends to be a browser. */
export type FeedRemedy =
  /** The publisher does not let Kabar in by its honest name. */
  | 'refused'
  | 'login'
  /** Nothing is at the address: the site may say where the feed is now. */
  | 'moved'
  /** A page is at the address, which may name its feed. */
  | 'page'
  /** A certificate is past its time, or this machine's clock is wrong. */
  | 'clock'
  | 'certificate';

const remedies: readonly (readonly [pattern: RegExp, remedy: FeedRemedy])[] = [
  [/\bHTTP 403\b/, 'refused'],
  [/\bHTTP (?:401|407)\b/, 'login'],
  [/\bHTTP (?:404|410)\b/, 'moved'],
  [/\bweb page, not a feed\b/, 'page'],
  [/certificate (?:has expired|is not valid yet)/, 'clock'],
  [/certificate/, 'certificate'],
];

/** What may help, by the reason that is kept of a feed that fails; null where it can only be tried again. */
export function feedRemedy(reason: string): FeedRemedy | null {
  return remedies.find(([pattern]) => pattern.test(reason))?.[1] ?? null;
}
