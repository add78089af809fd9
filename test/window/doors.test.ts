import { describe, expect, it } from 'vitest';
import { Door } from '../../src/window/doors.js';
import { ManualClock, settled } from '../doubles/clock.js';

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
  ])('who comes by %s with %j finds it %s', async (host, headers, decision) => {
    expect(await doorWith(null, ['kabar.example.org']).judge(ask(headers, { host }))).toBe(decision);
  });

  it('nobody comes in by typing one', async () => {
    const clock = new ManualClock();
    const entering = new Door({ token: null, hosts: [], clock }).enter(ask({}, { method: 'POST' }), '');
    await clock.advance(10_000);
    expect(await entering).toEqual({ kind: 'wrong' });
  });
});

describe('with a token', () => {
  it('whoever knows it is in, by a header or by the cookie that it is given for', async () => {
    const door = doorWith(token);
    expect(await door.judge(ask())).toBe('login');
    expect(await door.judge(ask({ authorization: `Bearer ${token}` }, { host: 'any.example' }))).toBe('open');
    expect(await door.judge(ask({ authorization: `Basic ${token}` }))).toBe('login');
    const setCookie = await cookieOf(door);
    expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(setCookie).not.toContain(token);
    const [cookie = ''] = setCookie.split(';');
    expect(await door.judge(ask({ cookie: `kabar-chat=x; ${cookie}` }))).toBe('open');
    expect(await doorWith('another-token-of-24-chars').judge(ask({ cookie }))).toBe('login');
    expect(await door.judge(ask({ cookie: cookie.slice(0, -1) }))).toBe('login');
    expect(await door.judge(ask({ cookie: 'kabar_session=' }))).toBe('login');
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
  ])('with %j is %s', async (headers, decision) => {
    expect(await doorWith(null).judge(ask(headers, { method: 'POST' }))).toBe(decision);
  });

  it('is refused to another site even where it bears the token', async () => {
    const headers = { authorization: `Bearer ${token}`, origin: 'https://evil.example' };
    expect(await doorWith(token).judge(ask(headers, { method: 'POST' }))).toBe('foreign-origin');
  });
});

describe('who guesses', () => {
  /** Two ways to guess: at a form, and by the header that scripts send. */
  const ways: [string, (door: Door, guess: string) => Promise<string>][] = [
    ['a form', async (door, guess) => (await door.enter(ask({}, { method: 'POST' }), guess)).kind],
    ['a header', (door, guess) => door.judge(ask({ authorization: `Bearer ${guess}` }))],
  ];

  it.each(ways)(
    'by %s waits longer each time, up to 8 s, and from the beginning after a rest',
    async (_, guess) => {
      const clock = new ManualClock();
      const door = new Door({ token, hosts: [], clock });
      const waits = async () => {
        const began = clock.elapsed();
        let isAnswered = false;
        void guess(door, 'wrong').then(() => {
          isAnswered = true;
        });
        while (!isAnswered) await clock.advance(10);
        return clock.elapsed() - began;
      };
      const all = [];
      for (let index = 0; index < 8; index++) all.push(await waits());
      expect(all).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
      await clock.advance(16 * 60_000);
      expect(await waits()).toBe(250);
    },
  );

  it.each(ways)(
    'by %s a hundred times at once holds little, and keeps nobody waiting who knows it',
    async (_, guess) => {
      const clock = new ManualClock();
      const door = new Door({ token, hosts: [], clock });
      const answers: string[] = [];
      const flood = Array.from({ length: 100 }, async () => void answers.push(await guess(door, 'wrong')));
      await settled();
      expect([answers.length, new Set(answers)]).toEqual([92, new Set(['slow-down'])]);
      expect(clock.waiting).toBe(8);
      // Time stands still: whoever is let in now has not waited.
      for (const [, come] of ways) expect(await come(door, token)).toBe('open');
      await clock.advance(8_000);
      await Promise.all(flood);
      expect(answers.filter((answer) => answer !== 'slow-down')).toHaveLength(8);
      expect(clock.waiting).toBe(0);
    },
  );

  it('by a header slows down nobody at the form', async () => {
    const clock = new ManualClock();
    const door = new Door({ token, hosts: [], clock });
    for (let index = 0; index < 20; index++) void door.judge(ask({ authorization: 'Bearer old-token' }));
    const typed = door.enter(ask({}, { method: 'POST' }), 'mistyped');
    await clock.advance(250);
    expect(await typed).toEqual({ kind: 'wrong' });
    await clock.advance(8_000);
  });
});
