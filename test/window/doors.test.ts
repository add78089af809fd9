import { describe, expect, it } from 'vitest';
import { Door } from '../../src/window/doors.js';
import { ManualClock } from '../doubles/clock.js';

const token = 'a-token-of-24-characters';
const ask = (headers: Record<string, string> = {}, { method = 'GET', host = '127.0.0.1:8480' } = {}) =>
  new Request(`http://${host}/chat/`, { method, headers });
const doorWith = (known: string | null, hosts: string[] = []) =>
  new Door({ token: known, hosts, clock: new ManualClock() });

/** The cookie that a browser keeps after a login. */
async function cookieOf(door: Door, headers: Record<string, string> = {}): Promise<string> {
  const login = await door.enter(ask(headers, { method: 'POST' }), token);
  if (login.kind !== 'open') throw new Error(login.kind);
  return login.setCookie;
}

describe('without a token', () => {
  it.each([
    ['127.0.0.1:8480', {}, 'open'],
    ['localhost:8480', {}, 'open'],
    ['[::1]:8480', {}, 'open'],
    ['kabar.example.org', {}, 'open'],
    ['evil.example', {}, 'foreign-host'],
    ['127.0.0.1.evil.example', {}, 'foreign-host'],
    ['192.168.1.5:8480', {}, 'foreign-host'],
    ['127.0.0.1:8480', { 'x-forwarded-for': '203.0.113.5' }, 'foreign-host'],
  ])('who comes by %s with %j finds it %s', (host, headers, decision) => {
    expect(doorWith(null, ['kabar.example.org']).judge(ask(headers, { host }))).toBe(decision);
  });

  it('nobody comes in by typing one', async () => {
    const door = doorWith(null);
    const clock = new ManualClock();
    const entering = new Door({ token: null, hosts: [], clock }).enter(ask({}, { method: 'POST' }), '');
    await clock.advance(10_000);
    expect(await entering).toEqual({ kind: 'wrong' });
    expect(door.isBearer(ask({ authorization: 'Bearer null' }))).toBe(false);
  });
});

describe('with a token', () => {
  it('whoever knows it is in, by a header or by the cookie that it is given for', async () => {
    const door = doorWith(token);
    expect(door.judge(ask())).toBe('login');
    expect(door.judge(ask({ authorization: `Bearer ${token}` }, { host: 'any.example' }))).toBe('open');
    expect(door.judge(ask({ authorization: 'Bearer wrong' }))).toBe('login');
    const setCookie = await cookieOf(door);
    expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(setCookie).not.toContain(token);
    const [cookie = ''] = setCookie.split(';');
    expect(door.judge(ask({ cookie: `kabar-chat=x; ${cookie}` }))).toBe('open');
    expect(doorWith('another-token-of-24-chars').judge(ask({ cookie }))).toBe('login');
    expect(door.judge(ask({ cookie: cookie.slice(0, -1) }))).toBe('login');
    expect(door.judge(ask({ cookie: 'kabar_session=' }))).toBe('login');
  });

  it.each([
    [{ 'x-forwarded-proto': 'https' }, true],
    [{ 'x-forwarded-proto': 'HTTPS, http' }, true],
    [{ 'x-forwarded-proto': 'http' }, false],
    [{}, false],
  ])('behind %j the cookie is for TLS alone: %s', async (headers, secure) => {
    expect(/; Secure\b/.test(await cookieOf(doorWith(token), headers))).toBe(secure);
  });
});

describe('what changes something', () => {
  it.each<[headers: Record<string, string>, decision: string]>([
    [{ 'sec-fetch-site': 'same-origin' }, 'open'],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:8480' }, 'foreign-origin'],
    [{ 'sec-fetch-site': 'cross-site' }, 'foreign-origin'],
    [{ origin: 'http://127.0.0.1:8480' }, 'open'],
    [{ origin: 'http://127.0.0.1:9999' }, 'foreign-origin'],
    [{ origin: 'null' }, 'foreign-origin'],
    [{ origin: 'https://evil.example' }, 'foreign-origin'],
  ])('with %j is %s', (headers, decision) => {
    expect(doorWith(null).judge(ask(headers, { method: 'POST' }))).toBe(decision);
  });

  it('is refused to another site even where it bears the token', () => {
    const headers = { authorization: `Bearer ${token}`, origin: 'https://evil.example' };
    expect(doorWith(token).judge(ask(headers, { method: 'POST' }))).toBe('foreign-origin');
  });
});
