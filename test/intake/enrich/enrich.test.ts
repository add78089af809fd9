import { describe, expect, it } from 'vitest';
import { createEnricher } from '../../../src/intake/enrich/enrich.js';
import type { Enrichable } from '../../../src/intake/enrich/merge-facts.js';
import { type PageFetcher, wholePages } from '../../../src/intake/enrich/page-fetcher.js';
import { ManualClock, settled } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';

const publisher = { name: 'Suara Teluk', language: 'id', timezone: 'Asia/Jakarta' };

function item(link: string | null, changes: Partial<Enrichable> = {}): Enrichable {
  return {
    link,
    headline: 'Kapal riset tiba di Tual',
    text: null,
    authors: [],
    publishedAt: null,
    updatedAt: null,
    language: null,
    image: null,
    categories: ['Laut'],
    ...changes,
  };
}

const article = `<html lang="id"><title>Kapal riset tiba di Tual</title><meta name="author" content="Ratna Puspa">
<meta property="og:description" content="Kapal itu merapat pagi tadi."><meta name="keywords" content="Aruna">
<meta property="og:image" content="/besar.jpg"><meta name="publishdate" content="2026-07-24 12:40:00"><h1>Kapal riset tiba di Tual</h1>`;

interface Answer {
  status?: number;
  body?: string;
  type?: string;
  /** Where it led. */
  url?: string;
  /** How long it takes; for ever where it is infinite. */
  ms?: number;
  retryAfterMs?: number;
}

/** A site of pages; what it does not know is 404. */
function setUp(site: Record<string, Answer>) {
  const clock = new ManualClock(Date.UTC(2026, 6, 24, 6));
  const log = new RecordedLog();
  const asked: { url: string; at: number }[] = [];
  const open = new Map<string, number>();
  let most = 0;
  const fetcher: PageFetcher = {
    async read({ url, signal }, take) {
      const { host } = new URL(url);
      asked.push({ url, at: clock.now() });
      open.set(host, (open.get(host) ?? 0) + 1);
      most = Math.max(most, open.get(host) ?? 0);
      try {
        const answer = site[url] ?? { status: 404 };
        const { status = 200, body = article, type = 'text/html; charset=utf-8', ms = 0 } = answer;
        if (ms > 0) {
          await new Promise<void>((resolve) => {
            if (ms !== Number.POSITIVE_INFINITY) clock.after(ms, resolve);
            signal.addEventListener('abort', () => resolve());
          });
        }
        if (signal.aborted) return { kind: 'stopped' };
        if (status !== 200) {
          return {
            kind: 'failed',
            status,
            reason: `HTTP ${status}`,
            retryAfterMs: answer.retryAfterMs ?? null,
          };
        }
        take(Buffer.from(body), { url: answer.url ?? url, contentType: type });
        return { kind: 'read' };
      } finally {
        open.set(host, (open.get(host) ?? 1) - 1);
      }
    },
  };
  const enricher = createEnricher({ fetcher, clock, log, userAgent: 'Kabar/0.1 (+https://kabar.example)' });
  /** Enriches, moving the clock as far as it takes; tells how long that was. */
  async function enrich(items: Enrichable[], signal?: AbortSignal) {
    const start = clock.now();
    let result: Enrichable[] | null = null;
    void enricher.enrich(items, publisher, signal === undefined ? {} : { signal }).then((done) => {
      result = done;
    });
    await settled();
    for (let turn = 0; result === null && turn < 600; turn++) await clock.advance(100);
    if (result === null) throw new Error('it never came back');
    return { items: result as Enrichable[], ms: clock.now() - start };
  }
  const pagesAsked = () => asked.map(({ url }) => url).filter((url) => !url.endsWith('/robots.txt'));
  return { clock, log, asked, pagesAsked, enrich, most: () => most };
}

const page = (number: number, host = 'a.example') => `https://${host}/berita/${number}`;

