import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { pageIn } from '../../src/window/addresses.js';
import { House } from '../e2e/harness.js';

it.each([
  'articles',
  'articles?q=putin+-kim&topic=publisher%3Atribunnews&page=2',
  'articles/abc123/chats?reason=posted',
  'chats/telegram:-1001234567890',
  'chats/discord:1/2',
  'topics/gempa-bumi',
  'chat/',
])('knows %s for a page of its own', (address) => {
  expect(pageIn(address)).toBe(address);
});

it.each([
  '//evil.example',
  '/articles',
  'https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '\\\\evil.example',
  'articles\\..\\..',
  '../other',
  'articles/../../other',
  'articles/%2e%2e/%2E%2e/other',
  'articles/..%2fother',
  '.',
  'articles\r\nset-cookie: a=b',
  'articles?q=\n',
  'articles?q=é',
  'articles#x',
  '',
  undefined,
  7,
])('takes %j for the first page', (address) => {
  expect(pageIn(address)).toBe('./');
});

it('takes no address of more than some thousand letters', () => {
  expect(pageIn(`articles?q=${'a'.repeat(4_000)}`)).toMatch(/^articles/);
  expect(pageIn(`articles?q=${'a'.repeat(5_000)}`)).toBe('./');
});

/** A window with a token, and requests of a browser that has logged in. */
async function opened() {
  const house = await House.build({ WEB_TOKEN: 'a-long-random-word' });
  const { web } = await house.start();
  await house.polled();
  const ask = (path: string, form: Record<string, string> | null, cookie: string) =>
    fetch(`${web}${path}`, {
      redirect: 'manual',
      headers: { cookie },
      ...(form !== null && { method: 'POST', body: new URLSearchParams(form) }),
    });
  const login = await ask('/login', { token: 'a-long-random-word', next: 'chats?after=a%3Ab' }, '');
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { ask, cookie, login };
}

it('leads back to the whole address, after a login and after another language', async () => {
  const { ask, cookie, login } = await opened();
  expect(login.headers.get('location')).toBe('chats?after=a%3Ab');
  const address = '/chats/console:terminal?a=b%26c';
  const out = await ask(address, null, '');
  expect(out.headers.get('location')).toBe(`../login?${new URLSearchParams({ next: address.slice(1) })}`);
  const page = await (await ask(address, null, cookie)).text();
  const [, named = ''] = /name="page" value="([^"]*)"/.exec(page) ?? [];
  expect(named.replaceAll('&amp;', '&')).toBe(address.slice(1));
  const other = await ask('/language', { language: 'id', page: address.slice(1) }, cookie);
  expect(other.headers.get('location')).toBe(address.slice(1));
});

it.each([
  ['/topics/rusia-ukraina/try', '../../login?next=topics%2Frusia-ukraina'],
  ['/feeds/poll', '../login?next=feeds'],
  ['/logout', 'login'],
])('leads from a form whose login has ended to the page that it belongs to: %s', async (path, location) => {
  const { ask } = await opened();
  const answer = await ask(path, { rule: 'x' }, '');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, location]);
});

it('shows the way on where something went wrong, but not before the door', async () => {
  const { ask, cookie } = await opened();
  const big = { address: 'x'.repeat(9_000) };
  const answers = [
    await ask('/nothing', null, cookie),
    await ask('/topics', {}, cookie),
    await ask('/feeds/find', big, cookie),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 405, 413]);
  for (const answer of answers) expect(await answer.text()).toContain('aria-label="Pages"');
  const outside = await ask('/login', null, '');
  expect(await outside.text()).not.toContain('aria-label="Pages"');
  expect((await ask('/feeds/find', big, '')).status).toBe(303);
});

it('speaks the chosen language in the browser chat as well', async () => {
  const house = await House.build({ WEB_CHAT: 'on' });
  const { web } = await house.start();
  const languageWith = async (cookie: string) => {
    const answer = await fetch(`${web}/chat/`, { headers: { cookie, 'accept-language': 'en' } });
    return /<html lang="(\w+)"/.exec(await answer.text())?.[1];
  };
  const chosen = await fetch(`${web}/language`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ language: 'id' }),
  });
  const [cookie = ''] = (chosen.headers.get('set-cookie') ?? '').split(';');
  expect([await languageWith(''), await languageWith(cookie)]).toEqual(['en', 'id']);
});

it('shows no secret of an address, in no attribute either, and keeps what was typed without one', async () => {
  const house = await House.build({});
  const catalog = JSON.parse(await readFile(house.env.CATALOG as string, 'utf8'));
  const [publisher] = catalog.publishers;
  const secret = 'S3cretOfAnAddress';
  const address = `http://user:${secret}@127.0.0.1:9/feed?token=${secret}`;
  const secretFeed = { id: 'secret-feed', url: address };
  publisher.feeds = [...publisher.feeds, secretFeed];
  await writeFile(house.env.CATALOG as string, JSON.stringify(catalog));
  const { web } = await house.start();
  await house.polled();
  const find = (typed: string) =>
    fetch(`${web}/feeds/find`, { method: 'POST', body: new URLSearchParams({ address: typed }) });
  const answers = await Promise.all([
    fetch(`${web}/`),
    fetch(`${web}/feeds`),
    fetch(`${web}/feeds/poll`, { method: 'POST', body: new URLSearchParams({ feed: secretFeed.id }) }),
    find(address),
  ]);
  for (const answer of answers) {
    const html = await answer.text();
    expect([answer.status, html.includes(secret)], answer.url).toEqual([200, false]);
  }
  expect(await (await fetch(`${web}/feeds`)).text()).toContain('secret-feed');
  expect(await (await find('no address')).text()).toContain('value="no address"');
});
