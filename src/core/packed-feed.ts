import { BoundedMap } from './bounded-map.js';
import type { FeedState } from './feed.js';
import { canPack, packedText, unpackedText } from './packed-text.js';

/**
 * The same state, to be kept for long: its keys lie in strings, one for each list, and are made anew when they are asked for. 10,000
 * feeds list half a million keys. As strings of their own they take three times as much, and are looked at
 * one by one whenever garbage is collected.
 * @param like a state that is kept as well: lists that are the same are there once.
 */
export function packedFeed(state: FeedState, like?: FeedState): FeedState {
  // Whoever hands over a packed one and keeps it shares its strings.
  if (state instanceof PackedFeed) return state;
  return new PackedFeed(state, {}, keysOf(state, like instanceof PackedFeed ? like.keys : null));
}

/** The same state with other values in some fields. The keys of a packed one are shared, and neither read nor packed anew. */
export function withFields(state: FeedState, fields: Partial<OtherFields>): FeedState {
  return state instanceof PackedFeed ? new PackedFeed(state, fields, state.keys) : { ...state, ...fields };
}

/** Whether two states list the same keys. Those of packed states are compared as they lie. */
export function listSameKeys(one: FeedState, other: FeedState): boolean {
  const keys = one instanceof PackedFeed ? one.keys : keysOf(one, null);
  const others = other instanceof PackedFeed ? other.keys : keysOf(other, null);
  return keys.listed === others.listed && keys.passedOver === others.passedOver;
}

/** What of a state may be replaced without a look at its keys. */
type OtherFields = Omit<FeedState, 'listed' | 'passedOver' | 'recent'>;

/**
 * The lists of a state, each in a string. `passedOver` is null where the state has no such list, and mostly names places in
 * `listed`: it is what a first poll left out, which is nearly all of that.
 */
interface PackedKeys {
  readonly listed: string;
  readonly passedOver: string | null;
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
  readonly #keys: PackedKeys;

  constructor(
    state: OtherFields & Pick<FeedState, 'recent'>,
    changed: Partial<OtherFields>,
    keys: PackedKeys,
  ) {
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
    if (keys.passedOver !== null) Object.defineProperty(this, 'passedOver', passedOver);
    this.recent = state instanceof PackedFeed ? state.recent : sharedTimes(state.recent);
    this.movedTo = state.movedTo;
    this.ended = state.ended;
    this.push = state.push;
    this.missing = state.missing.length === 0 ? nothing : state.missing;
    Object.assign(this, changed);
    this.#keys = keys;
  }

  /** Not a field: what is copied has the lists. */
  get keys(): PackedKeys {
    return this.#keys;
  }
}

/** What most feeds miss. */
const nothing: string[] = [];
Object.freeze(nothing);

/** One for all: each getter of its own would cost an object as much as its keys do. */
const listed = {
  enumerable: true,
  get(this: PackedFeed): string[] {
    return unpacked(this.keys.listed);
  },
};
const passedOver = {
  enumerable: true,
  get(this: PackedFeed): string[] {
    return unpackedOf(this.keys.passedOver ?? '[]', this.keys.listed);
  },
};

/** The store and intake each keep the state of a feed, and pack it one soon after the other. */
const recentlyPacked = new BoundedMap<string, PackedKeys>(100);

/** @param like keys that are kept as well: what says the same is there once. */
function keysOf(
  { listed: keys, passedOver: others }: Pick<FeedState, 'listed' | 'passedOver'>,
  like: PackedKeys | null,
): PackedKeys {
  const listed = packed(keys);
  const passedOver = others === undefined ? null : packedOf(others, keys);
  const known = like?.listed === listed ? like : recentlyPacked.get(listed);
  const own = known?.passedOver === passedOver ? known : { listed: known?.listed ?? listed, passedOver };
  recentlyPacked.set(own.listed, own);
  return own;
}

const recentTimes = new BoundedMap<string, number[]>(100);

/** The same times, in the list that the store or intake holds already. */
function sharedTimes(times: readonly number[]): number[] {
  const text = times.join();
  const known = recentTimes.get(text) ?? sideBySide(times);
  recentTimes.set(text, known);
  return known;
}

/**
 * The same numbers in a list that holds them itself, and has no room for more: lists that were sorted or chosen from hold an object
 * for each, and lists that grew are half empty.
 */
function sideBySide(numbers: readonly number[]): number[] {
  const list: number[] = [];
  for (const number of numbers) list.push(number);
  return list.slice();
}

/** Shorter keys are too rare to be packed, and what is given back with them could look like one more. */
const [minLength, maxLength] = [4, 0x5a];

/** Keys that are hashes of one length, as they mostly are, need nothing between them: the first character says which; `[` is JSON. */
function packed(keys: readonly string[]): string {
  const length = keys[0]?.length ?? 0;
  const isEven = length >= minLength && length <= maxLength && keys.every((key) => key.length === length);
  const text = isEven ? keys.join('') : null;
  // Joined and not added: what is added up stays in pieces.
  return text !== null && canPack(text)
    ? [String.fromCharCode(length), packedText(text)].join('')
    : JSON.stringify(keys);
}

function unpacked(packed: string): string[] {
  if (packed.startsWith('[')) return JSON.parse(packed);
  const length = packed.charCodeAt(0);
  const text = unpackedText(packed.slice(1));
  return Array.from({ length: Math.floor(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

/** Begins a list of places, each a character. */
const placesMark = '\0';
const lastPlace = 0xffff;

/** Keys that are among others as their places there. */
function packedOf(keys: readonly string[], others: readonly string[]): string {
  const placeOf = new Map(others.map((key, place) => [key, place]));
  const places = keys.map((key) => placeOf.get(key) ?? lastPlace + 1);
  const areThere = places.every((place) => place <= lastPlace);
  return areThere ? placesMark + String.fromCharCode(...places) : packed(keys);
}

function unpackedOf(text: string, packedOthers: string): string[] {
  if (!text.startsWith(placesMark)) return unpacked(text);
  const others = unpacked(packedOthers);
  return Array.from({ length: text.length - 1 }, (_, index) => others[text.charCodeAt(index + 1)] as string);
}
