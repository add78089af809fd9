import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { newFeedState } from '../../src/core/feed.js';
import type { Store } from '../../src/core/ports.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { type Given, openAsRunning, kabar as runKabar } from './kit.js';

let folder: string;
let server: FeedServer;
const kabar = (argv: string[], given: Given = {}) => runKabar(argv, { folder, ...given });

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  server = await FeedServer.start();
  afterTest(() => server.close());
  const feeds = ['satu', 'dua'].map((id) => ({ id, url: server.url(`/${id}`) }));
  const catalog = {
    publishers: [{ id: 'laut', name: 'Laut', url: 'https://laut.example', feeds }],
    topics: [{ id: 'rusia-ukraina', name: { id: 'Konflik Rusia', en: 'Russia' }, match: { any: ['putin'] } }],
  };
  await writeFile(join(folder, 'data/catalog.json'), JSON.stringify(catalog));
});

const items = (...titles: string[]) =>
  rss(
    titles.map((title) => ({ title, guid: title, link: `https://laut.example/${title}`, date: Date.now() })),
  );

describe('kabar poll --once', () => {
  it('polls what is due, says what came of each feed, and keeps it for the next start', async () => {
    server.set('/satu', items('Putin Tiba'));
    server.set('/dua', { status: 403 });
    const env = { FEED_INTERVAL: '60', FETCH_ALLOW_HOSTS: '127.0.0.1' };
    const first = await kabar(['poll', '--once'], { env });
    expect(first.code).toBe(0);
    expect(first.out.split('\n').sort()).toEqual(['', '✔ satu: 1 kept as history', '✘ dua: HTTP 403']);
    const second = await kabar(['poll', '--once'], { env });
    expect(second.out).toBe('2 of 2 feeds are not due yet.\n');
    const quick = { FEED_INTERVAL: '1', FETCH_ALLOW_HOSTS: '127.0.0.1' };
    const later = { ...systemClock, now: () => Date.now() + 120_000 };
    server.set('/satu', items('Putin Pergi', 'Putin Tiba'));
    const third = await kabar(['poll', '--once'], { env: quick, clock: later });
    expect(third.out).toContain('✔ satu: 1 to be posted');
    expect((await kabar(['latest'])).out).toMatch(/Putin Pergi\n {2}Laut · .*\n {2}https:\/\/laut.example/);
  });

  it('leaves the data to a Kabar that runs', async () => {
    await openAsRunning(folder);
    expect(await kabar(['poll', '--once'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Kabar runs \(pid \d+\) and polls by itself/),
    });
  });
});

describe('what is asked of the data', () => {
  async function fill(store: Store): Promise<void> {
    const failing = { since: Date.now() - 7_300_000, count: 9, reason: 'HTTP 403' };
    const push = { hub: 'h', topic: 't', path: 'p', secret: 'hush', requestedAt: 1, leaseUntil: null };
    const recent = Array.from({ length: 5 }, (_, index) => Date.now() - index * 21_600_000);
    const state = {
      ...newFeedState('satu', server.url('/satu')),
      push,
      lastSuccessAt: Date.now() - 120_000,
      recent,
    };
    const article = makeArticle(1, { headline: 'Putin\u001b[2J Tiba' });
    const entry = { kind: 'new' as const, topics: article.topics, deliverable: true };
    await store.record({
      feed: { ...state, missing: ['author 100%'] },
      items: [{ article, keys: ['k'], entry }],
    });
    await store.record({ feed: { ...newFeedState('dua', server.url('/dua')), failing }, items: [] });
    await store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina', 'paus']));
    await store.changeChat('console:b', () => makeChat('console:b', ['paus']));
  }

  it.each(['a Kabar that runs', 'the files'])('is answered by %s', async (by) => {
    const store = await openAsRunning(folder);
    await fill(store);
    if (by === 'the files') await store.close();

    const list = await kabar(['feeds', 'list']);
    expect(list.out.split('\n').map((line) => line.trim().replace(/ {2,}/g, '|'))).toEqual([
      'feed|last success|a day|missing|fault',
      'satu|2 min ago|5.0|author 100%',
      'dua|never|–|HTTP 403, for 2 h',
      '',
    ]);
    const json = await kabar(['feeds', 'list', '--json']);
    expect(json.json()[1]).toMatchObject({
      id: 'dua',
      publisher: 'laut',
      error: { reason: 'HTTP 403', count: 9 },
    });
    expect(json.out).not.toContain('hush');

    const latest = await kabar(['latest', 'konflik', 'rusia', '-n', '3']);
    expect(latest.out).toContain('Putin [2J Tiba\n  Tribunnews · Tue 18 Jun 2024, 03:15 UTC\n  https://');
    const article = (await kabar(['latest', 'rusia-ukraina', '--json'])).json();
    expect(article).toMatchObject([{ id: makeArticle(1).id, publishedAt: '2024-06-18T03:15:00.000Z' }]);
    expect(await kabar(['latest', 'rusiaa'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/rusia-ukraina/),
    });

    const doctor = await kabar(['doctor']);
    expect(doctor).toMatchObject({ code: 0, err: '' });
    expect(doctor.out).toContain('! Topic paus is followed by 2 chats, but is no longer in the catalog');
    expect(doctor.out).toContain(
      '! Feed dua, for 2 h: HTTP 403. The publisher refuses Kabar by its honest name.',
    );
    expect(doctor.out).toContain('✔ Feeds: 1 of 2 were read the last time.');
  });

  it('makes no folder where there are no data yet', async () => {
    expect(await kabar(['latest'])).toMatchObject({
      code: 0,
      out: 'There are no articles yet: `kabar poll --once` reads the feeds.\n',
    });
    expect((await kabar(['feeds', 'list'])).out).toContain('never');
    expect((await kabar(['doctor'])).out).toContain('data/db is made at the first start');
    expect(await readdir(join(folder, 'data'))).toEqual(['catalog.json']);
  });

  it('tells of the running Kabar alone in its status', async () => {
    expect(await kabar(['status'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/No Kabar runs on/),
    });
    await fill(await openAsRunning(folder));
    expect((await kabar(['status'])).out).toMatch(
      /Kabar runs \(pid \d+\).*\nchats {5}2\nfeeds {5}2, of which 1 fail/,
    );
    expect((await kabar(['status', '--json'])).json()).toMatchObject([
      { chats: 2, head: 1, feeds: { all: 2, failing: 1 } },
    ]);
  });
});

