import { createEnricher } from '../../../src/intake/enrich/enrich.js';
import type { Enrichable } from '../../../src/intake/enrich/merge-facts.js';
import type { PageFetcher } from '../../../src/intake/enrich/page-fetcher.js';
import { ManualClock, settled } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';

export const publisher = { name: 'Suara Teluk', language: 'id', timezone: 'Asia/Jakarta' };

export function item(link: string | null, changes: Partial<Enrichable> = {}): Enrichable {
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

export const article = `<html lang="id"><title>Kapal riset tiba di Tual</title><meta name="author" content="Ratna Puspa">
<meta property="og:description" content="Kapal itu merapat pagi tadi."><meta name="keywords" content="Aruna">
<meta property="og:image" content="/besar.jpg"><meta name="publishdate" content="2026-07-24 12:40:00"><h1>Kapal riset tiba di Tual</h1>`;

export interface Answer {
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
export function setUp(site: Record<string, Answer>) {
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
            signal.addEventListener('abort', () => resolve(), { once: true });
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

export const page = (number: number, host = 'a.example') => `https://${host}/berita/${number}`;
