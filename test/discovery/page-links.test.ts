import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPageLinks, readRobotsSitemaps, readSitemapIndex } from '../../src/discovery/page-links.js';

const url = 'https://laut.example/a/b';

describe('the links of a page', () => {
  it('takes no time to speak of for pages that were made to take it', () => {
    const began = performance.now();
    readPageLinks('<div>'.repeat(200_000), url);
    readPageLinks('<a href="/feed">'.repeat(100_000), url);
    readPageLinks(`<link rel="alternate" type="application/rss+xml" href="${'a'.repeat(2_000_000)}">`, url);
    readSitemapIndex('<loc>'.repeat(200_000), url);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('leads nowhere but to http and https, and shows no password', () => {
    const links = ['javascript:alert(1)', 'file:///etc/passwd', '//user:secret@other.example/rss', 'rss.xml'];
    const html = links
      .map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`)
      .join('');
    expect(readPageLinks(html, url).alternates).toEqual([
      'https://other.example/rss',
      'https://laut.example/a/rss.xml',
    ]);
    const robots =
      'Sitemap: /s.xml\r\n# Sitemap: /no.xml\nSITEMAP : https://b.example/s.xml\nSitemap: ftp://x/';
    expect(readRobotsSitemaps(robots, url)).toEqual([
      'https://laut.example/s.xml',
      'https://b.example/s.xml',
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const html = `<link rel=alternate type=application/rss+xml href="${text}"><base href="${text}">${text}`;
        const { alternates, others } = readPageLinks(html, url);
        for (const link of [...alternates, ...others]) expect(link).toMatch(/^https?:/);
        readRobotsSitemaps(`sitemap:${text}`, url);
        readSitemapIndex(`<loc>${text}</loc>`, url);
      }),
    );
  });
});
