import { z } from 'zod';

/** What a file can be written from: lists may be anything that can be gone through. */
export type Dump<T> = {
  [Name in keyof T]: T[Name] extends readonly (infer Item)[] ? Iterable<Item> : T[Name];
};

/**
 * The JSON of an object in pieces of a few entries, so that a file of many megabytes is not made in one go
 * while everything else waits. Each entry of its lists has a line of its own.
 */
export function* pieces(data: object): Generator<string> {
  let before = '{\n';
  for (const [key, value] of Object.entries(data)) {
    yield `${before}${JSON.stringify(key)}:`;
    before = ',\n';
    if (isList(value)) yield* listPieces(value);
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function* listPieces(list: Iterable<unknown>): Generator<string> {
  const size = 200;
  let lines: string[] = [];
  let before = '[\n';
  for (const each of list) {
    lines.push(JSON.stringify(each));
    if (lines.length < size) continue;
    yield `${before}${lines.join(',\n')}`;
    before = ',\n';
    lines = [];
  }
  yield lines.length > 0 ? `${before}${lines.join(',\n')}]` : before === '[\n' ? '[]' : ']';
}

/**
 * Reads what {@link pieces} wrote, entry by entry: read in one go, a file of many megabytes becomes a tree that
 * stands in memory twice, and leaves holes behind. One that somebody has laid out otherwise is read in one go.
 * @returns what the schema makes of it, or the fault, in words that quote nothing of it.
 */
export function readPieces<T>(bytes: Uint8Array, schema: z.ZodType<T>): { data: T } | { fault: string } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const laidOut = schema instanceof z.ZodObject ? readLines(text, schema) : null;
    const { lists, rest } = laidOut ?? { lists: {}, rest: JSON.parse(text.toString()) };
    const result = schema.safeParse(rest);
    if (!result.success) return { fault: faultOf(result.error) };
    return { data: { ...result.data, ...lists } };
  } catch (error) {
    // JSON's own message quotes the text, which may hold names of chats.
    return { fault: error instanceof z.ZodError ? faultOf(error) : 'it is not JSON' };
  }
}

const faultOf = (error: z.ZodError) => z.prettifyError(error).slice(0, 300);

/** The lists of a file, each entry checked, and all else as it stands; null where the layout is another one. */
function readLines(text: Buffer, schema: z.ZodObject) {
  const lists: Record<string, unknown[]> = {};
  const rest: Record<string, unknown> = {};
  let open: { entries: unknown[]; schema: z.ZodType } | null = null;
  for (const line of linesOf(text)) {
    if (open !== null) {
      const { value, isLast } = readEntry(line);
      open.entries.push(open.schema.parse(value));
      if (isLast) open = null;
      continue;
    }
    if (line === '{' || line === '}') continue;
    const name = /^"(\w+)":\[$/.exec(line)?.[1];
    if (name === undefined) {
      if (!line.startsWith('"')) return null;
      Object.assign(rest, JSON.parse(`{${withoutComma(line)}}`));
      continue;
    }
    const entrySchema = entryOf(schema.shape[name]);
    if (entrySchema === null) return null;
    const entries: unknown[] = [];
    lists[name] = entries;
    rest[name] = [];
    open = { entries, schema: entrySchema };
  }
  // A list that does not end: the file was cut off.
  if (open !== null) throw new SyntaxError('cut off');
  return { lists, rest };
}

function* linesOf(text: Buffer): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf(10, from);
    const to = end < 0 ? text.length : end;
    yield text.toString('utf8', from, to);
    from = to + 1;
  }
}

/** One line of a list. The last bears the list's own bracket, with which it is no JSON. */
function readEntry(line: string): { value: unknown; isLast: boolean } {
  const entry = withoutComma(line);
  if (!entry.endsWith(']')) return { value: JSON.parse(entry), isLast: false };
  try {
    return { value: JSON.parse(entry), isLast: false };
  } catch {
    return { value: JSON.parse(entry.slice(0, -1)), isLast: true };
  }
}

const withoutComma = (line: string) => (line.endsWith(',') ? line.slice(0, -1) : line);

/** What a list holds; null for anything else. */
function entryOf(schema: unknown): z.ZodType | null {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return entryOf(schema.unwrap());
  return null;
}
