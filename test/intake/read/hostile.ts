/** Bodies made to hold up or to fill whoever reads them, each about as many bytes long as asked. */
export const hostile: Readonly<Record<string, (bytes: number) => string>> = {
  'a bomb of entities': (bytes) =>
    `<!DOCTYPE rss [${times('<!ENTITY a "&b;&b;&b;&b;">', bytes / 2)}]>${rss(inItem('title', '&a;', bytes / 2))}`,
  'elements nested as deep as allowed': (bytes) =>
    rss(times(`<item><description>${'<b>'.repeat(500)}${'</b>'.repeat(500)}</description></item>`, bytes)),
  'a nesting without end': (bytes) => rss(inItem('description', '<b>', bytes)),
  'wrong ends in a deep nesting': (bytes) =>
    rss(`<item><description>${'<b>'.repeat(500)}${times('</c>', bytes)}`),
  'empty items': (bytes) => rss(times('<item/>', bytes)),
  'items with a title': (bytes) => rss(times('<item><title>n</title></item>', bytes)),
  'whole items': (bytes) => rss(times(wholeItem, bytes)),
  '500 items of long texts': (bytes) => rss(times(item('', prose.repeat(75)), bytes)),
  '500 items of long headlines': (bytes) => rss(times(item(prose.repeat(4), prose.repeat(72)), bytes)),
  'items of boilerplate': (bytes) => rss(times(item('', 'Read more. '.repeat(720)), bytes)),
  'items of capitals': (bytes) => rss(times(item('', 'A'.repeat(8000)), bytes)),
  'items of capitals and spaces': (bytes) => rss(times(item('A '.repeat(200), 'A '.repeat(4000)), bytes)),
  'items of digits': (bytes) => rss(times(item('1.'.repeat(200), '1.'.repeat(4000)), bytes)),
  'items of one-letter sentences': (bytes) => rss(times(item('', 'A. '.repeat(2700)), bytes)),
  'items of marks on letters': (bytes) => rss(times(item('ậ̈'.repeat(160), 'ậ̈ '.repeat(900)), bytes)),
  'one title': (bytes) => rss(inItem('title', 'a', bytes)),
  'one title of spaces': (bytes) => rss(inItem('title', ' ', bytes)),
  'one title beyond Latin': (bytes) => rss(inItem('title', 'ж', bytes)),
  'tags that do not end': (bytes) => rss(inItem('description', '<p', bytes)),
  'escaped tags that do not end': (bytes) => rss(inItem('description', '&lt;p', bytes)),
  'items of tags that do not end': (bytes) => rss(times(item('', '&lt;p '.repeat(2700)), bytes)),
  'items of escaped tags': (bytes) => rss(times(item('', '&lt;b&gt;'.repeat(1800)), bytes)),
  'bare &': (bytes) => rss(inItem('title', '&', bytes)),
  'items of &amp;amp;': (bytes) => rss(times(item('', '&amp;amp;'.repeat(1800)), bytes)),
  'bare <': (bytes) => rss(inItem('title', '<', bytes)),
  'beginnings of comments': (bytes) => rss(inItem('title', '<!--', bytes)),
  'beginnings of CDATA': (bytes) => rss(inItem('title', '<![CDATA[', bytes)),
  'document types': (bytes) => times('<!DOCTYPE x [', bytes),
  categories: (bytes) => rss(inItem('category', '</category><category>x', bytes)),
  'items of categories': (bytes) =>
    rss(times(`<item><title>t</title>${'<category>x &amp; y</category>'.repeat(190)}</item>`, bytes)),
  'items of authors': (bytes) =>
    rss(
      times(`<item><title>t</title>${'<author>A, B and C Dee, Foo Bar</author>'.repeat(100)}</item>`, bytes),
    ),
  'an author of @': (bytes) => rss(inItem('author', 'a@', bytes)),
  'items of authors of @': (bytes) =>
    rss(times(`<item><title>t</title>${`<author>${'a@'.repeat(1000)}</author>`.repeat(20)}</item>`, bytes)),
  attributes: (bytes) => `<rss><channel><item ${times((at) => `a${at}="1" `, bytes)}/>`,
  'links with long bases': (bytes) =>
    rss(
      times(
        `<item xml:base="https://a.example/${'b'.repeat(1900)}/"><title>t</title><link>c</link></item>`,
        bytes,
      ),
    ),
  'items of long links': (bytes) =>
    rss(
      times(
        (at) =>
          `<item><title>t ${at}</title><link>https://a.example/${at}?${'a=1&amp;'.repeat(240)}</link></item>`,
        bytes,
      ),
    ),
  'name spaces': (bytes) =>
    rss(times((at) => `<item xmlns:a${at}="https://a.example/${at}"><title>t</title></item>`, bytes)),
  dates: (bytes) =>
    rss(times(`<item><title>t</title>${`<pubDate>${'1 '.repeat(400)}</pubDate>`.repeat(10)}</item>`, bytes)),
  'brackets of JSON': (bytes) => `{"items":${times('[', bytes)}`,
  'empty items of JSON': (bytes) => `{"items":[${times('{},', bytes)}{}]}`,
  'small values of JSON': (bytes) => `{"items":[${times('1,', bytes)}1]}`,
  'items of JSON': (bytes) => `{"items":[${times('{"id":1,"title":"t","tags":["a"],"url":"b"},', bytes)}{}]}`,
  'long texts of JSON': (bytes) =>
    `{"items":[${times(`{"id":1,"content_html":"${'<b>x</b>&amp;lt;p '.repeat(1900)}"},`, bytes)}{}]}`,
  'tags of JSON': (bytes) => `{"items":[{"tags":[${times('"a",', bytes)}"a"]}]}`,
  'addresses of a sitemap': (bytes) => `<urlset>${times('<url><loc>a</loc></url>', bytes)}</urlset>`,
  'a web page': (bytes) => times('<html>', bytes),
  'no markup': (bytes) => times('x ', bytes),
  'bytes of no charset': (bytes) => `<?xml version="1.0"?>${times('<item>\u00ff', bytes)}`,
};

const prose =
  'Presiden Rusia Vladimir Putin akan melakukan perjalanan ke Korea Utara pada Selasa (18/6/2024) hari ini. ';

function wholeItem(at: number): string {
  return (
    `<item><title>Konflik Rusia Vs Ukraina ${at}</title><link>https://a.example/berita/${at}?utm_source=rss</link>` +
    `<guid>https://a.example/?p=${at}</guid><pubDate>Tue, 18 Jun 2024 10:15:00 +0700</pubDate>` +
    '<dc:creator>Hasanudin Aco</dc:creator><category>Dunia</category><description>Lead.</description></item>'
  );
}

function rss(inside: string): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title>${inside}</channel></rss>`;
}

function inItem(element: string, piece: string, bytes: number): string {
  return `<item><title>n</title><${element}>${times(piece, bytes)}</${element}></item>`;
}

/** Items that differ from one another. */
function item(title: string, text: string): (at: number) => string {
  return (at) =>
    `<item><title>Headline of number ${at} ${title}</title><link>https://a.example/${at}</link><description>${text}</description></item>`;
}

/** Pieces, numbered from 0, up to that many bytes of UTF-8. */
function times(piece: string | ((at: number) => string), bytes: number): string {
  if (typeof piece === 'string') return piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));
  let text = '';
  for (let at = 0, length = 0; length < bytes; at++) {
    const next = piece(at);
    text += next;
    length += Buffer.byteLength(next);
  }
  return text;
}
