/** What the operator may do about a feed that cannot be read. Kabar never pretends to be a browser. */
export type FeedRemedy =
  /** The publisher does not let Kabar in by its honest name. */
  | 'refused'
  | 'login'
  /** Nothing, or no feed, is at the address: the site may say where it is now. */
  | 'moved'
  /** A certificate is past its time, or this machine's clock is wrong. */
  | 'clock'
  | 'certificate';

const remedies: readonly (readonly [pattern: RegExp, remedy: FeedRemedy])[] = [
  [/\bHTTP 403\b/, 'refused'],
  [/\bHTTP (?:401|407)\b/, 'login'],
  [/\bHTTP (?:404|410)\b|\bweb page, not a feed\b/, 'moved'],
  [/certificate (?:has expired|is not valid yet)/, 'clock'],
  [/certificate/, 'certificate'],
];

/** What may help, by the reason that is kept of a feed that fails; null where it can only be tried again. */
export function feedRemedy(reason: string): FeedRemedy | null {
  return remedies.find(([pattern]) => pattern.test(reason))?.[1] ?? null;
}
