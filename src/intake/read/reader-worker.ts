import { describeError, KabarError } from '../../core/errors.js';
import type { ParsedFeed, ReadOptions } from './parsed-feed.js';
import { readFeed } from './read-feed.js';

/** What the other thread is asked. */
export interface ReadTask {
  body: Uint8Array;
  options: ReadOptions;
}

/** What it answers. An error loses its class and remedy on the way between threads, so it goes as plain data. */
export type ReadAnswer =
  | { feed: ParsedFeed }
  | { refused: { message: string; remedy: string; cause: string | null } };

/** The other thread's part: {@link readFeed}. */
export async function readInWorker({ body, options }: ReadTask): Promise<ReadAnswer> {
  try {
    return { feed: await readFeed(body, options) };
  } catch (error) {
    if (!(error instanceof KabarError)) throw error;
    const { message, remedy, cause } = error;
    return { refused: { message, remedy, cause: cause === undefined ? null : describeError(cause) } };
  }
}
