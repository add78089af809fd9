import { describe, expect, it } from 'vitest';
import { feedIdOf, publisherIdOf, slug, uniqueId } from '../../../src/app/catalog/new-ids.js';
import { ago, articlesPerDay, perDayText } from '../../../src/cli/format.js';
import { table } from '../../../src/cli/table.js';

describe('new ids', () => {
  it.each([
    ['https://www.kompas.com/', 'kompas'],
    ['https://rss.tempo.co/nasional', 'tempo'],
    ['https://feeds.bbci.co.uk/news/rss.xml', 'bbci'],
    ['https://news.detik.com/berita/rss', 'detik'],
    ['https://blog.example.org/feed', 'blog-example'],
    ['https://id.co/feed', 'id'],
    ['http://127.0.0.1:8080/x', '127-0-0-1'],
    ['http://[::1]/x', '1'],
    ['https://berita.中国/', 'berita'],
    ['https://www.jakarta.go.id/feed', 'jakarta'],
    ['https://kabar.biz.id/feed', 'kabar'],
    ['https://ana.blogspot.com/feeds/posts/default', 'ana'],
    ['https://desa.id/feed', 'desa-id'],
    [`https://${'a'.repeat(60)}.com/`, 'a'.repeat(28)],
  ])('are made of the host: %s', (url, id) => {
    expect(publisherIdOf(url)).toBe(id);
  });

  it.each([
    ['https://www.tribunnews.com/internasional/sitemap-news.xml', 'tribun-internasional'],
    ['https://a.example/feed', 'tribun'],
    ['https://a.example/rss?cat=Ekonomi%20Bisnis', 'tribun-cat-ekonomi-20bisnis'],
  ])('and of the path: %s', (url, id) => {
    expect(feedIdOf('tribun', url)).toBe(id);
  });

  it('are unique and in bounds', () => {
    expect(uniqueId('a', new Set(['b']), 28)).toBe('a');
    expect(uniqueId('a', new Set(['a', 'a-2']), 28)).toBe('a-3');
    expect(uniqueId('abcdef', new Set(['abcdef']), 6)).toBe('abcd-2');
    expect(slug('Ünïcode & Söhne!', 28)).toBe('unicode-sohne');
    expect(slug('中国', 28)).toBe('feed');
  });
});

describe('a table', () => {
  it('aligns what it can, leaves out empty columns, and lets no escape sequence through', () => {
    expect(
      table(
        ['name', 'nothing', 'fault'],
        [
          ['中国', '', 'a'],
          ['e\u0301te\u0301', '', 'b\u001b[2J'],
          ['👨‍👩‍👧 ❤️', '', 'c'],
          ['long name', '', ''],
        ],
      ),
    ).toEqual([
      'name       fault',
      '中国       a',
      'e\u0301te\u0301        b [2J',
      '👨‍👩‍👧 ❤️      c',
      'long name',
    ]);
  });
});

describe('numbers for a person', () => {
  it('are short', () => {
    expect([0, 59_999, 60_000, 7_300_000, 90_000_000, -5].map((ms) => ago(ms))).toEqual([
      '0 s ago',
      '59 s ago',
      '1 min ago',
      '2 h ago',
      '1 d ago',
      '0 s ago',
    ]);
    const day = 86_400_000;
    expect(perDayText(articlesPerDay([4 * day, 3 * day, 2 * day, day], 5 * day))).toBe('1.0');
    expect(perDayText(articlesPerDay([day], 5 * day))).toBe('–');
    expect(perDayText(articlesPerDay([day, 1], 500 * day))).toBe('<0.1');
    expect(perDayText(480.2)).toBe('480');
  });
});