describe('an item that lacks something', () => {
  it('has its blanks filled by its page', async () => {
    const { enrich, clock } = setUp({ [page(1)]: {} });
    const { items } = await enrich([item(page(1))]);
    expect(items[0]).toEqual({
      ...item(page(1)),
      text: 'Kapal itu merapat pagi tadi.',
      authors: ['Ratna Puspa'],
      publishedAt: Date.UTC(2026, 6, 24, 5, 40),
      language: 'id',
      image: { url: 'https://a.example/besar.jpg', credit: null },
      categories: ['Laut', 'Aruna'],
      fromPage: ['summary', 'authors', 'publishedAt', 'language', 'image', 'categories'],
    });
    expect(clock.waiting).toBe(0);
  });

  it('has the beginning of its text from a page that is read anyway, and is never shown it', async () => {
    const paragraphs =
      '<p>Kapal riset itu merapat pagi tadi di dermaga Tual dengan dua puluh peneliti.</p>'.repeat(40);
    const { enrich, asked } = setUp({ [page(1)]: { body: article + paragraphs } });
    const image = { url: 'https://a.example/kecil.jpg', credit: null };
    const told = { text: 'Dari umpan sendiri.', authors: ['A B'], publishedAt: 1, image };
    const [short, own, whole] = (
      await enrich([
        item(page(1), { ...told, authors: [] }),
        item(page(1), { ...told, authors: [], body: 'Isi dari umpan sendiri.' }),
        item(page(1), told),
      ])
    ).items;
    expect(short?.text).toBe('Dari umpan sendiri.');
    expect(short?.body).toMatch(/^Kapal riset itu merapat/);
    expect(short?.body?.length).toBeLessThanOrEqual(1500);
    expect(own?.body).toBe('Isi dari umpan sendiri.');
    // For the text alone no page is asked.
    expect(whole).not.toHaveProperty('body');
    expect(asked.filter(({ url }) => url === page(1))).toHaveLength(1);
  });

  it('keeps what its feed said', async () => {
    const { enrich } = setUp({ [page(1)]: {} });
    const known = { text: 'Dari umpan sendiri.', publishedAt: 1_784_000_000_000, language: 'en' };
    const image = { url: 'https://a.example/kecil.jpg', credit: null };
    const { items } = await enrich([item(page(1), { ...known, image })]);
    expect(items[0]).toMatchObject({ ...known, image, authors: ['Ratna Puspa'] });
  });

  it('is not looked up when it lacks nothing, has no page, or its page is the front page', async () => {
    const { enrich, asked } = setUp({});
    const whole = item(page(1), {
      text: 'Ada.',
      authors: ['A B'],
      publishedAt: 1,
      image: { url: 'https://a.example/a.jpg', credit: null },
    });
    const items = [whole, item(null), item('https://a.example/'), item('mailto:a@example.com')];
    expect((await enrich(items)).items).toEqual(items);
    expect(asked).toEqual([]);
  });

  it('does not believe a date in the future', async () => {
    const body = article.replace('2026-07-24', '2027-07-24');
    const { enrich } = setUp({ [page(1)]: { body } });
    expect((await enrich([item(page(1))])).items[0]).toMatchObject({
      publishedAt: null,
      authors: ['Ratna Puspa'],
    });
  });

  it('takes nothing from another page that it was led to', async () => {
    const body = article.replaceAll('Kapal riset tiba di Tual', 'Jadwal siaran');
    const { enrich } = setUp({
      [page(1)]: { url: 'https://a.example/live', body },
      [page(2)]: { type: 'image/png' },
    });
    const items = [item(page(1)), item(page(2))];
    expect((await enrich(items)).items).toEqual(items);
  });
});

