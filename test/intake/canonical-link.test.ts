import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalLink, linkKey } from '../../src/intake/canonical-link.js';

test.each([
  ['HTTPS://WWW.Example.COM:443/A/b?x=1#top', 'https://www.example.com/A/b?x=1'],
  ['http://example.com:80', 'http://example.com/'],
  ['https://example.com./a', 'https://example.com/a'],
  ['https://me:secret@example.com/a', 'https://example.com/a'],
  [
    'https://www.bbc.com/news/articles/x?at_medium=RSS&at_campaign=rss',
    'https://www.bbc.com/news/articles/x',
  ],
  ['https://e.com/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z&', 'https://e.com/a?id=7'],
  ['https://e.com/a?q=a%20b+c&gclid=1', 'https://e.com/a?q=a%20b+c'],
  ['https://nasional.kompas.com/read/1?page=all#page2', 'https://nasional.kompas.com/read/1'],
  ['https://e.com/a?page=2', 'https://e.com/a'],
  ['https://e.com/index.php?page=contact', 'https://e.com/index.php?page=contact'],
  ['https://e.com/?p=123', 'https://e.com/?p=123'],
  ['https://e.com/a?ref=rss&source=feed', 'https://e.com/a'],
  ['https://e.com/a?ref=main&source=77', 'https://e.com/a?ref=main&source=77'],
  ['https://e.com/a/amp/', 'https://e.com/a'],
  ['https://e.com/a/amp?amp=1', 'https://e.com/a'],
  ['https://e.com/a?outputType=amp', 'https://e.com/a'],
  ['https://e.com/amp', 'https://e.com/amp'],
  ['https://e.com/guitar/amp-review', 'https://e.com/guitar/amp-review'],
  ['https://www.google.com/amp/s/e.com/a?utm_source=x', 'https://e.com/a'],
  ['https://e-com.cdn.ampproject.org/c/s/e.com/a', 'https://e.com/a'],
  [
    'https://www.google.com/url?rct=j&sa=t&url=https://e.com/a%3Fid%3D7&ct=ga&cd=x&usg=y',
    'https://e.com/a?id=7',
  ],
  ['https://www.google.co.id/url?q=https%3A%2F%2Fe.com%2Fa&sa=U', 'https://e.com/a'],
  [
    'http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fe.com%2fa%3futm_source%3dx&c=1',
    'https://e.com/a',
  ],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fe.com%2Fa%3Ffbclid%3D1&h=AT0', 'https://e.com/a'],
  ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
  ['https://www.google.com/search?q=https://e.com/a', 'https://www.google.com/search?q=https://e.com/a'],
  ['ftp://e.com/a', null],
  ['javascript:alert(1)', null],
  ['', null],
])('%s → %s', (link, canonical) => {
  expect(canonicalLink(link)).toBe(canonical);
});

test.each([
  ['http://www.e.com/a/', 'https://e.com/a'],
  ['https://amp.e.com/a', 'https://www.e.com/a'],
  ['https://m.e.com/a?b=1&a=2', 'https://e.com/a?a=2&b=1'],
])('%s and %s are one', (one, other) => {
  expect(linkKey(one)).toBe(linkKey(other));
});

test.each([
  ['https://e.com/a', 'https://e.com/b'],
  ['https://e.com/a?id=1', 'https://e.com/a?id=2'],
  ['https://news.e.com/a', 'https://sport.e.com/a'],
  ['https://e.com/A', 'https://e.com/a'],
])('%s and %s are two', (one, other) => {
  expect(linkKey(one)).not.toBe(linkKey(other));
});

test('the canonical link of a canonical link is the same', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (link) => {
      const canonical = canonicalLink(link);
      if (canonical === null) throw new Error('a web address has a canonical form');
      expect(canonicalLink(canonical)).toBe(canonical);
      expect(linkKey(canonical)).toBeTypeOf('string');
    }),
    { numRuns: 25 },
  );
});
