import { fetch, ProxyAgent } from 'undici';
import { describeError } from '../../src/core/errors.js';
import type { TokenCheck } from '../../src/core/ports.js';
import type { Config } from './config.js';

/** Asks Telegram whose token this is. https://core.telegram.org/bots/api#getme */
export async function whoAmI({ token, apiRoot, proxy }: Config, signal: AbortSignal): Promise<TokenCheck> {
  const agent = proxy === undefined ? null : new ProxyAgent(proxy);
  try {
    const response = await fetch(`${apiRoot}/bot${token}/getMe`, {
      signal,
      ...(agent !== null && { dispatcher: agent }),
    });
    // A token that is not known, and one that is malformed.
    if (response.status === 401 || response.status === 404) return { kind: 'refused' };
    const said = (await response.json()) as { result?: { username?: string } };
    const name = said.result?.username;
    return response.ok && typeof name === 'string'
      ? { kind: 'right', name: `@${name}` }
      : { kind: 'unreachable', reason: `it answers with HTTP ${response.status}` };
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error, signal) };
  } finally {
    await agent?.destroy();
  }
}

/** The address holds the token, so that nothing is told of the request but why it failed. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it does not answer in time';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null;
  return cause === null ? 'its answer cannot be read' : describeError(cause);
}
