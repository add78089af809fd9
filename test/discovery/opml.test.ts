import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpml, writeOpml } from '../../src/discovery/opml.js';

const list = (body: string) => `<?xml version="1.0"?><opml version="2.0"><body>${body}</body></opml>`;

describe('reading OPML', () => {
  it('finds feeds at any depth, with the folder that they stand in', async () => {
    const { outlines, left } = await readOpml(
      list(
        '<outline text="Berita" htmlUrl="https://a.example/"><outline text="Dalam"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/></outline>' +
          '<outline title="C" text="x" xmlUrl="feed:https://c.example/rss"/></outline><OUTLINE TEXT="D" XMLURL="feed://d.example/rss"/>' +
          '<outline text="E" xmlUrl="ftp://e.example/"/><outline text="F" xmlUrl="javascript:alert(1)"/><outline text="G" xmlUrl="/g"/>',
      ),
    );
    expect(left).toBe(3);
    expect(outlines).toEqual([
      {
        title: 'A & B',
        url: 'https://a.example/rss',
        site: 'https://a.example/',
        folder: { title: 'Dalam', site: null },
      },
      {
        title: 'C',
        url: 'https://c.example/rss',
        site: null,
        folder: { title: 'Berita', site: 'https://a.example/' },
      },
      { title: 'D', url: 'http://d.example/rss', site: null, folder: null },
    ]);
  });

  it('says so when it is no OPML', async () => {
    for (const text of ['', 'hello', '<rss/>', '{}', '\u0000']) {
      await expect(readOpml(text)).rejects.toThrow('This is not an OPML list.');
    }
  });

  it('expands no entities, and takes bombs and depth in its stride', async () => {
    const bomb =
      '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>' +
      '<opml><outline text="&b;&x;" xmlUrl="https://a.example/"/></opml>';
    expect((await readOpml(bomb)).outlines[0]?.title).toBe('&b;&x;');
    const feed = '<outline text="x" xmlUrl="https://a.example/">';
    await expect(readOpml(list(feed.repeat(100_000)))).rejects.toThrow('nested more than 200 deep');
    const long = await readOpml(list(`${feed}</outline>`.repeat(20_000)));
    expect(long).toMatchObject({ left: 10_000 });
    const wide = `<outline ${Array.from({ length: 20_000 }, (_, index) => `a${index}="1"`).join(' ')} xmlURL="https://a.example/"/>`;
    expect((await readOpml(list(wide))).outlines).toHaveLength(1);
  });

  it('lets others have their turn while it reads a long list', async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    await readOpml(list('<outline text="x" xmlUrl="https://a.example/"/>'.repeat(40_000)));
    clearImmediate(timer);
    expect(turns).toBeGreaterThan(20);
  });

  it('reads back what was written, whatever the names are', async () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .map((text) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
      .filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, name, fc.webUrl()), { maxLength: 5 }), async (rows) => {
        const folders = rows.map(([title, feed, url]) => ({
          title,
          site: new URL(url).href,
          feeds: [{ title: feed, url: new URL(url).href }],
        }));
        const { outlines } = await readOpml(writeOpml('Kabar & Co', folders));
        expect(outlines.map(({ url }) => url)).toEqual(folders.map(({ site }) => site));
        expect(outlines.map(({ folder }) => folder?.title)).toEqual(folders.map(({ title }) => title));
      }),
      { numRuns: 30 },
    );
  });
});
