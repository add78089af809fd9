/** What feeds look like: `headlines` has leads of two sentences, `full-text` whole articles. */
export type Kind = 'headlines' | 'full-text';

const items = 25;
const lead =
  'Presiden Rusia Vladimir Putin akan melakukan perjalanan ke Korea Utara pada Selasa hari ini. Kunjungan itu disebut sebagai yang pertama dalam 24 tahun.';
const paragraph = `<p>${lead} Menteri Pertahanan dan Menteri Luar Negeri ikut serta, kata <a href="https://news.example/kremlin">juru bicara Kremlin</a>.</p>\n`;

/**
 * An RSS feed of 25 items, the newest of which bears the number `newest`. Between two numbers one item
 * enters at the top and one leaves at the bottom, as in most feeds.
 * @param built what stands in `lastBuildDate`, which many publishers change at every request.
 */
export function feedBody(kind: Kind, feed: string, newest: number, built: number): string {
  const list = Array.from({ length: items }, (_, index) => itemXml(kind, feed, newest - index));
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">\n<channel>\n' +
    `<title>News of ${feed}</title>\n<link>https://${feed}.example/</link>\n<language>id</language>\n` +
    `<lastBuildDate>${new Date(built).toUTCString()}</lastBuildDate>\n${list.join('')}</channel>\n</rss>\n`
  );
}

/** The first item of all, and how far two are apart in time: ten minutes. */
const start = Date.UTC(2024, 5, 18);
const apart = 600_000;

function itemXml(kind: Kind, feed: string, number: number): string {
  const link = `https://${feed}.example/internasional/berita-${number}`;
  const text =
    kind === 'headlines' ? '' : `<content:encoded><![CDATA[${paragraph.repeat(16)}]]></content:encoded>\n`;
  return (
    `<item>\n<title>Putin kunjungi Korea Utara, laporan ke-${number} dari ${feed}</title>\n<link>${link}?utm_source=rss</link>\n` +
    `<guid isPermaLink="false">${link}</guid>\n<pubDate>${new Date(start + number * apart).toUTCString()}</pubDate>\n` +
    `<dc:creator>Hasanudin Aco</dc:creator>\n<category>Internasional</category>\n<category>Konflik Rusia Vs Ukraina</category>\n` +
    `<description><![CDATA[<img src="https://${feed}.example/foto/${number}.jpg" width="600"/>${lead}]]></description>\n${text}` +
    `<media:content url="https://${feed}.example/foto/${number}.jpg" medium="image" width="1200"/>\n</item>\n`
  );
}
