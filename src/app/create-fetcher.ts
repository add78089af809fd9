import type { Clock } from '../core/ports.js';
import { proxyRules } from '../core/proxy.js';
import { createFetcher, type Fetcher } from '../intake/fetch/fetcher.js';
import type { CoreConfig } from './config.js';
import { version } from './package-root.js';
import { type Environment, feedVariablesFrom } from './secret-files.js';

/**
 * The fetcher that the configuration asks for.
 * @param env the environment that feeds may refer to.
 * @param secrets the names of Kabar's own secrets, which they may not.
 */
export function fetcherFor(
  core: CoreConfig,
  env: Environment,
  secrets: readonly string[],
  clock: Clock,
): Fetcher {
  const { FETCH_ALLOW_HOSTS: allowHosts, PUBLIC_URL: contact = 'a self-hosted news bot', USER_AGENT } = core;
  return createFetcher({
    clock,
    version,
    contact,
    userAgent: USER_AGENT,
    allowHosts,
    proxies: proxyRules(core),
    variables: feedVariablesFrom(env, secrets),
  });
}
