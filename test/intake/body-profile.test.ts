import { expect, test } from 'vitest';
import { unpackBody } from '../../src/core/story/body-profile.js';
import { newArticle } from '../../src/intake/changes.js';
import { identify } from '../../src/intake/identify.js';
import { readFeed } from '../../src/intake/read/read-feed.js';

const url = 'https://p.example/feed';
const sentence =
  'Warga Lumajang mengungsi setelah Gunung Semeru erupsi pada Sabtu pagi dan menyemburkan abu.';
const long = Array.from({ length: 20 }, (_, index) => `<p>${index} ${sentence}</p>`).join('');

async function recorded(description: string, content: string, deliverable = true) {
  const xml = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>P</title>
    <item><title>Semeru erupsi lagi</title><link>https://p.example/1</link><guid>1</guid>
    <description><![CDATA[${description}]]></description>${content && `<content:encoded><![CDATA[${content}]]></content:encoded>`}
    </item></channel></rss>`;
  const parsed = await readFeed(new TextEncoder().encode(xml), { url, language: 'id' });
  const feed = { id: 'f', url, publisher: { id: 'p', name: 'P', url: 'https://p.example', language: 'id' } };
  const [item] = identify(parsed, feed as never, 0);
  if (item === undefined) throw new Error('no item');
  return newArticle(item, { feed: feed as never, parsed, classify: () => [], now: 0, deliverable });
}

test('the beginning of a text is kept as a profile, wherever the feed gives it', async () => {
  for (const [description, content] of [
    [sentence, long],
    [long, ''],
  ] as const) {
    const { bodyProfile, article } = await recorded(description, content);
    expect(bodyProfile?.length).toBeLessThanOrEqual(1024);
    expect(unpackBody(bodyProfile ?? '')?.stems.size).toBeGreaterThan(5);
    expect(article.summary?.length).toBeLessThanOrEqual(280);
  }
});

test('a lead alone has none, nor has what is never posted', async () => {
  expect((await recorded(sentence, '')).bodyProfile).toBeUndefined();
  expect((await recorded(sentence, sentence)).bodyProfile).toBeUndefined();
  expect((await recorded(long, '', false)).bodyProfile).toBeUndefined();
});
