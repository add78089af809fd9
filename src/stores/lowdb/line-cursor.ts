import { sharedText } from './pool.js';

const [quote, backslash, zero] = [0x22, 0x5c, 0x30];

/** A number of more digits may be too large to be told exactly. */
const maxDigits = 15;

/** A place behind the end of every line, where nothing is found any more. */
const nowhere = 2 ** 30;

/** How many shared texts are known by their bytes. A power of two. */
const knownTexts = 1024;

/** What stands between the values of a line, as bytes. */
export const ascii = (text: string) => Buffer.from(text);

/**
 * Goes along a line of JSON of an expected form, straight over its bytes: that takes a third of what parsing and checking it
 * takes. Where the line has another form it stops: all answers from then on count for nothing, and `isAt` says no.
 */
export class LineCursor {
  #line: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Of the text that was read last. */
  #hash = 0;
  #isAscii = true;
  readonly #texts: (string | undefined)[] = Array.from({ length: knownTexts });

  /** Begins with the line that stands at a place among others. */
  begin(bytes: Buffer, from: number): void {
    this.#line = bytes;
    this.#at = from;
  }

  /** Whether all was as expected, up to this place and no further. */
  isAt(end: number): boolean {
    return this.#at === end;
  }

  /** Stops: what was read cannot be right. */
  stop(): void {
    this.#at = nowhere;
  }

  /** Goes past these bytes if they come next. @returns whether they do. */
  skip(bytes: Buffer): boolean {
    const line = this.#line;
    const from = this.#at;
    const { length } = bytes;
    for (let index = 0; index < length; index++) if (line[from + index] !== bytes[index]) return false;
    this.#at = from + length;
    return true;
  }

  /** Goes past these bytes, which have to come next. */
  pass(bytes: Buffer): void {
    if (!this.skip(bytes)) this.stop();
  }

  /** The same, for what is read behind them. */
  after(bytes: Buffer): this {
    this.pass(bytes);
    return this;
  }

  /** Whether a text comes next. */
  isAtText(): boolean {
    return this.#line[this.#at] === quote;
  }

  /** What stands from here to a place, as text. Goes past it. */
  rest(end: number): string {
    const from = this.#at;
    this.#at = end;
    return this.#line.toString('utf8', from, end);
  }

  /** Reads a text, and goes past its quotes. One with escaped letters is not of the expected form. */
  text(): string {
    const from = this.#at + 1;
    const end = this.#endOfText();
    if (end < 0) return '';
    return this.#line.toString(this.#isAscii ? 'latin1' : 'utf8', from, end);
  }

  /** The same for a text that very many lines have: it is held once. */
  sharedText(): string {
    const from = this.#at + 1;
    const end = this.#endOfText();
    if (end < 0) return '';
    const slot = this.#hash & (knownTexts - 1);
    const known = this.#texts[slot];
    if (known !== undefined && this.#isAscii && isText(known, this.#line, from, end)) return known;
    const text = sharedText(this.#line.toString('utf8', from, end));
    this.#texts[slot] = text;
    return text;
  }

  /** Reads a whole number that is not negative. */
  number(): number {
    const line = this.#line;
    const from = this.#at;
    let at = from;
    let value = 0;
    for (let digit = (line[at] ?? 0) - zero; digit >= 0 && digit <= 9; digit = (line[++at] ?? 0) - zero) {
      value = value * 10 + digit;
    }
    const digits = at - from;
    if (digits === 0 || digits > maxDigits || (digits > 1 && line[from] === zero)) at = nowhere;
    this.#at = at;
    return value;
  }

  /** Goes past a text. @returns where its second quote is, or -1. */
  #endOfText(): number {
    const line = this.#line;
    let at = this.#at;
    let [hash, bits] = [0, 0];
    if (line[at] !== quote) {
      this.stop();
      return -1;
    }
    for (let byte = line[++at]; byte !== quote; byte = line[++at]) {
      if (byte === undefined || byte < 0x20 || byte === backslash) {
        this.stop();
        return -1;
      }
      hash = (Math.imul(hash, 31) + byte) | 0;
      bits |= byte;
    }
    this.#hash = hash;
    this.#isAscii = bits < 0x80;
    this.#at = at + 1;
    return at;
  }
}

/** Whether a text stands there. */
function isText(text: string, line: Buffer, from: number, end: number): boolean {
  if (text.length !== end - from) return false;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== line[from + index]) return false;
  }
  return true;
}
