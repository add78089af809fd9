import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address.js';

/** Finds all addresses of a host name. */
export type Lookup = (
  hostname: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** A connection that was not opened, because it would have left the public internet. */
export class ClosedAddressError extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`its address is private (${address}): allow it with FETCH_ALLOW_HOSTS`);
    this.name = 'ClosedAddressError';
    this.address = address;
  }
}

/**
 * Whether a host may be reached wherever its address lies. An entry is a host name or an address, perhaps
 * with a port; case does not count.
 */
export function hostAllowance(entries: readonly string[]): (hostname: string, port: string) => boolean {
  const allowed = new Set(entries.map(normalEntry).filter((entry) => entry !== ''));
  return (hostname, port) => {
    const host = normalHost(hostname);
    return allowed.has(host) || allowed.has(`${host} ${port}`);
  };
}

/** `[::1]:8080` as `::1 8080`: a space, because an IPv6 address has colons of its own. */
function normalEntry(entry: string): string {
  const text = entry.trim();
  if (isIP(text) === 6) return normalHost(text);
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
  return port === undefined ? normalHost(host) : `${normalHost(host)} ${port}`;
}

/** The one spelling of a host that the URL standard knows, without brackets. */
function normalHost(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '');
  const url = `http://${isIP(bare) === 6 ? `[${bare}]` : bare}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$|\.$/g, '') : '';
}

/**
 * Opens connections for undici, and none that leaves the public internet unless its host is allowed. The
 * check is made on the very addresses that are connected to: a name whose answer changes between a check
 * and the connection (DNS rebinding) gains nothing.
 * @param timeoutMs how long a connection may take.
 */
export function guardedConnector(
  allowHosts: readonly string[],
  timeoutMs: number,
  lookup: Lookup = (hostname, done) => systemLookup(hostname, { all: true }, done),
): buildConnector.connector {
  const isAllowed = hostAllowance(allowHosts);
  const openFor = (allowed: boolean) =>
    buildConnector({
      timeout: timeoutMs,
      lookup: checkedLookup(lookup, allowed),
      // Node gives each address 250 ms, and takes a host on the other side of the world for dead.
      autoSelectFamilyAttemptTimeout: 1_000,
    } as buildConnector.BuildOptions);
  const [open, openAllowed] = [openFor(false), openFor(true)];
  return (options, callback) => {
    const { hostname, protocol } = options;
    const port = options.port || (protocol === 'https:' ? '443' : '80');
    if (isAllowed(hostname, port)) return openAllowed(options, callback);
    // Node asks no lookup for a literal address.
    if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) {
      return callback(new ClosedAddressError(hostname), null);
    }
    return open(options, callback);
  };
}

function checkedLookup(lookup: Lookup, allowed: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, (error, found) => {
      if (error !== null) return callback(error, '');
      const usable = allowed ? [...found] : found.filter(({ address }) => isPublicAddress(address));
      const [first] = usable;
      if (first === undefined) return callback(new ClosedAddressError(found[0]?.address ?? hostname), '');
      return options.all ? callback(null, usable) : callback(null, first.address, first.family);
    });
  };
}
