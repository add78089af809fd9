import { describe, expect, it } from 'vitest';
import { wholePages } from '../../../src/intake/enrich/page-fetcher.js';
import { article, page } from './site.js';

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
