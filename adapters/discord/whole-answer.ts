import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Clock } from '../../src/core/ports.js';

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
      const answer = await DefaultRestOptions.makeRequest(url, { ...init, signal });
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

const hasNoBody = (status: number) => [204, 205, 304].includes(status);
