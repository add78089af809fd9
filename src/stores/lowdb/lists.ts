import { z } from 'zod';
import { sealedLength, unsealed } from './seal.js';

/** Reads an entry from the bytes of its line, which lie at a place among others, up to its checksum; null for one of another form, which is parsed. */
export type EntryReader = (bytes: Buffer, from: number, end: number) => unknown;

/** What reads most entries of a file's lists, by the lists' names, in less time than parsing takes. */
export type EntryReaders<T> = { readonly [Name in keyof T]?: EntryReader };

/** The lists of a file as they are read. An entry belongs to the list that it has the form of: what names the list may be damaged. */
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

  /** Takes up a line with its checksum. @returns whether that is right, and the line an entry of any list. */
  take(line: Buffer): boolean {
    const length = sealedLength(line);
    return length !== null && this.takeSealed(line, 0, line.length, length);
  }

  /** Takes up the line at a place, which is sealed up to `end`. @returns whether it is an entry of any list. */
  takeSealed(bytes: Buffer, from: number, to: number, end: number): boolean {
    // The lists come one after the other: nearly always it is of the same as the line before.
    const [name = ''] = this.#schemas[this.#current] ?? [];
    const entry = this.#readers[name]?.(bytes, from, end) ?? null;
    if (entry === null) return this.put(unsealed(bytes.subarray(from, to), end - from));
    this.#add(name, entry);
    return true;
  }

  /** Whether it is an entry of any list. */
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