describe('kabar doctor', () => {
  it('names what is broken, with the remedy, and shows no token', async () => {
    const env = { TELEGRAM_BOT_TOKEN: '123456:secret-secret-secret-secret-secret', FETCH_ALLOW_HOSTS: '' };
    const right = await kabar(['doctor', '--offline'], { env });
    expect(right.out).toContain('✔ Telegram: the token is set.');
    expect(right.out).toContain('✔ Discord: off, since no token is set.');
    expect(right.out + right.err).not.toContain('secret');

    const wrong = await kabar(['doctor'], { env: { ...env, POLL_CRON: 'often' } });
    expect(wrong).toMatchObject({
      code: 1,
      out: expect.stringMatching(/✘ The configuration is wrong:\n {2}POLL_CRON/),
    });

    await writeFile(join(folder, 'data/catalog.json'), '{ "topics": [');
    expect(await kabar(['doctor'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/✘ .*catalog.json:1 is not JSON/s),
    });
    await writeFile(join(folder, 'data/db'), 'a file');
    expect(await kabar(['doctor'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /✘ Kabar cannot use the data folder data\/db: something on its path is a file/,
      ),
    });
  });
});

describe('kabar topics', () => {
  it('lists them with their names in both languages', async () => {
    expect((await kabar(['topics'])).out).toBe(
      'topic          English  Indonesian\nrusia-ukraina  Russia   Konflik Rusia\n',
    );
    expect((await kabar(['topics', '--json'])).json()).toEqual([
      { id: 'rusia-ukraina', name: { id: 'Konflik Rusia', en: 'Russia' } },
    ]);
  });
});

describe('kabar preview', () => {
  it('shows the posts as the terminal does, in the language and zone that are asked for', async () => {
    const stdin = rss([
      {
        title: 'Putin Tiba',
        guid: '1',
        link: 'https://laut.example/1',
        author: 'Hasanudin Aco',
        date: Date.UTC(2024, 5, 18, 3, 15),
      },
      { title: 'Lain', guid: '2' },
    ]);
    const argv = ['preview', '-', '--language', 'id', '--timezone', 'Asia/Jakarta', '-n', '1'];
    const { code, out } = await kabar(argv, { stdin });
    expect(code).toBe(0);
    expect(out).toBe(
      `${'─'.repeat(40)}\nKonflik Rusia\nPutin Tiba\nhttps://laut.example/1\n\nHasanudin Aco · Feed · Sel 18 Jun 2024, 10.15 WIB\n\n`,
    );
    expect((await kabar(['preview', '-', '--language', 'xx'], { stdin })).err).toContain('Choose en or id');
    expect((await kabar(['preview', '-', '-n', '0'], { stdin })).err).toContain('whole number, 1 or more');
    expect((await kabar(['preview', '-'], { stdin: rss([]) })).out).toContain('nothing to post');
  });
});
