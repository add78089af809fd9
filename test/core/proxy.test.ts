import { describe, expect, it } from 'vitest';
import { proxyFor, proxyVariable } from '../../src/core/proxy.js';

const rules = { httpsProxy: 'http://s:1', httpProxy: 'http://h:1' };
const to = (address: string, noProxy: string) => proxyFor(new URL(address), { ...rules, noProxy });

describe('the proxy to an address', () => {
  it.each([
    ['https://a.example/', 'http://s:1'],
    ['wss://a.example/', 'http://s:1'],
    ['http://a.example/', 'http://h:1'],
    ['ws://a.example/', 'http://h:1'],
  ])('%s goes by %s', (address, proxy) => expect(to(address, '')).toBe(proxy));

  it('for https is the one for http where there is no other, and not the other way round', () => {
    expect(proxyFor(new URL('https://a.example'), { httpProxy: 'http://h:1' })).toBe('http://h:1');
    expect(proxyFor(new URL('http://a.example'), { httpsProxy: 'http://s:1' })).toBeNull();
  });

  it.each([
    ['https://a.example/', 'a.example', true],
    ['https://x.a.example/', 'a.example', true],
    ['https://x.a.example/', '.a.example', true],
    ['https://a.example/', '*.A.example', true],
    ['https://ba.example/', 'a.example', false],
    ['https://a.example/', 'x.a.example', false],
    ['https://a.example./', 'a.example', true],
    ['https://a.example/', 'b.example, a.example', true],
    ['https://a.example/', 'b.example a.example', true],
    ['https://a.example/', 'a.example:443', true],
    ['https://a.example:8443/', 'a.example:443', false],
    ['http://a.example/', 'a.example:80', true],
    ['https://[2001:db8::1]/', '2001:db8::1', true],
    ['https://[2001:db8::1]/', '[2001:db8::1]:443', true],
    ['https://10.0.0.1/', '10.0.0.1', true],
    ['https://a.example/', '*', true],
    ['https://a.example/', ' , ,', false],
    ['https://a.example/', '.', false],
  ])('%s with NO_PROXY=%s is exempt: %s', (address, noProxy, isExempt) => {
    expect(to(address, noProxy) === null).toBe(isExempt);
  });
});

describe('a variable that names a proxy', () => {
  it.each([
    ['proxy.example:3128', 'http://proxy.example:3128'],
    ['https://proxy.example', 'https://proxy.example'],
    [' ', undefined],
  ])('%s is %s', (text, proxy) => expect(proxyVariable.parse(text)).toBe(proxy));

  it.each(['socks5://geheim@proxy', 'http://', 'geheim geheim'])(
    '%s is refused, and not repeated',
    (text) => {
      const { error } = proxyVariable.safeParse(text);
      expect(error?.message).toContain('must be the address of an HTTP proxy');
      expect(error?.message).not.toContain('geheim');
    },
  );
});
