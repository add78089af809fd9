import { type LookupAddress, lookup as lookupAddresses } from 'node:dns';
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

/** What keeps requests within the public internet. */
export interface Guard {
  /** Whether a host may be reached wherever its address lies: see {@link hostAllowance}. */
  isAllowed: (hostname: string, port: string) => boolean;
  lookup: Lookup;
  /** How long a connection may take, in milliseconds. */
  timeoutMs: number;
}

/** How the system finds addresses. */
export const systemLookup: Lookup = (hostname, done) => lookupAddresses(hostname, { all: true }, done);

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
 * @param tls further options of the connection.
 */
export function guardedConnector(
  { isAllowed, lookup, timeoutMs }: Guard,
  tls: buildConnector.BuildOptions = {},
): buildConnector.connector {
  const openFor = (allowed: boolean) =>
    buildConnector({
      ...tls,
      timeout: timeoutMs,
      // No request outlives its deadline, and setting it takes four system calls.
      keepAlive: false,
      lookup: checkedLookup(lookup, allowed),
      // Node gives each address 250 ms, and takes a host on the other side of the world for dead.
      autoSelectFamilyAttemptTimeout: 1_000,
    } as buildConnector.BuildOptions);
  const [open, openAllowed] = [openFor(false), openFor(true)];
  return (options, callback) => {
    const { hostname } = options;
    if (isAllowed(hostname, portOf(options))) return openAllowed(options, callback);
    // Node asks no lookup for a literal address.
    if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) {
      return callback(new ClosedAddressError(hostname), null);
    }
    return open(options, callback);
  };
}

/**
 * Makes the check of {@link guardedConnector} before a proxy is asked for an address: all that its name leads to here
 * must be public.
 * @throws ClosedAddressError, or the lookup's own error.
 */
export async function checkTarget(url: URL, { isAllowed, lookup }: Guard): Promise<void> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isAllowed(hostname, portOf(url))) return;
  const addresses = isIP(hostname) !== 0 ? [hostname] : await addressesOf(hostname, lookup);
  const closed = addresses.find((address) => !isPublicAddress(address));
  if (closed !== undefined || addresses.length === 0) throw new ClosedAddressError(closed ?? hostname);
}

function addressesOf(hostname: string, lookup: Lookup): Promise<string[]> {
  return new Promise((resolve, reject) => {
    lookup(hostname, (error, found) => {
      if (error === null) resolve(found.map(({ address }) => address));
      else reject(error);
    });
  });
}

function portOf({ port, protocol }: { port?: string; protocol: string }): string {
  return port || (protocol === 'https:' ? '443' : '80');
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
