import { describe, expect, it } from 'vitest';
import { knownFeed } from '../../src/discovery/known-feeds.js';

describe('knownFeed', () => {
  it.each([
    ['https://www.reddit.com/r/soccer', 'https://www.reddit.com/r/soccer/.rss'],
    ['https://old.reddit.com/user/someone/', 'https://www.reddit.com/user/someone/.rss'],
    [
      'https://news.google.com/search?q=persib&hl=id&gl=ID&ceid=ID:id',
      'https://news.google.com/rss/search?q=persib&hl=id&gl=ID&ceid=ID:id',
    ],
    [
      'https://www.youtube.com/channel/UC123-_x/videos',
      'https://www.youtube.com/feeds/videos.xml?channel_id=UC123-_x',
    ],
    [
      'https://m.youtube.com/playlist?list=PL1&index=2',
      'https://www.youtube.com/feeds/videos.xml?playlist_id=PL1',
    ],
    ['https://github.com/nodejs/node/releases', 'https://github.com/nodejs/node/releases.atom'],
  ])('%s', (page, feed) => expect(knownFeed(page)).toBe(feed));

  it.each([
    'https://www.reddit.com/r/soccer/.rss',
    'https://www.reddit.com/r/soccer/comments/1/a',
    'https://notreddit.com/r/soccer',
    'https://news.google.com/rss/search?q=x',
    'https://www.youtube.com/@someone',
    'https://example.org/r/soccer',
    'not an address',
  ])('%s is none of them', (page) => expect(knownFeed(page)).toBeNull());
});
