import type { Meaning } from '../core/story/meaning.js';
import type { ParsedItem } from './read/parsed-feed.js';

/** An item together with what it is known by. */
export interface IdentifiedItem extends ParsedItem {
  /** Canonical. */
  link: string;
  /** Its identity keys, the best first. Short hashes: there are many of them. */
  keys: readonly [string, ...string[]];
  /** What it means by an embedding model. Absent where none is asked, or it did not answer. */
  meaning?: Meaning;
  /** What it lacked when it was read whole, see `lacksOf`. Absent where it was now, or never. */
  lacks?: number;
}