describe('pages are asked for politely', () => {
  it('one at a time for a host with a pause between, several hosts at once', async () => {
    const hosts = ['a.example', 'b.example', 'c.example'];
    const links = hosts.flatMap((host) => [1, 2, 3].map((number) => page(number, host)));
    const site = Object.fromEntries(links.map((link) => [link, { ms: 1000 }]));
    const { enrich, asked, most } = setUp(site);
    const { items, ms } = await enrich(links.map((link) => item(link)));
    expect(items.every(({ authors }) => authors.length === 1)).toBe(true);
    expect(most()).toBe(1);
    expect(ms).toBeLessThan(6000);
    const times = asked.filter(({ url }) => url.includes('a.example/berita')).map(({ at }) => at);
    expect(Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)))).toBeGreaterThanOrEqual(
      1500,
    );
  });

  it('once for each article, whatever feed brings it', async () => {
    const { enrich, pagesAsked } = setUp({ [page(1)]: {} });
    const { items } = await enrich([
      item(page(1)),
      item(`${page(1)}?utm_source=rss`),
      item(`${page(1)}?page=all`),
    ]);
    expect(items.map(({ authors }) => authors.length)).toEqual([1, 1, 1]);
    await enrich([item(page(1))]);
    expect(pagesAsked()).toEqual([page(1)]);
  });

  it('as robots.txt allows', async () => {
    const robots = { body: 'User-agent: Kabar\nDisallow: /berita/1$', type: 'text/plain' };
    const { enrich, pagesAsked } = setUp({
      'https://a.example/robots.txt': robots,
      [page(1)]: {},
      [page(2)]: {},
    });
    const { items } = await enrich([item(page(1)), item(page(2))]);
    expect(items.map(({ authors }) => authors.length)).toEqual([0, 1]);
    expect(pagesAsked()).toEqual([page(2)]);
  });

  it('not at all where robots.txt cannot be had now', async () => {
    const { enrich, pagesAsked } = setUp({ 'https://a.example/robots.txt': { status: 500 }, [page(1)]: {} });
    await enrich([item(page(1))]);
    expect(pagesAsked()).toEqual([]);
  });
});

describe('an article is never held back for long', () => {
  it('by a host that never answers', async () => {
    const slow = Object.fromEntries(
      [1, 2, 3].map((number) => [page(number), { ms: Number.POSITIVE_INFINITY }]),
    );
    const { enrich, clock } = setUp({ ...slow, [page(1, 'b.example')]: {} });
    const links = [page(1), page(2), page(3), page(1, 'b.example')];
    const { items, ms } = await enrich(links.map((link) => item(link)));
    expect(ms).toBeLessThanOrEqual(20_100);
    expect(items.map(({ authors }) => authors.length)).toEqual([0, 0, 0, 1]);
    await settled();
    expect(clock.waiting).toBe(0);
  });

  it('by its own number: what was read in time counts', async () => {
    const links = Array.from({ length: 200 }, (_, index) => page(index));
    const { enrich, pagesAsked } = setUp(Object.fromEntries(links.map((link) => [link, { ms: 100 }])));
    const { items, ms } = await enrich(links.map((link) => item(link)));
    expect(ms).toBeLessThanOrEqual(20_100);
    expect(items.filter(({ authors }) => authors.length === 1).length).toBeGreaterThan(25);
    const before = pagesAsked().length;
    await settled();
    expect(pagesAsked()).toHaveLength(before);
  });

  it('when Kabar stops', async () => {
    const { enrich, clock } = setUp({ [page(1)]: { ms: Number.POSITIVE_INFINITY } });
    const control = new AbortController();
    clock.after(300, () => control.abort());
    const { items, ms } = await enrich([item(page(1))], control.signal);
    expect(items).toEqual([item(page(1))]);
    expect(ms).toBeLessThanOrEqual(400);
    expect((await enrich([item(page(2))], AbortSignal.abort())).ms).toBe(0);
  });
});

