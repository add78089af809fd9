const day = 24 * 3_600_000;

/** What is kept for how long, in milliseconds. */
export interface RetentionPolicy {
  articleAge: number;
  articleCount: number;
  /** An article is kept, however old, while a chat may wait for an entry of it that is younger than this. */
  waitingAge: number;
}

/** Articles are kept for 30 days, and longer while a chat waits for an entry that is younger than 8 days. */
export const defaultAges = { articleAge: 30 * day, waitingAge: 8 * day } satisfies Partial<RetentionPolicy>;

/** How many settlements that were not posted are kept: the newest. */
export const maxRefusals = 1_000;
