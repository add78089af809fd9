import type { FeedState } from './feed.js';

/**
 * The same state, to be kept for long: its keys lie in one string, and are made anew when they are asked for. 10,000
 * feeds list half a million keys. As strings of their own they take three times as much, and are looked at
 * one by one whenever garbage is collected.
 */
export function packedFeed(state: FeedState): FeedState {
  return new PackedFeed(state);
}

/** Behaves as the plain state does, also when it is copied or becomes JSON: its fields are its own, in the same order. */
class PackedFeed implements FeedState {
  declare readonly listed: FeedState['listed'];
  declare readonly id: FeedState['id'];
  declare readonly url: FeedState['url'];
  declare readonly etag: FeedState['etag'];
  declare readonly lastModified: FeedState['lastModified'];
  declare readonly bodyHash: FeedState['bodyHash'];
  declare readonly nextPollAt: FeedState['nextPollAt'];
  declare readonly lastPollAt: FeedState['lastPollAt'];
  declare readonly lastSuccessAt: FeedState['lastSuccessAt'];
  declare readonly failing: FeedState['failing'];
  declare readonly recent: FeedState['recent'];
  declare readonly movedTo: FeedState['movedTo'];
  declare readonly ended: FeedState['ended'];
  declare readonly push: FeedState['push'];
  declare readonly missing: FeedState['missing'];
  readonly #keys: string;
  /** How long each key is; null where they differ. */
  readonly #length: number | null;

  constructor(state: FeedState) {
    this.id = state.id;
    this.url = state.url;
    this.etag = state.etag;
    this.lastModified = state.lastModified;
    this.bodyHash = state.bodyHash;
    this.nextPollAt = state.nextPollAt;
    this.lastPollAt = state.lastPollAt;
    this.lastSuccessAt = state.lastSuccessAt;
    this.failing = state.failing;
    Object.defineProperty(this, 'listed', listed);
    this.recent = state.recent;
    this.movedTo = state.movedTo;
    this.ended = state.ended;
    this.push = state.push;
    this.missing = state.missing;
    const keys = state.listed;
    this.#length = lengthOfEach(keys);
    this.#keys = this.#length === null ? JSON.stringify(keys) : keys.join('');
  }

  unpacked(): string[] {
    const [keys, length] = [this.#keys, this.#length];
    if (length === null) return JSON.parse(keys);
    return Array.from({ length: keys.length / length }, (_, index) =>
      keys.slice(index * length, (index + 1) * length),
    );
  }
}

/** One for all: each getter of its own would cost an object as much as its keys do. */
const listed = {
  enumerable: true,
  get(this: PackedFeed): string[] {
    return this.unpacked();
  },
};

/** Keys that are of one length, as they mostly are, need nothing between them. */
function lengthOfEach(keys: readonly string[]): number | null {
  const length = keys[0]?.length ?? 0;
  return length > 0 && keys.every((key) => key.length === length) ? length : null;
}
