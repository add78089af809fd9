import { fetch, ProxyAgent } from 'undici';
import { type Download, downloadFile } from '../core/download.js';

/** Fetches a file of a platform over undici. */
export const download: Download = async (url, maxBytes, proxy) => {
  const dispatcher = proxy === null ? undefined : new ProxyAgent(proxy);
  const request = { ...(dispatcher !== undefined && { dispatcher }) };
  try {
    return await downloadFile((options) => fetch(url, { ...options, ...request }), maxBytes);
  } finally {
    await dispatcher?.destroy();
  }
};
