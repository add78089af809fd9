import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { boundedBytes } from '../../core/download.js';
import { FetchFailure } from './failure.js';

const gunzipBytes = promisify(gunzip);
const inflateBytes = promisify(inflate);
const inflateRawBytes = promisify(inflateRaw);
const brotliBytes = promisify(brotliDecompress);

/** All of a stream, up to a number of bytes. @throws FetchFailure beyond that; the rest is not waited for. */
export async function collect(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const bytes = await boundedBytes(stream, maxBytes);
  if (bytes === null) throw tooBig(maxBytes);
  return bytes;
}

/**
 * A body without its content encodings. zlib stops by itself where the result grows beyond `maxBytes`, so
 * that a bomb costs no more than that.
 * @param encoding the `Content-Encoding` header; null or empty for none.
 * @throws FetchFailure for an encoding that was not asked for, broken data, or too much of it.
 */
export async function decompress(body: Buffer, encoding: string | null, maxBytes: number): Promise<Buffer> {
  const encodings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  let bytes = body;
  for (const name of encodings.reverse()) bytes = await decoded(bytes, name, maxBytes);
  // A sitemap is often a gzip file that no header speaks of.
  return isGzip(bytes) ? decoded(bytes, 'gzip', maxBytes) : bytes;
}

async function decoded(bytes: Buffer, encoding: string, maxOutputLength: number): Promise<Buffer> {
  if (bytes.length === 0) return bytes;
  const limit = { maxOutputLength };
  try {
    switch (encoding) {
      case '':
      case 'identity':
        return bytes;
      case 'gzip':
      case 'x-gzip':
        // Some servers name gzip and send plain text.
        return isGzip(bytes) ? await gunzipBytes(bytes, limit) : bytes;
      case 'br':
        return await brotliBytes(bytes, limit);
      case 'deflate':
        // Without its two bytes of header as often as with them.
        return ((bytes[0] ?? 0) & 15) === 8
          ? await inflateBytes(bytes, limit)
          : await inflateRawBytes(bytes, limit);
    }
  } catch (error) {
    if (error instanceof RangeError) throw tooBig(maxOutputLength);
    throw new FetchFailure(`its answer is not readable as ${encoding}`, { cause: error });
  }
  throw new FetchFailure('its answer is in a compression that was not asked for');
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The failure of a body that is larger than may be. */
export function tooBig(maxBytes: number): FetchFailure {
  return new FetchFailure(`its answer is larger than ${Math.round(maxBytes / 1_048_576)} MiB`);
}
