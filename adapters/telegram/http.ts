import type { ApiClientOptions } from 'grammy';
import { Agent, ProxyAgent, request } from 'undici';

/** How long a connection on which nothing is asked is kept, in milliseconds: an answer to somebody needs no new handshake. */
const keepAliveTimeout = 30_000;

/** What grammY hands to a `fetch`. Its signal is of a library of its own, and undici takes it for the functions that it has. */
interface Call {
  method: 'POST';
  headers: Record<string, string>;
  body: string | NodeJS.ReadableStream;
  signal: AbortSignal;
}

/**
 * The calls of grammY over undici, which takes half the time of the `node-fetch` that grammY brings. grammY reads
 * nothing of an answer but its JSON. An error keeps its `code`, by which is told whether a request has left.
 * @param proxy the address of a proxy, with its login where it asks for one.
 */
export function fetchOver(proxy?: string): NonNullable<ApiClientOptions['fetch']> {
  const dispatcher =
    proxy === undefined ? new Agent({ keepAliveTimeout }) : new ProxyAgent({ uri: proxy, keepAliveTimeout });
  const call = async (url: string, { method, headers, body, signal }: Call) => {
    const answer = await request(url, { method, headers, body, signal, dispatcher } as Parameters<
      typeof request
    >[1]);
    return { json: () => answer.body.json() };
  };
  return call as unknown as NonNullable<ApiClientOptions['fetch']>;
}
