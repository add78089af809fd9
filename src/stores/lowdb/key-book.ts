/** How identity keys look: a letter for the kind, and 132 bits in base64url. */
const keyLength = 23;
const idLength = 12;
/** 32-bit words of an entry: the key in five, the article's id in two. */
const [keyWords, entryWords] = [5, 7];
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const sextets = Uint8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)));
/** The first character of each word of a key, and the end of the last. The first word holds the kind besides. */
const wordStarts = [1, 5, 10, 15, 20, keyLength] as const;

/**
 * Identity key → article id, as bytes. 10,000 feeds list half a million keys: as strings in a `Map` these take 100 bytes
 * each, which the garbage collector goes through, and half as much again that it leaves free. Here they take 32 to 45.
 * Whatever does not look like a key is kept as it is.
 */
export class KeyBook implements Iterable<[key: string, article: string]> {
  #table = new Table(1024);
  readonly #others = new Map<string, string>();

  get size(): number {
    return this.#table.live + this.#others.size;
  }

  get(key: string): string | undefined {
    const packed = packKey(key);
    if (packed === null) return this.#others.get(key);
    const index = this.#table.find(packed);
    return index < 0 ? this.#others.get(key) : this.#table.article(index);
  }

  set(key: string, article: string): this {
    const packed = packKey(key);
    const id = packId(article);
    if (packed === null || id === null) {
      if (packed !== null) this.#drop(packed);
      this.#others.set(key, article);
      return this;
    }
    this.#others.delete(key);
    if (this.#table.isFull) this.#rebuild();
    this.#table.put(packed, id);
    return this;
  }

  /** Makes room for so many more at once, where a file tells them. */
  reserve(count: number): void {
    if (this.#table.used + count > this.#table.capacity) this.#rebuild(this.#table.live + count);
  }

  delete(key: string): void {
    const packed = packKey(key);
    this.#others.delete(key);
    if (packed !== null) this.#drop(packed);
  }

  /** Entries that come while this is gone through come last; those that leave are passed over. */
  *[Symbol.iterator](): Generator<[string, string]> {
    let table = this.#table;
    for (let at = 0; ; at++) {
      for (; table.successor !== null; table = table.successor) at = table.liveBefore(at);
      if (at >= table.used) break;
      if (table.isLive(at)) yield [table.key(at), table.article(at)];
    }
    yield* this.#others;
  }

  /** The keys of articles that are gone, but for those that are still listed. */
  unlisted(isGone: (article: string) => boolean, listed: Iterable<string>): string[] {
    const table = this.#table;
    const isListed = new Uint8Array(table.used);
    const others = new Set<string>();
    for (const key of listed) {
      const packed = packKey(key);
      const index = packed === null ? -1 : table.find(packed);
      if (index >= 0) isListed[index] = 1;
      else others.add(key);
    }
    const found: string[] = [];
    for (let at = 0; at < table.used; at++) {
      if (isListed[at] === 0 && table.isLive(at) && isGone(table.article(at))) found.push(table.key(at));
    }
    for (const [key, article] of this.#others) if (!others.has(key) && isGone(article)) found.push(key);
    return found;
  }

  #drop(packed: Uint32Array): void {
    const index = this.#table.find(packed);
    if (index >= 0) this.#table.drop(index);
    // Much was pruned: the bytes are given back.
    if (this.#table.live < this.#table.capacity / 4 && this.#table.capacity > 4096) this.#rebuild();
  }

  /** Goes on in a table with room for half as many again, and without those that have left. */
  #rebuild(count = this.#table.live): void {
    const before = this.#table;
    this.#table = new Table(Math.ceil(Math.max(1024, count * 1.5)));
    before.copyTo(this.#table);
  }
}

/** An open-addressed hash table whose entries lie in the order in which they came. */
class Table {
  /** What took its place, with the same entries in the same order. */
  successor: Table | null = null;
  /** Entries so far, those that have left included. */
  used = 0;
  live = 0;
  readonly #words: Uint32Array;
  /** By hash: the place of an entry, counted from 1; 0 where there is none. */
  readonly #slots: Uint32Array;

  constructor(readonly capacity: number) {
    this.#words = new Uint32Array(capacity * entryWords);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(capacity * 1.4)));
  }

  get isFull(): boolean {
    return this.used >= this.capacity;
  }

  /** The place of a key; -1 where it is not. */
  find(key: Uint32Array): number {
    for (let slot = this.#home(key[1] as number); ; slot = (slot + 1) & (this.#slots.length - 1)) {
      const place = this.#slots[slot] as number;
      if (place === 0) return -1;
      if (this.#holds(place - 1, key)) return place - 1;
    }
  }

  put(key: Uint32Array, [high, low]: readonly [number, number]): void {
    const found = this.find(key);
    const index = found < 0 ? this.#take(key, 0, keyWords) : found;
    this.#words[index * entryWords + keyWords] = high;
    this.#words[index * entryWords + keyWords + 1] = low;
  }

  /** Its slot stays taken, so that those behind it are still found. */
  drop(index: number): void {
    this.#words[index * entryWords] = 0;
    this.live--;
  }

  isLive(index: number): boolean {
    return this.#words[index * entryWords] !== 0;
  }

  key(index: number): string {
    return unpackKey(this.#words, index * entryWords);
  }

  article(index: number): string {
    const at = index * entryWords + keyWords;
    return unpackId(this.#words[at] as number, this.#words[at + 1] as number);
  }

  liveBefore(index: number): number {
    let count = 0;
    for (let at = 0; at < index; at++) if (this.isLive(at)) count++;
    return count;
  }

  copyTo(other: Table): void {
    for (let at = 0; at < this.used; at++) {
      if (this.isLive(at)) other.#take(this.#words, at * entryWords, entryWords);
    }
    this.successor = other;
  }

  /** Puts so many words behind all others as an entry that is not there yet. Word by word: nothing is made for each. */
  #take(words: Uint32Array, from: number, count: number): number {
    let slot = this.#home(words[from + 1] as number);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
    const to = this.used * entryWords;
    for (let word = 0; word < count; word++) this.#words[to + word] = words[from + word] as number;
    this.#slots[slot] = ++this.used;
    this.live++;
    return this.used - 1;
  }

  /** Keys are hashes, so that any of their bits will do. */
  #home(bits: number): number {
    return bits & (this.#slots.length - 1);
  }

  #holds(index: number, key: Uint32Array): boolean {
    const from = index * entryWords;
    for (let word = 0; word < keyWords; word++) if (this.#words[from + word] !== key[word]) return false;
    return true;
  }
}

/** One buffer for all: what it holds counts until the next call. */
const packed = new Uint32Array(keyWords);

/** A key as words; null where it does not look like one. */
function packKey(key: string): Uint32Array | null {
  const kind = key.charCodeAt(0);
  if (key.length !== keyLength || kind > 127) return null;
  for (let word = 0; word < keyWords; word++) {
    let bits = word === 0 ? kind : 0;
    for (let at = wordStarts[word] as number; at < (wordStarts[word + 1] as number); at++) {
      const sextet = sextets[key.charCodeAt(at)] ?? 255;
      if (sextet > 63) return null;
      bits = (bits << 6) | sextet;
    }
    packed[word] = bits;
  }
  return packed[0] === 0 ? null : packed;
}

function unpackKey(words: Uint32Array, from: number): string {
  let key = '';
  for (let word = keyWords - 1; word >= 0; word--) {
    let bits = words[from + word] as number;
    for (let at = wordStarts[word] as number; at < (wordStarts[word + 1] as number); at++) {
      key = alphabet[bits & 63] + key;
      bits >>>= 6;
    }
    if (word === 0) key = String.fromCharCode(bits) + key;
  }
  return key;
}

/** An article's id as two numbers of six digits to the base of 36; null where it is none. */
function packId(id: string): readonly [number, number] | null {
  if (!/^[0-9a-z]{12}$/.test(id)) return null;
  return [Number.parseInt(id.slice(0, idLength / 2), 36), Number.parseInt(id.slice(idLength / 2), 36)];
}

function unpackId(high: number, low: number): string {
  return high.toString(36).padStart(idLength / 2, '0') + low.toString(36).padStart(idLength / 2, '0');
}
