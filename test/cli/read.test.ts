import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';
import { kabar } from './kit.js';

const date = Date.UTC(2024, 5, 18, 3, 15);
const putin = {
  guid: '1',
  title: 'Putin Kunjungi Korea Utara',
  link: '/berita/1?utm_source=rss',
  author: 'Hasanudin Aco',
  summary: 'JAKARTA (ANTARA) - Presiden Rusia tiba pada Selasa. Ia disambut di bandara.',
  date,
  categories: ['Konflik Rusia Vs Ukraina'],
  image: 'https://cdn.example/putin.jpg',
};

async function folderWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('kabar read --json', () => {
  it('prints one object a line for each input, as intake reads it', async () => {
    const folder = await folderWith({ 'a.xml': rss([putin], { link: 'https://news.example/' }) });
    const { code, json, err } = await kabar(
      ['read', 'a.xml', '--json', '--url', 'https://news.example/feed'],
      {
        folder,
      },
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(json()).toEqual([
      {
        input: 'a.xml',
        title: 'Feed',
        link: 'https://news.example/',
        articles: [
          {
            id: expect.stringMatching(/^[0-9a-z]{12}$/),
            headline: 'Putin Kunjungi Korea Utara',
            link: 'https://news.example/berita/1',
            authors: ['Hasanudin Aco'],
            publishedAt: '2024-06-18T03:15:00.000Z',
            updatedAt: null,
            summary: 'Presiden Rusia tiba pada Selasa. Ia disambut di bandara.',
            image: 'https://cdn.example/putin.jpg',
            categories: ['Konflik Rusia Vs Ukraina'],
          },
        ],
        warnings: [],
      },
    ]);
  });

  it('goes on after an input that cannot be read, and ends with 1', async () => {
    const folder = await folderWith({ 'a.xml': rss([putin]), 'page.html': '<html><body>hi</body></html>' });
    const inputs = ['none.xml', 'page.html', '.', 'a.xml', 'http://127.0.0.1:1/feed'];
    const { code, json } = await kabar(['read', ...inputs, '--json'], { folder });
    expect(code).toBe(1);
    expect(json().map(({ input }) => input)).toEqual(inputs);
    const errors = json().map(({ error }) => error);
    expect(errors[0]).toMatch(/there is no such file/);
    expect(errors[1]).toMatch(/web page, not a feed/);
    expect(errors[2]).toMatch(/it is a folder/);
    expect(errors[3]).toBeUndefined();
    expect(errors[4]).toMatch(/refused the connection/);
  });

  it('lists what intake passes over: repeats, silent items, items that lead nowhere, in the feed’s order', async () => {
    const feed = rss([
      { title: 'Second', guid: '2', date: date + 1000 },
      { title: '', guid: '3' },
      putin,
      { ...putin, title: 'Putin Kunjungi Korea Utara (2)' },
    ]);
    const { json, code } = await kabar(['read', '-', '--json', '--url', 'https://news.example/'], {
      stdin: feed,
    });
    const articles = json()[0]?.articles as { id: string; headline: string; link: string | null }[];
    expect(code).toBe(0);
    expect(articles.map(({ headline }) => headline)).toEqual([
      'Second',
      '',
      'Putin Kunjungi Korea Utara',
      'Putin Kunjungi Korea Utara (2)',
    ]);
    expect(articles.map(({ link }) => link)).toEqual([
      null,
      null,
      'https://news.example/berita/1',
      'https://news.example/berita/1',
    ]);
    expect(articles[3]?.id).toBe(articles[2]?.id);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(3);
  });

  it('reads standard input and packed files', async () => {
    const folder = await folderWith({ 'a.xml.gz': gzipSync(rss([putin])) });
    const { json, code } = await kabar(['read', '--json', '-', 'a.xml.gz'], {
      folder,
      stdin: rss([putin, putin]),
    });
    expect(code).toBe(0);
    expect(json().map(({ articles }) => (articles as []).length)).toEqual([2, 1]);
  });

  it('fetches no private address that is not allowed', async () => {
    const server = await FeedServer.start();
    afterTest(() => server.close());
    server.set('/feed', rss([putin]));
    const allowed = await kabar(['read', '--json', server.url('/feed')]);
    expect(allowed.json()[0]?.articles).toHaveLength(1);
    const closed = await kabar(['read', '--json', server.url('/feed')], { env: { FETCH_ALLOW_HOSTS: '' } });
    expect(closed.code).toBe(1);
    expect(closed.json()[0]?.error).toMatch(/FETCH_ALLOW_HOSTS|not public|private/);
    expect(server.seen('/feed')).toHaveLength(1);
  });

  it('never breaks, whatever stands in an input', async () => {
    const pieces = fc.constantFrom(
      '<rss>',
      '<item>',
      '</item>',
      '<title>',
      '&x;',
      '<![CDATA[',
      '{"items":[',
      ']}',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), async (parts) => {
        const { code, json } = await kabar(['read', '-', '--json'], { stdin: Buffer.from(parts.join('')) });
        const [line, ...more] = json();
        expect(more).toEqual([]);
        expect(code).toBe(line && 'error' in line ? 1 : 0);
      }),
      { numRuns: 60 },
    );
  });

  it('says which topics an article belongs to, and why', async () => {
    const topics = [
      {
        id: 'rusia',
        name: { en: 'Russia' },
        match: { any: ['putin', 'presiden rusia', 'kyiv'], categories: ['konflik rusia vs ukraina'] },
      },
      { id: 'beras', name: { en: 'Rice' }, match: { any: ['beras'] } },
    ];
    const folder = await folderWith({
      'data/catalog.json': JSON.stringify({ topics }),
      'a.xml': rss([putin]),
    });
    const { json } = await kabar(['read', 'a.xml', '--json', '--topics'], { folder });
    const article = (json()[0]?.articles as { topics: unknown }[] | undefined)?.[0];
    expect(article?.topics).toEqual([
      {
        topic: 'rusia',
        strength: 2.75,
        because: [
          { kind: 'phrase', phrase: 'putin', in: 'headline', at: 0, times: 1, strength: 1 },
          { kind: 'phrase', phrase: 'presiden rusia', in: 'summary', at: 0, times: 1, strength: 0.75 },
          { kind: 'category', category: 'Konflik Rusia Vs Ukraina', strength: 1 },
        ],
      },
    ]);
    const text = await kabar(['read', 'a.xml', '--topics'], { folder });
    expect(text.out).toContain(
      'topic rusia (2.75): “putin” in the headline at word 1, 1; “presiden rusia” in the summary at word 1, 0.75;',
    );
  });
});

