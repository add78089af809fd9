import type { Clock } from '../core/ports.js';
import { proxyRules } from '../core/proxy.js';
import { createFetcher, type Fetcher, type FetcherOptions } from '../intake/fetch/fetcher.js';
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
  return createFetcher({
    ...optionsOf(core, clock),
    allowHosts: core.FETCH_ALLOW_HOSTS,
    variables: feedVariablesFrom(env, secrets),
  });
}

/** The fetcher for addresses that people name. It never reaches private networks and knows no variables. */
export function publicFetcherFor(core: CoreConfig, clock: Clock): Fetcher {
  return createFetcher({ ...optionsOf(core, clock), allowHosts: [] });
}

function optionsOf(core: CoreConfig, clock: Clock): Omit<FetcherOptions, 'allowHosts'> {
  const { PUBLIC_URL: contact = 'a self-hosted news bot', USER_AGENT: userAgent } = core;
  return { clock, version, contact, userAgent, proxies: proxyRules(core) };
}
