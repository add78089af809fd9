import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Clock } from '../../src/core/ports.js';

/** A request as discord.js makes it. */
type RequestInit = Parameters<RESTOptions['makeRequest']>[1];

/**
 * A request whose answer has come whole, or has failed, after `ms` milliseconds. discord.js ends its own time-out with
 * the headers: a body that stalls would hold a place under way for minutes.
 */
export function wholeAnswerWithin(ms: number, clock: Clock): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const timeout = new AbortController();
    const cancel = clock.after(ms, () => timeout.abort());
    try {
      const signal = init.signal ? AbortSignal.any([init.signal, timeout.signal]) : timeout.signal;
      const answer = await DefaultRestOptions.makeRequest(url, { ...(await encoded(init)), signal });
      const body = await answer.arrayBuffer();
      const { status, statusText } = answer;
      return new Response(hasNoBody(status) ? null : body, {
        status,
        statusText,
        headers: [...answer.headers],
      });
    } finally {
      cancel();
    }
  };
}

/**
 * A form as bytes. What carries a request may be of a newer undici than what discord.js brings, and each takes no form
 * but its own.
 */
async function encoded(init: RequestInit): Promise<RequestInit> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const type = form.headers.get('content-type') ?? '';
  const headers = { ...(init.headers as Record<string, string>), 'content-type': type };
  return { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) };
}

const hasNoBody = (status: number) => [204, 205, 304].includes(status);
