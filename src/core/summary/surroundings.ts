/** Where sentences stand, and whose they are. */
export interface Surroundings {
  /** Whether a sentence of the news stands in front of them. */
  isBehind: boolean;
  /** What the publisher is called, folded. */
  houses: readonly string[];
  /** What the feed says its language is. */
  language: string | null;
}
