import { describe, expect, it } from 'vitest';
import { boundedBytes, downloadFile, type FileRequest, type FileResponse } from '../../src/core/download.js';

/** Pieces of a body, with the number of those that were asked for. */
function pieces(...sizes: number[]) {
  const asked = { count: 0, isClosed: false };
  async function* stream() {
    try {
      for (const size of sizes) {
        asked.count += 1;
        yield new Uint8Array(size).fill(asked.count);
      }
    } finally {
      asked.isClosed = true;
    }
  }
  return { asked, stream: stream() };
}

describe('the bytes of a stream', () => {
  it.each([
    ['none', [], 0],
    ['fewer than the bound', [2, 1], 3],
    ['as many as the bound', [2, 2], 4],
  ])('are all there: %s', async (_, sizes, expected) => {
    const { stream } = pieces(...sizes);
    expect(await boundedBytes(stream, 4)).toHaveLength(expected);
  });

  it('come in their order', async () => {
    expect([...((await boundedBytes(pieces(1, 2).stream, 4)) ?? [])]).toEqual([1, 2, 2]);
  });

  it('are none beyond the bound, and the rest is neither read nor kept open', async () => {
    const { stream, asked } = pieces(3, 2, 9, 9);
    expect(await boundedBytes(stream, 4)).toBeNull();
    expect(asked).toEqual({ count: 2, isClosed: true });
  });
});

describe('a file of a platform', () => {
  const answers = (response: FileResponse) => async () => response;

  it('is asked for within a time, and not where it redirects to', async () => {
    const asked: FileRequest[] = [];
    const file = await downloadFile(async (options) => {
      asked.push(options);
      return { ok: true, body: pieces(2).stream };
    }, 4);
    expect(file).toHaveLength(2);
    expect(asked).toMatchObject([{ redirect: 'error', signal: { aborted: false } }]);
  });

  it.each<[string, () => Promise<FileResponse>]>([
    ['is refused', answers({ ok: false, body: pieces(2).stream })],
    ['has no body', answers({ ok: true, body: null })],
    ['is too long', answers({ ok: true, body: pieces(9).stream })],
    ['cannot be reached', () => Promise.reject(new Error('https://example.org/bot123:secret/file'))],
  ])('is none where it %s', async (_, request) => {
    expect(await downloadFile(request, 4)).toBeNull();
  });
});
