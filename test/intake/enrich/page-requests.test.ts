import { describe, expect, it } from 'vitest';
import { createEnricher } from '../../../src/intake/enrich/enrich.js';
import type { PageFetcher } from '../../../src/intake/enrich/page-fetcher.js';
import { ManualClock } from '../../doubles/clock.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { type Answer, item, page, publisher, setUp } from './site.js';

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

  it('of a dozen hosts at once, which Node.js does not take for a leak', async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error) => warnings.push(name);
    process.on('warning', note);
    afterTest(async () => void process.off('warning', note));
    const links = Array.from({ length: 12 }, (_, index) => page(1, `h${index}.example`));
    const { enrich } = setUp(Object.fromEntries(links.map((link) => [link, { ms: 1000 }])));
    const { items } = await enrich(links.map((link) => item(link)));
    expect(items.every(({ authors }) => authors.length === 1)).toBe(true);
    expect(warnings).toEqual([]);
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
