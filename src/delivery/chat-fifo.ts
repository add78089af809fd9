import type { ChatId } from '../core/chat.js';
import { ChatPlaces } from './chat-places.js';

/** How many chats lie in one piece: a power of two. Growing an array of a million holds the event loop. */
const pieceSize = 1024;

/** Chats in a row, and since when each has stood here. */
class Piece {
  readonly since = new Float64Array(pieceSize);
  readonly #hasLeft = new Uint8Array(pieceSize);
  /** Their ids until the piece is full, then as one text: a million strings would hold up each collection of garbage. */
  #chats: ChatId[] = [];
  #text = '';
  readonly #ends = new Uint32Array(pieceSize);

  add(chat: ChatId, since: number): void {
    const slot = this.#chats.length;
    this.since[slot] = since;
    this.#ends[slot] = this.#start(slot) + chat.length;
    if (this.#chats.push(chat) < pieceSize) return;
    this.#text = this.#chats.join('');
    this.#chats = [];
  }

  /** Null where it has left, undefined where none has come. */
  at(slot: number): ChatId | null | undefined {
    if (this.#hasLeft[slot] === 1) return null;
    return this.#text === '' ? this.#chats[slot] : this.#text.slice(this.#start(slot), this.#ends[slot]);
  }

  leave(slot: number): void {
    this.#hasLeft[slot] = 1;
  }

  #start(slot: number): number {
    return this.#ends[slot - 1] ?? 0;
  }
}

/**
 * Chats in the order in which they were added, each once. Adding, removing and reading the first cost the same however many
 * stand in it: a `Map` would walk over all that have left from its front to find its first.
 */
export class ChatFifo {
  /** Places count on for ever, up to 2^32 and from 0 again. */
  readonly #places = new ChatPlaces((place) => this.#pieceOf(place)?.at(place % pieceSize));
  readonly #pieces: Piece[] = [];
  /** The number of the first piece that is still here. */
  #firstPiece: number;
  /** The place of the first that has not left, and of the next that comes. */
  #first: number;
  #next: number;
  #size = 0;

  /** @param from the place of the first that comes: a multiple of the size of a piece. */
  constructor(from = 0) {
    this.#first = from;
    this.#next = from;
    this.#firstPiece = from / pieceSize;
  }

  get size(): number {
    return this.#size;
  }

  has(chat: ChatId): boolean {
    return this.#places.get(chat) !== undefined;
  }

  /** Puts a chat behind the others, unless it stands here already. */
  add(chat: ChatId, since: number): void {
    if (!this.#places.add(chat, this.#next)) return;
    if (this.#next % pieceSize === 0) this.#pieces.push(new Piece());
    this.#pieces.at(-1)?.add(chat, since);
    this.#next = (this.#next + 1) >>> 0;
    this.#size += 1;
  }

  /** Takes a chat out. Returns since when it stood here, undefined where it did not. */
  delete(chat: ChatId): number | undefined {
    const place = this.#places.get(chat);
    const piece = place === undefined ? undefined : this.#pieceOf(place);
    if (place === undefined || piece === undefined) return undefined;
    this.#places.delete(chat);
    piece.leave(place % pieceSize);
    this.#size -= 1;
    const since = piece.since[place % pieceSize];
    this.#pass();
    return since;
  }

  /** Who has stood here longest, and since when. */
  get first(): { chat: ChatId; since: number } | undefined {
    const piece = this.#pieces[0];
    const chat = piece?.at(this.#first % pieceSize);
    const since = piece?.since[this.#first % pieceSize];
    return chat == null || since === undefined ? undefined : { chat, since };
  }

  /** Goes on to the first that has not left, and lets go of pieces that all have left. */
  #pass(): void {
    while (this.#pieces[0]?.at(this.#first % pieceSize) === null) {
      this.#first = (this.#first + 1) >>> 0;
      if (this.#first % pieceSize > 0) continue;
      this.#pieces.shift();
      this.#firstPiece = this.#first / pieceSize;
    }
  }

  #pieceOf(place: number): Piece | undefined {
    return this.#pieces[(Math.floor(place / pieceSize) - this.#firstPiece) & (2 ** 32 / pieceSize - 1)];
  }
}
