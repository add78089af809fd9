import { createHash } from 'node:crypto';
import { checksum, seal } from './seal.js';

/** What a file can be written from: lists may be anything that can be gone through. */
export type Dump<T> = {
  [Name in keyof T]: T[Name] extends readonly (infer Item)[] ? Iterable<Item> : T[Name];
};

/**
 * The JSON of an object in pieces of a few entries, so that a file of many megabytes is not made in one go
 * while everything else waits. First what is no list, with a checksum of its own; then the lists, each entry on a
 * line that bears its checksum; last how many entries there are, and a checksum of all that stands before.
 */
export function* pieces(data: object): Generator<string> {
  const fields = Object.entries(data);
  const plain = fields.filter(([, value]) => !isList(value));
  const head = `{\n${plain.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`).join('')}`;
  const counted = { lines: 0 };
  const hash = createHash('sha256');
  for (const piece of body(head, fields, counted)) {
    hash.update(piece);
    yield piece;
  }
  yield `"end":${seal(JSON.stringify({ ...counted, sha256: hash.digest('hex') }))}\n}\n`;
}

function* body(head: string, fields: [string, unknown][], counted: { lines: number }): Generator<string> {
  yield `${head}"crc":"${checksum(head)}",\n`;
  for (const [key, value] of fields) if (isList(value)) yield* listPieces(key, value, counted);
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function* listPieces(name: string, list: Iterable<unknown>, counted: { lines: number }): Generator<string> {
  const size = 200;
  let lines: string[] = [];
  let before = `"${name}":[`;
  for (const each of list) {
    counted.lines++;
    lines.push(seal(JSON.stringify(each)));
    if (lines.length < size) continue;
    yield `${before}\n${lines.join(',\n')}`;
    before = ',';
    lines = [];
  }
  if (lines.length > 0) {
    yield `${before}\n${lines.join(',\n')}`;
    before = ',';
  }
  yield before === ',' ? '\n],\n' : `${before}],\n`;
}
