import { z } from 'zod';
import { sealedLength, unsealed } from './seal.js';

/** Reads an entry from the bytes of its line, up to its checksum. Null for another form: then the line is parsed as JSON. */
export type EntryReader = (bytes: Buffer, from: number, end: number) => unknown;

/** The readers of a file's lists, by the lists' names. */
export type EntryReaders<T> = { readonly [Name in keyof T]?: EntryReader };

/** Collects the lists of a file. An entry belongs to the list whose schema it fits, because the line that names the list may be damaged. */
export class Lists {
  readonly #schemas: [string, z.ZodType][];
  readonly #readers: Readonly<Record<string, EntryReader | undefined>>;
  readonly #found = new Map<string, unknown[]>();
  #current = 0;

  constructor(schema: z.ZodType, readers: Readonly<Record<string, EntryReader | undefined>> = {}) {
    this.#readers = readers;
    const fields = schema instanceof z.ZodObject ? Object.entries(schema.shape) : [];
    this.#schemas = fields.flatMap(([name, field]) => {
      const entry = entryOf(field);
      return entry === null ? [] : [[name, entry] as [string, z.ZodType]];
    });
  }

  /** How many entries there are so far. */
  get count(): number {
    let count = 0;
    for (const list of this.#found.values()) count += list.length;
    return count;
  }

  /** Adds the entry of a line. @returns whether its checksum is right, and it fits a list. */
  take(line: Buffer): boolean {
    const length = sealedLength(line);
    return length !== null && this.takeSealed(line, 0, line.length, length);
  }

  /** Adds the entry of the line at a place, whose checksum begins at `end`. @returns whether it fits a list. */
  takeSealed(bytes: Buffer, from: number, to: number, end: number): boolean {
    // Nearly always an entry is of the same list as the one before.
    const [name = ''] = this.#schemas[this.#current] ?? [];
    const entry = this.#readers[name]?.(bytes, from, end) ?? null;
    if (entry === null) return this.put(unsealed(bytes.subarray(from, to), end - from));
    this.#add(name, entry);
    return true;
  }

  /** Parses an entry and adds it. @returns whether it fits a list. */
  put(json: string | null): boolean {
    if (json === null) return false;
    const value = JSON.parse(json);
    for (let tried = 0; tried < this.#schemas.length; tried++) {
      const index = (this.#current + tried) % this.#schemas.length;
      const [name, schema] = this.#schemas[index] as [string, z.ZodType];
      const parsed = schema.safeParse(value);
      if (!parsed.success) continue;
      this.#current = index;
      this.#add(name, parsed.data);
      return true;
    }
    return false;
  }

  #add(name: string, entry: unknown): void {
    const list = this.#found.get(name);
    if (list === undefined) this.#found.set(name, [entry]);
    else list.push(entry);
  }

  /** All lists by name, those without entries too. */
  get all(): Record<string, unknown[]> {
    return Object.fromEntries(this.#schemas.map(([name]) => [name, this.#found.get(name) ?? []]));
  }

  /** Those that have entries. */
  get filled(): Record<string, unknown[]> {
    return Object.fromEntries(this.#found);
  }
}

/** What a list holds; null for anything else. */
function entryOf(schema: unknown): z.ZodType | null {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return entryOf(schema.unwrap());
  return null;
}
