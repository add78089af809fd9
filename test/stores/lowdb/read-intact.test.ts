import { expect, it } from 'vitest';
import { z } from 'zod';
import { forEachPiece } from '../../../src/stores/lowdb/for-each-piece.js';
import { pieces } from '../../../src/stores/lowdb/pieces.js';
import { isIntact, readIntact } from '../../../src/stores/lowdb/read-intact.js';
import { format } from '../../../src/stores/lowdb/seal.js';
import { MemoryDisk } from './memory-disk.js';

const path = 'folder/data.json';
const schema = z.object({
  format: z.literal(format),
  covers: z.number(),
  words: z.array(z.object({ word: z.string() })),
  pairs: z.array(z.tuple([z.string(), z.string()])),
});

/** A file with so many words, and what it holds. */
function written(count: number) {
  const words = Array.from({ length: count }, (_, number) => ({ word: `word ${number}` }));
  const data = { format, covers: 3, words, pairs: [['a', 'b']] as [string, string][] };
  return { data, bytes: Buffer.from([...pieces(data)].join('')) };
}

function diskWith(bytes: Uint8Array | 'folder'): MemoryDisk {
  const disk = new MemoryDisk();
  disk.damage(path, bytes);
  return disk;
}

it('reads what was written, however it falls into pieces', async () => {
  for (const count of [0, 1, 2_000, 20_000]) {
    const { data, bytes } = written(count);
    const files = diskWith(bytes);
    expect(await readIntact(path, { files, schema })).toEqual({ data, bytes: bytes.length });
    expect(await isIntact(path, files)).toBe(true);
  }
});

it('leaves any file to others that is not as it was written', async () => {
  const { bytes } = written(40);
  for (let place = 0; place < bytes.length; place++) {
    const damaged = Buffer.from(bytes);
    damaged[place] = (damaged[place] ?? 0) ^ 1;
    const files = diskWith(damaged);
    expect(await readIntact(path, { files, schema })).toBeNull();
    expect(await isIntact(path, files)).toBe(false);
  }
  for (const length of [0, 1, 100, bytes.length - 2, bytes.length - 1]) {
    expect(await isIntact(path, diskWith(bytes.subarray(0, length)))).toBe(false);
  }
  expect(await isIntact(path, diskWith(Buffer.concat([bytes, Buffer.from('}\n')])))).toBe(false);
  expect(await isIntact(path, diskWith('folder'))).toBe(false);
  expect(await isIntact('folder/other.json', diskWith(bytes))).toBe(false);
});

it('leaves one without a checksum of the whole to others, and one of another form', async () => {
  const { bytes } = written(2);
  const older = bytes.toString().replace(/"end":.*/, '"end":{"lines":3,"crc":"00000000"}');
  expect(await isIntact(path, diskWith(Buffer.from(older)))).toBe(false);
  const narrow = schema.extend({ words: z.array(z.object({ word: z.number() })) });
  expect(await readIntact(path, { files: diskWith(bytes), schema: narrow })).toBeNull();
});

it('hands over pieces of whole lines, lines of any length, and what stands behind the last', async () => {
  const lines = [10, 300_000, 3, 900_000, 262_143, 1].map((length) => 'x'.repeat(length));
  for (const rest of ['', 'rest']) {
    const found: string[] = [];
    const take = (piece: Buffer, isRest: boolean) => {
      found.push(piece.toString());
      return isRest || piece.at(-1) === 10;
    };
    const text = lines.map((line) => `${line}\n`).join('') + rest;
    expect(await forEachPiece(diskWith(Buffer.from(text)), path, take)).toBe(true);
    expect(found.join('') === text).toBe(true);
  }
});
