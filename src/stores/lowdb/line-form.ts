const [quote, backslash, zero] = [0x22, 0x5c, 0x30];

/** A number of more digits may be too large to be told exactly. */
const maxDigits = 15;

/**
 * Reads lines of JSON that all have one form, straight from their bytes. That takes a third of what parsing JSON takes, and a
 * text that stands in the same place as in the line before is held once.
 */
export class LineForm {
  /** What stands before, between and behind the values. */
  readonly #between: readonly Buffer[];
  readonly #texts: string[];
  readonly #values: (string | number)[] = [];

  /** @param form an object as `JSON.stringify` writes it, with `'?'` for each text and 0 for each number. */
  constructor(form: object) {
    const parts = JSON.stringify(form).split(/(?<=")\?(?=")|(?<=:)0(?=[,}])/);
    this.#between = parts.map((part) => Buffer.from(part));
    this.#texts = parts.map(() => '');
  }

  /**
   * The values of a line in their order, until the next line is read; null where a line has another form: other fields or
   * another order of them, spaces, escaped letters or such beyond ASCII, numbers that are negative or not whole.
   * @param from where the line begins among the bytes.
   * @param to where its last bracket would stand, which stands behind its checksum.
   */
  read(line: Buffer, from: number, to: number): readonly (string | number)[] | null {
    const last = this.#between.length - 1;
    let at = from;
    for (let place = 0; place < last; place++) {
      const before = this.#between[place] as Buffer;
      at = behind(before, line, at, before.length);
      if (at < 0) return null;
      const end =
        before[before.length - 1] === quote ? this.#text(place, line, at) : this.#number(place, line, at);
      if (end < 0) return null;
      at = end;
    }
    const rest = this.#between[last] as Buffer;
    return behind(rest, line, at, rest.length - 1) === to ? this.#values : null;
  }

  /** Reads a text. @returns where it ends, or -1. */
  #text(place: number, line: Buffer, from: number): number {
    const known = this.#texts[place] as string;
    let at = from;
    while (at - from < known.length && line[at] === known.charCodeAt(at - from)) at++;
    if (at - from === known.length && line[at] === quote) {
      this.#values[place] = known;
      return at;
    }
    for (let byte = line[at]; byte !== quote; byte = line[++at]) {
      if (byte === undefined || byte < 0x20 || byte > 0x7e || byte === backslash) return -1;
    }
    const text = line.toString('latin1', from, at);
    this.#texts[place] = text;
    this.#values[place] = text;
    return at;
  }

  /** Reads a whole number. @returns where it ends, or -1. */
  #number(place: number, line: Buffer, from: number): number {
    let at = from;
    let value = 0;
    for (let digit = (line[at] ?? 0) - zero; digit >= 0 && digit <= 9; digit = (line[++at] ?? 0) - zero) {
      value = value * 10 + digit;
    }
    const digits = at - from;
    if (digits === 0 || digits > maxDigits || (digits > 1 && line[from] === zero)) return -1;
    this.#values[place] = value;
    return at;
  }
}

/** Where a line goes on behind some bytes that it has at a place; -1 where it has others. */
function behind(bytes: Buffer, line: Buffer, from: number, length: number): number {
  for (let index = 0; index < length; index++) if (line[from + index] !== bytes[index]) return -1;
  return from + length;
}
