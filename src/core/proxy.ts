import { z } from 'zod';
import { variable } from './variable.js';

/** Which proxies lead to the world: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`. */
export interface ProxyRules {
  /** For `https:` and `wss:` addresses. Default: {@link httpProxy}, as undici and browsers do. */
  httpsProxy?: string | undefined;
  /** For `http:` and `ws:` addresses. */
  httpProxy?: string | undefined;
  /** Hosts that are reached without a proxy, separated by commas or spaces: see {@link proxyFor}. */
  noProxy?: string | undefined;
}

/**
 * A variable of the environment that names an HTTP proxy: `http://proxy.example:3128`, perhaps with a login. The
 * scheme may be missing, as it may in most programs that read these variables. A fault never repeats what was typed.
 */
export const proxyVariable = variable
  .transform((text) => (text === undefined || text.includes('://') ? text : `http://${text}`))
  .pipe(
    z
      .url({
        protocol: /^https?$/,
        error: 'must be the address of an HTTP proxy, such as http://proxy.example.org:3128',
      })
      .optional(),
  );

/** The variables of the environment that all of Kabar reads about proxies. A platform's own variable goes before them. */
export const proxyVariables = {
  HTTPS_PROXY: proxyVariable,
  HTTP_PROXY: proxyVariable,
  NO_PROXY: variable,
};

/** The rules that these variables make. */
export function proxyRules(env: {
  HTTPS_PROXY?: string | undefined;
  HTTP_PROXY?: string | undefined;
  NO_PROXY?: string | undefined;
}): ProxyRules {
  return { httpsProxy: env.HTTPS_PROXY, httpProxy: env.HTTP_PROXY, noProxy: env.NO_PROXY };
}

/**
 * The proxy that leads to an address, or null where the way is direct. An entry of `noProxy` is a host, perhaps with a
 * port, and stands for its subdomains too, with or without a dot or `*.` before it; `*` stands for every host.
 */
export function proxyFor(address: URL, { httpsProxy, httpProxy, noProxy = '' }: ProxyRules): string | null {
  const isSecure = address.protocol === 'https:' || address.protocol === 'wss:';
  const proxy = isSecure ? (httpsProxy ?? httpProxy) : httpProxy;
  if (proxy === undefined) return null;
  const host = address.hostname.replace(/\.$/, '');
  const port = address.port || (isSecure ? '443' : '80');
  const isExempt = noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => exempts(entry, host, port));
  return isExempt ? null : proxy;
}

function exempts(entry: string, host: string, port: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  // An IPv6 address has colons of its own, unless it stands in brackets.
  const [, name = '', ownPort] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (ownPort !== undefined && ownPort !== port) return false;
  const bare = name.replace(/^\*?\./, '').replace(/\.$/, '');
  const named = bare.includes(':') && !bare.startsWith('[') ? `[${bare}]` : bare;
  return named !== '' && (host === named || host.endsWith(`.${named}`));
}
