import { BoundedMap } from './bounded-map.js';
import type { FeedState } from './feed.js';

/**
 * The same state, to be kept for long: its keys lie in strings, one for each list, and are made anew when they are asked for. 10,000
 * feeds list half a million keys. As strings of their own they take three times as much, and are looked at
 * one by one whenever garbage is collected.
 * @param like a state that is kept as well: lists that are the same are there once.
 */
export function packedFeed(state: FeedState, like?: FeedState): FeedState {
  // Whoever hands over a packed one and keeps it shares its strings.
  if (state instanceof PackedFeed) return state;
  return new PackedFeed(state, like instanceof PackedFeed ? like : null);
}

/** Behaves as the plain state does, also when it is copied or becomes JSON: its fields are its own, in the same order. */
class PackedFeed implements FeedState {
  declare readonly listed: FeedState['listed'];
  declare readonly passedOver: FeedState['passedOver'];
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
  readonly #listed: string;
  readonly #passedOver: string;

  constructor(state: FeedState, like: PackedFeed | null) {
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
    if (state.passedOver !== undefined) Object.defineProperty(this, 'passedOver', passedOver);
    this.recent = sideBySide(state.recent);
    this.movedTo = state.movedTo;
    this.ended = state.ended;
    this.push = state.push;
    this.missing = state.missing;
    this.#listed = shared(packed(state.listed), like === null ? null : like.#listed);
    this.#passedOver = shared(packed(state.passedOver ?? []), like === null ? null : like.#passedOver);
  }

  unpackListed(): string[] {
    return unpacked(this.#listed);
  }

  unpackPassedOver(): string[] {
    return unpacked(this.#passedOver);
  }
}

/** One for all: each getter of its own would cost an object as much as its keys do. */
const listed = {
  enumerable: true,
  get(this: PackedFeed): string[] {
    return this.unpackListed();
  },
};
const passedOver = {
  enumerable: true,
  get(this: PackedFeed): string[] {
    return this.unpackPassedOver();
  },
};

/** The store and intake each keep the state of a feed, and pack it one soon after the other. */
const recentlyPacked = new BoundedMap<string, string>(100);

/** A text that others hold already, where there is one that says the same. */
function shared(text: string, like: string | null): string {
  if (text === like) return like;
  const known = recentlyPacked.get(text);
  if (known !== undefined) return known;
  recentlyPacked.set(text, text);
  return text;
}

/** The same numbers in a list that holds them itself: lists that were sorted or chosen from hold an object for each. */
function sideBySide(numbers: readonly number[]): number[] {
  const list: number[] = [];
  for (const number of numbers) list.push(number);
  return list;
}

/** Keys that are of one length, as they mostly are, need nothing between them: the first character says which; `[` is JSON. */
function packed(keys: readonly string[]): string {
  const length = keys[0]?.length ?? 0;
  const isEven = length > 0 && length < 0x5b && keys.every((key) => key.length === length);
  return isEven ? [String.fromCharCode(length), ...keys].join('') : JSON.stringify(keys);
}

function unpacked(text: string): string[] {
  if (text.startsWith('[')) return JSON.parse(text);
  const length = text.charCodeAt(0);
  return Array.from({ length: (text.length - 1) / length }, (_, index) =>
    text.slice(1 + index * length, 1 + (index + 1) * length),
  );
}
