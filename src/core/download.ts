/** How long a file may take, in milliseconds. */
const timeoutMs = 15_000;

/** What is looked at of the answer to a request for a file. */
export interface FileResponse {
  readonly ok: boolean;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** What a request for a file is made with, as `fetch` takes it. */
export interface FileRequest {
  signal: AbortSignal;
  /** A platform's files do not redirect. One that did could lead into the operator's own network. */
  redirect: 'error';
}

/**
 * Fetches a file that a platform keeps; null when there are more than `maxBytes`, or it cannot be had.
 * `proxy` is the address of the proxy that leads there, or null.
 */
export type Download = (url: string, maxBytes: number, proxy: string | null) => Promise<Uint8Array | null>;

/** All of a stream; null as soon as it holds more bytes than this. The rest is not waited for. */
export async function boundedBytes(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.byteLength;
    if (size > maxBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

/**
 * The bytes of a file that a platform keeps; null when there are more than this, or it cannot be had.
 * @param request asks for it, by the way that the adapter takes to its platform.
 */
export async function downloadFile(
  request: (options: FileRequest) => Promise<FileResponse>,
  maxBytes: number,
): Promise<Uint8Array | null> {
  try {
    const { ok, body } = await request({ signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    return ok && body !== null ? await boundedBytes(body, maxBytes) : null;
  } catch {
    // The address can hold the token, so the error is not logged.
    return null;
  }
}
