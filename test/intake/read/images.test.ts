import { describe, expect, it } from 'vitest';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';
import type { ParsedFeed } from '../../../src/intake/read/parsed-feed.js';
import { read, readItem, rss } from './read.js';

const text = (...sources: string[]) =>
  `<description>${sources.map((src) => `&lt;img src="${src}"&gt;`).join(' ')}</description>`;
const photo = 'https://news.example.org/2024/port.jpg';

describe('the picture of an item', () => {
  it.each([
    'https://s.w.org/images/core/emoji/13.1.0/72x72/1f3c9.png',
    'https://forum.example.org/images/smilies/yikes.gif',
    'https://secure.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346?s=96',
    'https://avatars3.githubusercontent.com/u/83835?s=30',
    'https://blog.example.org/wp-content/uploads/avatars/12/ani.jpg',
    'https://a.fsdn.com/sd/twitter_icon_large.png',
    'https://news.example.org/img/share-button.png',
    'https://feeds.feedburner.com/~ff/example?d=yIl2AUoC8zA',
    'https://feeds.wordpress.com/1.0/comments/example.wordpress.com/12/',
    'https://news.example.org/img/spacer.gif',
    'https://news.example.org/icons/48x48/world.png',
  ])('is not the sign %s, but the photo behind it', async (sign) => {
    expect((await readItem(text(sign, photo))).image?.url).toBe(photo);
    expect((await readItem(text(sign))).image).toBeNull();
    expect((await readItem(`<media:thumbnail url="${sign}"/>`)).image).toBeNull();
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: '1', title: 'Port', content_html: `<img src="${sign}"><img src="${photo}">` }],
    });
    expect((await read(json)).items[0]?.image?.url).toBe(photo);
  });

  it.each([
    'https://news.example.org/16x9/pixel-phone-launch.jpg',
    'https://news.example.org/2024/fashion-icon-dies.jpg',
    'https://news.example.org/2024/netflix-logo.jpg',
    'https://news.example.org/2024/avatar-film-review.jpg',
    'https://news.example.org/2024/share-prices-fall.jpg',
    'https://news.example.org/2024/150x150/port.jpg',
    'https://i.ytimg.com/vi/0A1ouV7iD8o/default.jpg',
  ])('may be %s', async (src) => {
    expect((await readItem(text(src))).image?.url).toBe(src);
  });
});

describe('a picture that most items of a feed share', () => {
  const sign = 'https://news.example.org/img/news.png?w=8&amp;h=6';
  const item = (number: number, src: string) =>
    `<item><title>Headline number ${number} of the day</title><link>https://news.example.org/${number}</link><guid>${number}</guid>` +
    `<media:content url="${src}" medium="image"/></item>`;
  const pictures = ({ items }: ParsedFeed) => items.map(({ image }) => image?.url ?? null);

  it('is the publisher’s, and none of them', async () => {
    const feed = rss(item(1, sign) + item(2, sign) + item(3, photo) + item(4, sign));
    expect(pictures(await read(feed))).toEqual([null, null, photo, null]);
  });

  it('is theirs where two have it, or fewer than half', async () => {
    const few = rss(item(1, photo) + item(2, photo));
    expect(pictures(await read(few))).toEqual([photo, photo]);
    const other = (number: number) => item(number, `https://news.example.org/img/${number}.jpg`);
    const some = rss([1, 2, 3].map((each) => item(each, photo)).join('') + [4, 5, 6, 7].map(other).join(''));
    expect(pictures(await read(some)).slice(0, 3)).toEqual([photo, photo, photo]);
  });

  it('is the publisher’s in a new item, too, where the others are known and not read again', async () => {
    const before = item(1, sign) + item(2, sign) + item(3, sign);
    const first = await read(rss(before), { brief: { seen: new Set(), whole: 9, about: '' } });
    const seen = new Set(first.items.flatMap(({ print }) => print ?? []));
    expect(seen.size).toBe(3);
    const brief = { seen, whole: 9, about: '', passing: { language: null } };
    const now = await read(rss(item(4, sign) + before), { brief });
    expect(now.items.find(({ headline }) => headline.includes('4'))?.image).toBeNull();
  });
});

describe('an item that has media and no page', () => {
  it('leads to what can be heard or seen, not to a picture', async () => {
    const audio = '<enclosure url="https://pod.example.org/1.mp3" type="audio/mpeg"/>';
    const picture = `<enclosure url="${photo}" type="image/jpeg"/>`;
    expect((await readItem(`<title>Episode</title>${picture}${audio}`)).link).toBe(
      'https://pod.example.org/1.mp3',
    );
    expect((await readItem(`<title>Episode</title>${picture}`)).link).toBeNull();
    const page = '<link>https://pod.example.org/episodes/1</link>';
    expect((await readItem(`<title>Episode</title>${audio}${page}`)).link).toBe(
      'https://pod.example.org/episodes/1',
    );
    const guid = '<guid>https://pod.example.org/g/1</guid>';
    expect((await readItem(`<title>Episode</title>${audio}${guid}`)).link).toBe(
      'https://pod.example.org/g/1',
    );
  });
});

describe('the picture of a page', () => {
  it('is not a sign where a later one shows something', () => {
    const reader = createPageReader({
      url: 'https://news.example.org/1',
      timezone: null,
      publisherName: 'Example',
    });
    reader.write(
      '<meta property="og:image" content="/img/share-button.png"><meta name="twitter:image" content="/port.jpg"><h1>Port opens</h1>',
    );
    expect(reader.end().image?.url).toBe('https://news.example.org/port.jpg');
  });
});
