import { fetch, ProxyAgent } from 'undici';
import { describeError } from '../../src/core/errors.js';
import type { TokenCheck } from '../../src/core/ports.js';
import { type Config, proxyTo } from './config.js';

/** Asks Discord whose token this is. https://discord.com/developers/docs/resources/user#get-current-user */
export async function whoAmI(config: Config, signal: AbortSignal): Promise<TokenCheck> {
  const { DISCORD_TOKEN: token, DISCORD_API_ROOT: root } = config;
  const proxy = proxyTo(root, config);
  const agent = proxy === null ? null : new ProxyAgent(proxy);
  try {
    const headers = { authorization: `Bot ${token}` };
    const response = await fetch(`${root}/v10/users/@me`, {
      headers,
      signal,
      ...(agent !== null && { dispatcher: agent }),
    });
    if (response.status === 401) return { kind: 'refused' };
    const { username } = (await response.json()) as { username?: string };
    return response.ok && typeof username === 'string'
      ? { kind: 'right', name: username }
      : { kind: 'unreachable', reason: `it answers with HTTP ${response.status}` };
  } catch (error) {
    if (signal.aborted) return { kind: 'unreachable', reason: 'it does not answer in time' };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null;
    const reason = cause === null ? 'its answer cannot be read' : describeError(cause);
    return { kind: 'unreachable', reason };
  } finally {
    await agent?.destroy();
  }
}
