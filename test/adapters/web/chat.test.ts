import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { script } from '../../../adapters/web/page/script.js';
import { reply } from '../../../src/core/message.js';
import { until } from '../../doubles/until.js';
import { House } from '../../e2e/harness.js';
import { Browser } from './browser.js';

async function start(env: Record<string, string> = {}) {
  const house = await House.build({ WEB_CHAT: 'on', ...env });
  const running = await house.start();
  return { house, running, url: running.web as string };
}

/** A browser with the page open, which has been greeted. */
async function visit(url: string, language = 'en'): Promise<Browser> {
  const browser = new Browser(language);
  expect((await browser.load(url)).status).toBe(200);
  expect((await browser.listen()).headers.get('content-type')).toBe('text/event-stream');
  await until(() => browser.shown.length > 0, 'the greeting');
  return browser;
}

const shows = (browser: Browser, text: string) =>
  until(() => browser.texts.some((each) => each.includes(text)), `"${text}" on the page`).catch((error) => {
    throw new Error(`${error.message}, which shows ${JSON.stringify(browser.texts)}`);
  });

describe('the page', () => {
  it('is served from here alone, in the language of the browser, with nothing inline', async () => {
    const { url } = await start();
    for (const [language, send] of [
      ['en-GB,en;q=0.9', 'Send'],
      ['fr, id;q=0.8, en;q=0.1', 'Kirim'],
      ['in-ID', 'Kirim'],
      ['fr', 'Send'],
    ] as const) {
      const answer = await new Browser(language).load(url);
      const html = await answer.text();
      expect(html).toContain(`<button>${send}</button>`);
      expect(html).not.toMatch(/<script>|<style|\son\w+=|style=|https?:\/\//);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    const browser = new Browser();
    await browser.load(url);
    for (const [file, type] of Object.entries({ 'chat.js': 'text/javascript', 'chat.css': 'text/css' })) {
      const answer = await browser.get(file);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    }
  });

  it('has a script that browsers can read, and that makes no markup of text', () => {
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });

  it('gives each browser a chat of its own, which no script and no other site can use', async () => {
    const { url } = await start();
    const [ana, budi] = [new Browser(), new Browser()];
    const answer = await ana.load(url);
    await budi.load(url);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^kabar-chat=[\w-]{32}; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    );
    expect(ana.address).not.toBe(budi.address);
    expect(answer.headers.get('set-cookie')).not.toContain(ana.address);
    expect((await ana.load(url)).headers.get('set-cookie')).toBeNull();
    const byTls = await fetch(`${url}/chat/`, { headers: { 'x-forwarded-proto': 'https' } });
    expect(byTls.headers.get('set-cookie')).toMatch(/^kabar-chat=.*; HttpOnly; SameSite=Strict; Secure$/);
  });

  it('answers a request of any odd kind without breaking', async () => {
    const { url, house } = await start();
    const browser = await visit(url);
    const post = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } };
    const odd: [string, object, number][] = [
      ['say', { ...post, body: 'text=/help' }, 415],
      ['say', { ...post, headers: { ...post.headers, 'content-type': 'application/json' }, body: '{' }, 400],
      ['nothing', {}, 404],
      ['events', { method: 'HEAD' }, 404],
      ['say', {}, 404],
      ['../chat/', { method: 'PUT' }, 404],
      ['../chat/', { method: 'PUT', headers: { origin: 'https://evil.example' } }, 403],
    ];
    for (const [path, init, status] of odd) {
      expect([path, (await browser.request(path, init)).status]).toEqual([path, status]);
    }
    for (const body of [{}, { text: '' }, { text: 'x'.repeat(3_000) }, { text: 1 }, []]) {
      expect((await browser.post('say', body)).status).toBe(400);
    }
    expect((await browser.post('press', { message: '1', action: 'x'.repeat(2_000) })).status).toBe(400);
    expect((await browser.post('say', { text: '/help' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a chat in the browser', () => {
  it('is greeted once, follows a topic by a button, and gets its news live', async () => {
    const { house, url } = await start();
    await house.polled();
    const browser = await visit(url);
    const { length } = browser.shown;
    await browser.say('/topics');
    await shows(browser, 'Topics');
    await browser.press('➕ Russia');
    await until(
      () =>
        browser.shown.some(({ part }) =>
          part.buttons.flat().some(({ label }) => label.startsWith('✅ Russia')),
        ),
      'the card to change in its place',
    );
    expect(
      browser.shown.filter(({ part }) => part.buttons.flat().some(({ label }) => /Russia/.test(label))),
    ).toHaveLength(1);
    house.publish('Putin Kembali ke Moskow');
    await house.polled(1);
    await shows(browser, 'Kembali ke Moskow');
    const news = browser.shown.at(-1);
    expect(news?.part.kind).toBe('post');
    expect(news?.part.lines[1]).toMatchObject([{ text: 'Putin Kembali ke Moskow', bold: true }]);
    expect(length).toBe(1);
  });

  it('keeps what arrives while no page is open, and its subscriptions over a restart', async () => {
    const { house, url } = await start();
    await house.polled();
    const browser = await visit(url, 'id');
    await browser.say('subscribe rusia-ukraina');
    await shows(browser, 'Konflik Rusia Vs Ukraina');
    browser.close();
    house.publish('Putin Tiba di Hanoi');
    await house.polled(2);
    await house.stop();
    const again = await house.start();
    house.publish('Putin Bertolak ke Hanoi');
    await house.polled(2);
    await browser.load(again.web as string);
    await browser.listen();
    await shows(browser, 'Putin Tiba di Hanoi');
    await shows(browser, 'Putin Bertolak ke Hanoi');
    const shown = browser.texts.filter((text) => /Putin (Tiba|Bertolak)/.test(text));
    expect(shown.map((text) => /Putin \w+/.exec(text)?.[0])).toEqual(['Putin Tiba', 'Putin Bertolak']);
    expect(browser.texts.filter((text) => text === 'subscribe rusia-ukraina')).toHaveLength(1);
  });

  it('goes on after a lost connection where it was, without a repetition', async () => {
    const { url } = await start();
    const browser = await visit(url);
    await browser.say('/help');
    await until(() => browser.shown.length === 3, 'the answer');
    browser.drop();
    const { events } = browser;
    await browser.say('/settings');
    await browser.listen();
    await until(() => browser.shown.length === 5, 'what was missed');
    expect(browser.events - events).toBe(2);
  });

  it('is shown on all its pages, and to nobody else', async () => {
    const { url } = await start();
    const ana = await visit(url);
    const budi = await visit(url);
    await ana.listen();
    const before = budi.shown.length;
    await ana.say('/help');
    await shows(ana, 'What you can ask me');
    expect(budi.shown).toHaveLength(before);
  });

  it('completes commands and topics', async () => {
    const { url } = await start();
    const browser = await visit(url);
    const complete = async (text: string) => {
      const answer = await browser.get(`complete?text=${encodeURIComponent(text)}`);
      return ((await answer.json()) as { value: string }[]).map(({ value }) => value);
    };
    expect(await complete('/sub')).toEqual(['/subscribe', '/subscriptions']);
    expect(await complete('/subscribe russ')).toEqual(['/subscribe rusia-ukraina']);
    expect(await complete('/help x')).toEqual([]);
  });

  it('is erased when it wants to be forgotten', async () => {
    const { url } = await start();
    const browser = await visit(url);
    await browser.say('subscribe rusia-ukraina');
    await browser.say('/forgetme');
    await shows(browser, 'Forget this chat');
    await browser.press('🗑 Yes,');
    browser.close();
    await browser.listen();
    await until(() => browser.shown.length > 0, 'what is left');
    expect(browser.texts.join()).not.toMatch(/rusia-ukraina|Russia/);
  });

  it('does not hold up the end of the process', async () => {
    const { url, running } = await start();
    await visit(url);
    expect(await running.stop()).toBe(true);
    await expect(fetch(`${url}/chat/`)).rejects.toThrow();
  });
});

describe('a private Kabar', () => {
  it('serves the browser where it is among the chats that are allowed', async () => {
    const { url } = await start({ ALLOWED_CHATS: 'telegram:-100,web:all' });
    const browser = await visit(url);
    await browser.say('subscribe rusia-ukraina');
    await shows(browser, 'You now follow');
  });

  it('else answers whoever runs it, but posts nothing there', async () => {
    const { url } = await start({ ALLOWED_CHATS: 'telegram:-100' });
    const browser = await visit(url);
    await browser.say('subscribe rusia-ukraina');
    await shows(browser, "doesn't post here");
  });
});

describe('a chat behind a token', () => {
  const WEB_TOKEN = 'a-token-of-24-characters';

  it('leads to the door of the window, whose cookie opens the chat as well', async () => {
    const { url } = await start({ WEB_TOKEN });
    const browser = new Browser();
    const closed = await browser.load(url);
    expect([closed.status, closed.headers.get('location')]).toEqual([303, '../login?next=chat/']);
    for (const path of ['events', 'chat.js', 'complete'])
      expect([path, (await browser.get(path)).status]).toEqual([path, 401]);
    expect((await browser.post('say', { text: '/help' })).status).toBe(401);
    const opened = await browser.request('../login', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: WEB_TOKEN, next: 'chat/' }).toString(),
    });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, 'chat/']);
    expect((await browser.load(url)).status).toBe(200);
    expect((await browser.request('../feeds')).status).toBe(200);
  });

  it('is opened by a form of its own without the window, which says what went wrong', async () => {
    const { url } = await start({ WEB_TOKEN, WEB_PANEL: 'off' });
    const browser = new Browser('id');
    const door = await browser.load(url);
    expect([door.status, await door.text()]).toEqual([401, expect.stringContaining('Token (WEB_TOKEN)')]);
    expect((await browser.get('events')).status).toBe(401);
    const enter = (token: string) =>
      browser.request('door', {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token }).toString(),
      });
    const wrong = await enter('wrong');
    expect([wrong.status, await wrong.text()]).toEqual([401, expect.stringContaining('Token itu salah.')]);
    const right = await enter(WEB_TOKEN);
    expect([right.status, right.headers.get('location')]).toEqual([303, './']);
    expect((await browser.load(url)).status).toBe(200);
    expect((await browser.listen()).status).toBe(200);
    const other = await new Browser().load(url);
    expect(other.status).toBe(401);
  });
});

it('what the bot says is drawn as data', async () => {
  const { render } = await import('../../../adapters/web/format.js');
  expect(
    render(
      reply(['<b>', { text: 'x', link: 'javascript:alert(1)' }, { text: 'y', link: 'https://example.org/' }]),
    ),
  ).toEqual([
    {
      kind: 'reply',
      lines: [[{ text: '<b>' }, { text: 'x' }, { text: 'y', link: 'https://example.org/' }]],
      buttons: [],
    },
  ]);
});
