import { describe, expect, it } from 'vitest';
import { isFrontPage, isSameSite } from '../../src/intake/sites.js';

describe('two addresses are of one site', () => {
  it.each([
    ['https://amp.kompas.com/a', 'https://nasional.kompas.com/b'],
    ['https://edition.cnn.com/a', 'https://www.cnn.com/b'],
    ['https://m.dw.com/', 'https://dw.com/'],
    ['https://feeds.bbci.co.uk/', 'https://www.bbci.co.uk/'],
    ['https://news.detik.com/', 'https://detik.com./'],
    ['https://berita.jakarta.go.id/', 'https://www.jakarta.go.id/'],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:2/'],
    ['http://localhost:1/a', 'http://localhost:2/b'],
  ])('%s and %s', (left, right) => {
    expect([isSameSite(left, right), isSameSite(right, left)]).toEqual([true, true]);
  });

  it.each([
    ['https://detik.com/', 'https://notdetik.com/'],
    ['https://kompas.co.id/', 'https://tempo.co.id/'],
    ['https://cnn.com/', 'https://dw.com/'],
    // Whoever has a name there may be anybody.
    ['https://one.blogspot.com/', 'https://two.blogspot.com/'],
    ['https://one.github.io/', 'https://two.github.io/'],
    ['http://127.0.0.1/', 'http://10.0.0.1/'],
    ['http://10.0.0.1/', 'http://11.0.0.1/'],
    ['http://[::1]/', 'http://[::2]/'],
  ])('but not %s and %s', (left, right) => {
    expect(isSameSite(left, right)).toBe(false);
  });

  it('and a front page is one whatever its file is called', () => {
    const pages = ['/', '/index.html', '/index.php?p=1', '/a'].map((path) => `https://a.example${path}`);
    expect(pages.map(isFrontPage)).toEqual([true, true, false, false]);
  });
});
