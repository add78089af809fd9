import type { ConfiguredAdapter } from '../app/config.js';
import { harmless } from '../core/text.js';
import type { Finding } from './finding.js';
import { capitalize } from './format.js';

/** How long a platform may take to say whose a token is, in milliseconds. */
const timeoutMs = 10_000;

/** Asks each platform that has a token whether it takes it. No finding holds the token. */
export function checkTokens(adapters: readonly ConfiguredAdapter[], isOffline: boolean): Promise<Finding[]> {
  const wanted = adapters.filter(({ module, config }) => module.wanted(config) === true);
  return Promise.all(wanted.map((each) => checkToken(each, isOffline)));
}

/** Asks a platform whether it takes the token that this configuration holds. */
export async function checkToken({ module, config }: ConfiguredAdapter, isOffline = false): Promise<Finding> {
  const name = capitalize(module.name);
  if (module.whoAmI === undefined || isOffline) return { state: 'ok', text: `${name}: the token is set.` };
  const check = await module.whoAmI(config, AbortSignal.timeout(timeoutMs));
  switch (check.kind) {
    case 'right':
      return { state: 'ok', text: `${name}: the token is that of ${harmless(check.name)}.` };
    case 'refused':
      return {
        state: 'error',
        text: `${name}: the token is not taken. Copy it again, whole, from where you got it, or get a new one there.`,
      };
    case 'unreachable':
      return {
        state: 'warning',
        text: `${name}: the token is set, and could not be tried (${harmless(check.reason)}). Check the connection of this machine, and the proxy or API root if one is set.`,
      };
  }
}
