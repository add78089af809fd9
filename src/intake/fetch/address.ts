import { BlockList, isIPv4 } from 'node:net';

/**
 * IPv4 blocks that are not the public internet: IANA's special-purpose registry
 * (https://www.iana.org/assignments/iana-ipv4-special-registry), multicast, and the one public address
 * that answers as a cloud's own metadata service (Azure's 168.63.129.16; the others lie in these blocks).
 */
const closedV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** IPv6 blocks within 2000::/3 that are not the public internet: Teredo, ORCHID, documentation, 6to4. */
const closedV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const closed = new BlockList();
for (const [net, bits] of closedV4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of closedV6) closed.addSubnet(net, bits, 'ipv6');

/** All that the registries give out to the public at present lies in 2000::/3. */
const openV6 = new BlockList();
openV6.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an IP address, v4 or v6, belongs to the public internet. Anything that is not known to be public
 * is not; IPv6 that carries an IPv4 address (mapped, NAT64) is judged by that.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  const groups = groupsOf(address);
  if (groups === null) return false;
  const carried = carriedV4(groups);
  if (carried !== null) return isPublicAddress(carried);
  return openV6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** The eight numbers of an IPv6 address; null for anything else, one with a zone (`fe80::1%eth0`) included. */
function groupsOf(address: string): number[] | null {
  const url = URL.canParse(`http://[${address}]`) ? new URL(`http://[${address}]`) : null;
  if (url === null) return null;
  const [head = '', tail] = url.hostname.slice(1, -1).split('::');
  const numbers = (part: string | undefined) =>
    part ? part.split(':').map((group) => Number.parseInt(group, 16)) : [];
  const [left, right] = [numbers(head), numbers(tail)];
  const zeros = new Array<number>(8 - left.length - right.length).fill(0);
  return [...left, ...zeros, ...right];
}

/** The IPv4 address inside ::ffff:0:0/96 (mapped) or 64:ff9b::/96 (NAT64, RFC 6052). */
function carriedV4(groups: readonly number[]): string | null {
  const prefix = groups.slice(0, 6).join(':');
  const mapped = `0:0:0:0:0:${0xffff}`;
  const nat64 = `${0x64}:${0xff9b}:0:0:0:0`;
  if (prefix !== mapped && prefix !== nat64) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