describe('kabar read', () => {
  it('lays out what it read, and lets no escape sequence through', async () => {
    const stdin = rss([{ ...putin, title: 'Putin\u009b2J Tiba', guid: '\u001b]0;x' }]);
    const { out, code } = await kabar(['read', '-', '--url', 'https://news.example/'], { stdin });
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Feed
      1 article, rss · https://publisher.example/

        1  Putin2J Tiba
           Hasanudin Aco · Tue 18 Jun 2024, 03:15 UTC · tjh493en5y4w
           https://news.example/berita/1
           Presiden Rusia tiba pada Selasa. Ia disambut di bandara.
           image: https://cdn.example/putin.jpg
           categories: Konflik Rusia Vs Ukraina

      "
    `);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('ends quietly when nobody reads on', async () => {
    const broken = Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
    const { code, err } = await kabar(['read', '-'], { stdin: rss([putin]), broken });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const failed = await kabar(['read', '-'], { stdin: rss([putin]), broken: full });
    expect(failed).toMatchObject({ code: 1, err: 'The disk is full. Make room on the disk.\n' });
  });

  it('shows on a terminal how far it is', async () => {
    const folder = await folderWith({ 'a.xml': rss([putin]), 'b.xml': rss([putin]) });
    const { err } = await kabar(['read', 'a.xml', 'b.xml'], { folder, tty: true });
    expect(err).toContain('2/2 b.xml');
    // One that takes nothing but text cannot wipe a line again.
    const env = { TERM: 'dumb' };
    expect(await kabar(['read', 'a.xml', 'b.xml'], { folder, tty: true, env })).toMatchObject({ err: '' });
  });

  it('says what is wrong with the environment, the base and the arguments', async () => {
    expect(await kabar(['read', 'a', '--url', 'here'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/--url/),
    });
    expect(await kabar(['read', 'a'], { env: { POLL_CRON: 'x' } })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/POLL_CRON/),
    });
    expect(await kabar(['read'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/<input> is missing/),
    });
    expect(await kabar(['reed'])).toMatchObject({ code: 1, err: expect.stringMatching(/no command "reed"/) });
    expect(await kabar(['read', '--help'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/standard input/),
    });
  });
});
