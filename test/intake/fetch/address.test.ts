import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/intake/fetch/address.js';
import { hostAllowance } from '../../../src/intake/fetch/guard.js';

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2001:4860:4860::8888',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::10.0.0.1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '100::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '5f00::1',
  'localhost',
  '',
  '127.1',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test('an IPv4 address is judged alike however it is written into IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
      expect(isPublicAddress(`64:ff9b::${address}`)).toBe(isPublicAddress(address));
    }),
  );
});

test('any text is judged without a throw', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof isPublicAddress(text) === 'boolean'));
});

test.each([
  ['127.0.0.1', '127.0.0.1', '80', true],
  ['127.0.0.1', '127.0.0.2', '80', false],
  ['127.0.0.1:8080', '127.0.0.1', '8080', true],
  ['127.0.0.1:8080', '127.0.0.1', '80', false],
  [' Feeds.Internal ', 'feeds.internal', '443', true],
  ['feeds.internal', 'evil.feeds.internal', '443', false],
  ['feeds.internal', 'feeds.internal.evil.example', '443', false],
  ['::1', '::1', '80', true],
  ['[::1]', '::1', '80', true],
  ['[::1]:8080', '::1', '8080', true],
  ['[::1]:8080', '::1', '8081', false],
  ['0:0:0:0:0:0:0:1', '::1', '80', true],
  ['', '', '80', false],
])('with %j allowed, %s port %s: %s', (entry, host, port, allowed) => {
  expect(hostAllowance([entry])(host, port)).toBe(allowed);
});
