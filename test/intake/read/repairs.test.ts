import { describe, expect, it } from 'vitest';
import { only, read, readItem, rss } from './read.js';

describe('damage that is repaired', () => {
  it('cuts text before the document and junk behind it', async () => {
    const feed = await read(
      `Warning: cannot modify headers\n<br/><?xml version="1.0"?>\n${rss('<item><title>A</title></item>')}<script>x</script><item><title>B</title></item>`,
    );
    expect(only(feed).headline).toBe('A');
    expect(feed.warnings).toEqual([]);
  });

  it('takes a bare & and entities of HTML as what they mean', async () => {
    const item = await readItem(
      '<title>Ali & Badu &eacute;&nbsp;&hellip; &unknown; R&D</title><link>https://e.example/?a=1&b=2</link>',
    );
    expect(item.headline).toBe('Ali & Badu é … &unknown; R&D');
    expect(item.link).toBe('https://e.example/?a=1&b=2');
  });

  it('strips a document type and expands no entity', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://evil.example/x.dtd" [
      <!-- it's a > comment ]]> --><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;<item><title>fake</title></item>">
      <!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const feed = await read(
      bomb + rss('<item><title>Safe &b; &file;</title></item>').replace(/<\?.*?\?>/, ''),
    );
    expect(only(feed).headline).toBe('Safe &b; &file;');
  });

  it('knows elements by their namespace, whatever the prefix, and by the usual prefix without one', async () => {
    const item = await readItem(
      `<q:creator xmlns:q="http://purl.org/dc/elements/1.1/">Ann Other</q:creator><title>x</title>
       <media:thumbnail url="https://e.example/t.jpg"/>`,
    );
    expect(item).toMatchObject({ authors: ['Ann Other'], image: { url: 'https://e.example/t.jpg' } });
  });

  it('reads tags in upper case', async () => {
    const feed = await read(
      '<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>A</TITLE><PUBDATE>18 Jun 2024 03:15 GMT</PUBDATE></ITEM></CHANNEL></RSS>',
    );
    expect(feed.title).toBe('T');
    expect(only(feed)).toMatchObject({ headline: 'A', publishedAt: Date.UTC(2024, 5, 18, 3, 15) });
  });

  it('keeps the whole items of a feed that is cut off', async () => {
    const whole = rss(
      '<item><title>One</title></item><item><title>Two</title><description><![CDATA[More</description>',
    );
    const feed = await read(whole.slice(0, whole.indexOf('More') + 2));
    expect(feed.items.map((item) => item.headline)).toEqual(['One']);
    expect(feed.warnings).toEqual(['it is cut off; only its whole items were read']);
  });

  it('reads items and fields that were never closed', async () => {
    const feed = await read(
      rss('<item><title>One</title><item><title>Two</title><description>Text<br>more</description>'),
    );
    expect(feed.items.map(({ headline, text }) => [headline, text])).toEqual([
      ['One', null],
      ['Two', 'Text more'],
    ]);
  });

  it('drops control characters', async () => {
    expect((await readItem('<title>ab\u0008cd &#x1;e\u0000f</title>')).headline).toBe('abcd ef');
  });

  it('reads items that stand outside the channel, and an empty feed', async () => {
    expect(
      only(await read('<rss><channel><title>x</title></channel><item><title>A</title></item></rss>'))
        .headline,
    ).toBe('A');
    expect((await read('<rss version="2.0"/>')).items).toEqual([]);
  });
});

describe('texts', () => {
  it.each([
    ['<title><![CDATA[It&#039;s <b>bold</b>]]></title>', "It's bold"],
    ['<title>AT&amp;amp;T &amp;#8217;s</title>', 'AT&T ’s'],
    ['<title>Five <i>naked</i> tags</title>', 'Five naked tags'],
    ['<title>1 &lt; 2 and a &lt;Foo&gt; stays</title>', '1 < 2 and a <Foo> stays'],
    ['<title>\n  Spread\n  over   lines\n</title>', 'Spread over lines'],
    ['<title/><title>Second</title>', 'Second'],
    ['<dc:title>Dublin</dc:title>', 'Dublin'],
  ])('shows %s as plain text', async (field, headline) => {
    expect((await readItem(field)).headline).toBe(headline);
  });

  it('takes the first words of the text for a missing title, and says where there is nothing', async () => {
    expect((await readItem('<description>&lt;p&gt;Only a text.&lt;/p&gt;</description>')).headline).toBe(
      'Only a text.',
    );
    const feed = await read(rss('<item><link>https://e.example/1</link></item>'));
    expect(only(feed).headline).toBe('');
    expect(feed.warnings).toEqual(['1 of its items have neither a title nor a text']);
  });

  it('leaves out what is not to be read, in the order description, content, lesser texts', async () => {
    const item = await readItem(
      `<itunes:summary>Third</itunes:summary><content:encoded>&lt;p&gt;Second&lt;/p&gt;</content:encoded>
       <description>&lt;style&gt;p{}&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;First&lt;!-- no --&gt;</description>`,
    );
    expect(item.text).toBe('First');
    expect(
      (await readItem('<description/><content:encoded>&lt;p&gt;Second&lt;/p&gt;</content:encoded>')).text,
    ).toBe('Second');
  });
});

