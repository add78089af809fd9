import { describe, expect, it } from 'vitest';
import { Door } from '../../../adapters/web/door.js';
import { ManualClock } from '../../doubles/clock.js';

const token = 'a-token-of-24-characters';
const ask = (headers: Record<string, string> = {}, { method = 'GET', host = '127.0.0.1:8480' } = {}) =>
  new Request(`http://${host}/chat/`, { method, headers });
const open = (known: string | null = token) => {
  const clock = new ManualClock();
  return { clock, door: new Door(known, clock) };
};
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

describe('without a token', () => {
  it.each([
    ['127.0.0.1:8480', 'in'],
    ['localhost:8480', 'in'],
    ['[::1]:8480', 'in'],
    ['evil.example', 'foreign'],
    ['127.0.0.1.evil.example', 'foreign'],
    ['192.168.1.5:8480', 'foreign'],
  ])('who comes by %s is %s', (host, verdict) => {
    expect(open(null).door.judge(ask({}, { host }))).toBe(verdict);
  });

  it('nobody comes in by typing one', () => {
    const { door } = open(null);
    const request = ask({ 'sec-fetch-site': 'same-origin' }, { method: 'POST' });
    expect(door.enter(request, '')).toEqual({ verdict: 'foreign', setCookie: null });
  });
});

describe('with a token', () => {
  it('whoever knows it is in, by a header or by the cookie that it is given for', () => {
    const { door } = open();
    expect(door.judge(ask())).toBe('form');
    expect(door.judge(ask(bearer(token), { host: 'kabar.example.org' }))).toBe('in');
    expect(door.judge(ask(bearer('wrong')))).toBe('form');
    const request = ask({ origin: 'http://127.0.0.1:8480' }, { method: 'POST' });
    const { verdict, setCookie } = door.enter(request, token);
    expect([verdict, setCookie]).toEqual(['in', expect.stringMatching(/; HttpOnly; SameSite=Strict$/)]);
    expect(setCookie).not.toContain(token);
    const [cookie = ''] = (setCookie ?? '').split(';');
    expect(open().door.judge(ask({ cookie }))).toBe('in');
    expect(open('another-token-of-24-chars').door.judge(ask({ cookie }))).toBe('form');
    expect(door.judge(ask({ cookie: `${cookie.slice(0, -1)}` }))).toBe('form');
    expect(door.judge(ask({ cookie: 'kabar-door=' }))).toBe('form');
  });

  it('nobody tries more than ten in a minute, whichever way', async () => {
    const { door, clock } = open();
    const request = ask({ 'sec-fetch-site': 'same-origin' }, { method: 'POST' });
    for (let count = 0; count < 5; count++) {
      expect(door.judge(ask(bearer(`wrong ${count}`.replace(' ', '-'))))).toBe('form');
      expect(door.enter(request, 'wrong').verdict).toBe('form');
    }
    expect(door.enter(request, token)).toEqual({ verdict: 'too-many', setCookie: null });
    expect(door.judge(ask(bearer(token)))).toBe('too-many');
    await clock.advance(60_000);
    expect(door.enter(request, token).verdict).toBe('in');
  });
});

describe('what changes something', () => {
  it.each<[headers: Record<string, string>, verdict: string]>([
    [{ 'sec-fetch-site': 'same-origin' }, 'in'],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:8480' }, 'foreign'],
    [{ 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ 'sec-fetch-site': 'none' }, 'foreign'],
    [{ origin: 'http://127.0.0.1:8480' }, 'in'],
    [{ origin: 'https://127.0.0.1:8480' }, 'in'],
    [{ origin: 'http://127.0.0.1:9999' }, 'foreign'],
    [{ origin: 'null' }, 'foreign'],
    [{ origin: 'https://evil.example' }, 'foreign'],
    [{}, 'foreign'],
  ])('with %j is %s', (headers, verdict) => {
    expect(open(null).door.judge(ask(headers, { method: 'POST' }))).toBe(verdict);
  });

  it('comes from no browser where the token is in its header', () => {
    expect(open().door.judge(ask(bearer(token), { method: 'POST' }))).toBe('in');
    expect(
      open().door.judge(ask({ ...bearer(token), origin: 'https://evil.example' }, { method: 'POST' })),
    ).toBe('foreign');
  });
});