describe('a host that fails', () => {
  it('is given up for a while', async () => {
    const failing = Object.fromEntries([1, 2, 3, 4].map((number) => [page(number), { status: 500 }]));
    const { enrich, pagesAsked, clock, log } = setUp({ ...failing, [page(5)]: {} });
    await enrich([1, 2, 3, 4].map((number) => item(page(number))));
    expect(pagesAsked()).toEqual([page(1), page(2)]);
    expect(log.lines.filter(({ level }) => level === 'info')).toHaveLength(1);
    await clock.advance(600_000);
    expect((await enrich([item(page(5))])).items[0]?.authors).toEqual(['Ratna Puspa']);
  });

  it('is left alone as long as it asks for', async () => {
    const { enrich, pagesAsked, clock } = setUp({
      [page(1)]: { status: 429, retryAfterMs: 3_600_000 },
      [page(2)]: {},
    });
    await enrich([item(page(1)), item(page(2))]);
    await clock.advance(3_000_000);
    await enrich([item(page(2))]);
    expect(pagesAsked()).toEqual([page(1)]);
    await clock.advance(600_000);
    await enrich([item(page(2))]);
    expect(pagesAsked()).toEqual([page(1), page(2)]);
  });

  it('does not fail with a page that is gone', async () => {
    const { enrich, pagesAsked } = setUp({ [page(9)]: {} });
    await enrich([1, 2, 3, 9].map((number) => item(page(number))));
    expect(pagesAsked()).toHaveLength(4);
  });

  it.each<[string, Answer]>([
    ['403', { status: 403 }],
    ['a page that says so', { body: '<title>Access Denied</title><h1>Access Denied</h1>' }],
    ['a test for humans', { body: '<title>Just a moment...</title><p>Checking your browser' }],
    ['a captcha', { body: '<title>Security check: captcha</title>' }],
  ])('refuses with %s: the operator is told once, the articles go on without', async (_, answer) => {
    const { enrich, log, pagesAsked, clock } = setUp({ [page(1)]: answer, [page(2)]: answer });
    expect((await enrich([item(page(1)), item(page(2))])).items).toEqual([item(page(1)), item(page(2))]);
    expect(pagesAsked()).toEqual([page(1)]);
    await clock.advance(7_200_000);
    await enrich([item(page(2))]);
    const warnings = log.lines.filter(({ level }) => level === 'warn');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ facts: { host: 'a.example' } });
    expect(warnings[0]?.facts).toMatchObject({ host: 'a.example' });
  });

  it('may break the fetcher without harm', async () => {
    const fetcher: PageFetcher = { read: () => Promise.reject(new Error('broken')) };
    const log = new RecordedLog();
    const enricher = createEnricher({ fetcher, clock: new ManualClock(), log, userAgent: 'Kabar/1' });
    expect(await enricher.enrich([item(page(1))], publisher)).toEqual([item(page(1))]);
    expect(log.lines.map(({ level }) => level)).toEqual(['error']);
  });
});

describe('a fetcher of whole bodies', () => {
  const freshness = { etag: null, lastModified: null, maxAgeSeconds: null, movedTo: null };
  const signal = new AbortController().signal;

  it('brings pages', async () => {
    const body = Buffer.from(article);
    const url = page(7);
    const whole = wholePages({
      get: async () => ({ kind: 'body', url, body, contentType: null, ...freshness }),
    });
    const heads: unknown[] = [];
    const answer = await whole.read({ url: page(1), signal }, (_, head) => heads.push(head) > 0);
    expect([answer, heads]).toEqual([{ kind: 'read' }, [{ url, contentType: null }]]);
  });

  it.each([
    ['HTTP 403', 403],
    ['it cut the connection', null],
  ])('tells of a failure: %s', async (reason, status) => {
    const failed = { kind: 'failed', status, reason, retryAfterMs: 5, gone: false } as const;
    const whole = wholePages({ get: async () => failed });
    const answer = await whole.read({ url: page(1), signal }, () => true);
    expect(answer).toEqual(failed);
  });
});