describe('links', () => {
  it.each([
    ['<link>/a b</link>', 'https://news.example.org/a%20b'],
    ['<link>\n https://e.example/x \n</link>', 'https://e.example/x'],
    ['<link>www.e.example/x</link>', 'https://www.e.example/x'],
    ['<link>//e.example/x</link>', 'https://e.example/x'],
    ['<link>https://bank.example@e.example/x</link>', 'https://e.example/x'],
    ['<link><![CDATA[https://e.example/?a=1&amp;b=2&#038;c=3]]></link>', 'https://e.example/?a=1&b=2&c=3'],
    ['<link>javascript:alert(1)</link>', null],
    ['<link>ftp://e.example/x</link>', null],
    ['<link></link><guid>https://e.example/g</guid>', 'https://e.example/g'],
    ['<guid isPermaLink="false">https://e.example/g</guid>', null],
    ['<guid>12345</guid>', null],
    ['<link href="https://e.example/h"/>', 'https://e.example/h'],
    [
      '<atom:link rel="self" href="https://e.example/s"/><link>https://e.example/l</link>',
      'https://e.example/l',
    ],
  ])('reads %s', async (fields, link) => {
    expect((await readItem(fields)).link).toBe(link);
  });
});

describe('pictures', () => {
  it.each([
    ['<enclosure url="https://e.example/a.mp3" type="audio/mpeg"/>', null],
    ['<enclosure url="/a.jpg" type="image/jpeg"/>', 'https://news.example.org/a.jpg'],
    ['<enclosure url="https://e.example/a.png?x=1"/>', 'https://e.example/a.png?x=1'],
    [
      '<media:content url="https://e.example/v.mp4" medium="video" width="900"/><media:thumbnail url="https://e.example/t.jpg"/>',
      'https://e.example/t.jpg',
    ],
    [
      '<media:group><media:content url="https://e.example/1.jpg" width="10"/><media:content url="https://e.example/2.jpg" width="20"/></media:group>',
      'https://e.example/2.jpg',
    ],
    ['<itunes:image href="https://e.example/i.jpg"/>', 'https://e.example/i.jpg'],
    ['<image><title>no</title><url>https://e.example/i.jpg</url></image>', 'https://e.example/i.jpg'],
    [
      '<description>&lt;img src="https://e.example/pixel.gif" width="1" height="1"&gt;&lt;img src="/p.jpg"&gt;</description>',
      'https://news.example.org/p.jpg',
    ],
    ['<description>&lt;img src="data:image/png;base64,AAAA"&gt;</description>', null],
  ])('chooses from %s', async (fields, url) => {
    expect((await readItem(fields)).image?.url ?? null).toBe(url);
  });
});

describe('what is no feed', () => {
  it.each([
    ['', 'The answer is empty.'],
    [' \n\t', 'The answer is empty.'],
    [
      '<!DOCTYPE html><html><head><title>Home</title></head><body><rss></rss></body></html>',
      'This is a web page, not a feed.',
    ],
    [
      '<html><head><title>Access Denied</title></head></html>',
      'The publisher refuses: this is a refusal page, not a feed (“Access Denied”).',
    ],
    [
      '<!doctype html><title>Just a moment...</title>',
      'The publisher refuses: this is a refusal page, not a feed (“Just a moment...”).',
    ],
    [
      'Access denied | error 1020',
      'The publisher refuses: this is a refusal page, not a feed (“Access denied | error 1020”).',
    ],
    [
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
      'This is an index of sitemaps, not a news sitemap.',
    ],
    ['<opml version="2.0"/>', 'This is a list of feeds (OPML), not a feed.'],
    ['<kml/>', 'This XML is no feed: its root is <kml>.'],
    ['{"error":"not found"}', 'This is JSON, but not a JSON Feed: it has no list of items.'],
    ['{"items":[', 'This JSON is cut off.'],
    ['{"items":[{"id":"a', 'This JSON is cut off.'],
    ['{"items":[{"id":1}', 'This JSON is cut off.'],
    ['{items}', 'This looks like JSON, but cannot be parsed.'],
    ['\u0000\u0001\u0002 binary', 'This is neither XML nor JSON.'],
  ])('says what %s is', async (body, message) => {
    await expect(read(body)).rejects.toMatchObject({ name: 'KabarError', message });
  });
});
