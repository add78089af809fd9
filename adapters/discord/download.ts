import { fetch, ProxyAgent } from 'undici';

/** How long a file may take, in milliseconds. */
const patienceMs = 15_000;

/**
 * The bytes of a file of the platform's; null when there are more than this, or it cannot be had.
 * @param proxy by which it is fetched, or null.
 */
export async function download(
  url: string,
  maxBytes: number,
  proxy: string | null,
): Promise<Uint8Array | null> {
  const agent = proxy === null ? null : new ProxyAgent(proxy);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
      ...(agent !== null && { dispatcher: agent }),
    });
    if (!response.ok || response.body === null) return null;
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      length += piece.byteLength;
      if (length > maxBytes) return null;
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  } catch {
    // The address holds the token: nothing is told of it.
    return null;
  } finally {
    await agent?.destroy();
  }
}
