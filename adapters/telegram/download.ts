import { fetch, ProxyAgent } from 'undici';
import { downloadFile } from '../../src/core/download.js';

/** See `downloadFile`. @param proxy by which the file is fetched, or null. */
export async function download(
  url: string,
  maxBytes: number,
  proxy: string | null,
): Promise<Uint8Array | null> {
  const dispatcher = proxy === null ? undefined : new ProxyAgent(proxy);
  const request = { ...(dispatcher !== undefined && { dispatcher }) };
  try {
    return await downloadFile((options) => fetch(url, { ...options, ...request }), maxBytes);
  } finally {
    await dispatcher?.destroy();
  }
}
