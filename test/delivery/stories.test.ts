import { beforeEach, expect, it } from 'vitest';
import { type Article, logEntrySchema } from '../../src/core/article.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { newFeedState } from '../../src/core/feed.js';
import type { Post } from '../../src/core/message.js';
import { defaultSettings } from '../../src/core/settings.js';
import { composeDigest, composeList } from '../../src/delivery/work/compose.js';
import type { ResolvedEntry } from '../../src/delivery/work/resolve.js';
import { until } from '../doubles/until.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

let kit: Kit;
beforeEach(async () => {
  kit = await makeKit();
});

const topic = 'rusia-ukraina';
const logEntry = logEntrySchema.parse({
  seq: 1,
  kind: 'new',
  article: makeArticle(1).id,
  topics: [topic],
  deliverable: true,
  at: 0,
});
const delivered = {
  tribunnews: {
    headline: 'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
    summary:
      'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG: tidak berpotensi tsunami.',
  },
  kompas: {
    headline: 'BMKG: Gempa M 5,2 terjadi di Bitung Sulut',
    summary: 'BMKG mencatat gempa bermagnitudo 5,2 di tenggara Bitung, Sulawesi Utara, pada Senin dini hari.',
  },
};

/** What came next. */
const next = {
  headline: 'Usai Gempa Magnitudo 5,2 di Bitung, Puluhan Warga Mengungsi',
  summary:
    'Puluhan warga Bitung, Sulawesi Utara, mengungsi setelah gempa magnitudo 5,2 mengguncang pada Senin dini hari.',
};

async function record(number: number, publisher: keyof typeof delivered, text = delivered[publisher]) {
  const article = makeArticle(number, {
    ...text,
    publisher: { id: publisher, name: publisher },
    topics: [topic],
    publishedAt: kit.clock.now(),
    seenAt: kit.clock.now(),
  });
  const entry = { kind: 'new' as const, topics: [topic], deliverable: true };
  const items = [{ article, keys: [`link ${number}`], entry }];
  return (await kit.store.record({ feed: newFeedState('f', 'https://example.org/f'), items })) ?? [];
}

it('is one post, which then names the other publisher', async () => {
  await kit.join();
  const somewhere = platform();
  const delivery = await kit.run(somewhere);
  await delivery.announce(await record(1, 'tribunnews'));
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await delivery.announce(await record(2, 'kompas'));
  await kit.nothingPending();
  for (let waited = 0; somewhere.sent.length < 2 && waited < 100; waited++) await kit.clock.advance(10_000);
  await until(() => somewhere.sent.length === 2, 'the edit');
  const edited = somewhere.sent[1];
  expect(edited?.nonce).toMatch(/^edit /);
  const post = edited?.part as Post | undefined;
  expect(post?.headline).toBe(delivered.tribunnews.headline);
  expect(post?.others?.links).toEqual([{ text: 'kompas', link: makeArticle(2).link }]);
  await delivery.stop();
});

it('is two posts in a chat that wants it so', async () => {
  const settings = { ...defaultSettings, stories: false };
  await kit.store.changeChat('somewhere:1', () => makeChat('somewhere:1', [topic], { settings }));
  const somewhere = platform();
  const delivery = await kit.run(somewhere);
  await delivery.announce([...(await record(1, 'tribunnews')), ...(await record(2, 'kompas'))]);
  await kit.untilLater(() => somewhere.sent.length === 2, 'both posts');
  expect(somewhere.headlines()).toEqual([delivered.tribunnews.headline, delivered.kompas.headline]);
  await delivery.stop();
});

it('goes on with an update that answers to the earlier post, and is not held back', async () => {
  await kit.join();
  const somewhere = platform();
  const delivery = await kit.run(somewhere);
  await delivery.announce(await record(1, 'tribunnews'));
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await delivery.announce(await record(2, 'kompas', next));
  await kit.untilLater(() => somewhere.sent.length === 2, 'the update');
  expect(somewhere.sent[1]).toMatchObject({
    replyTo: '1',
    part: { headline: next.headline, mark: '🔄 Perkembangan' },
  });
  await delivery.stop();
});

it('marks nothing as an update in a chat that has no earlier post, or wants no stories', async () => {
  await kit.join();
  const settings = { ...defaultSettings, stories: false };
  const somewhere = platform();
  await record(1, 'tribunnews');
  await kit.store.changeChat('somewhere:2', () => makeChat('somewhere:2', [topic], { settings }));
  await kit.store.changeChat('somewhere:3', () => makeChat('somewhere:3', [topic]));
  const delivery = await kit.run(somewhere);
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await delivery.announce(await record(2, 'kompas', next));
  await kit.untilLater(() => somewhere.sent.length === 4, 'the post of the next stage in each chat');
  const marks = Object.fromEntries(
    somewhere.sent.slice(1).map(({ address, part }) => [address, (part as Post).mark]),
  );
  expect(marks).toEqual({ 1: '🔄 Perkembangan', 2: null, 3: null });
  await delivery.stop();
});

it('stands beside the earlier stage in a list and in a digest, and says that it is an update', async () => {
  const chat = makeChat('somewhere:1', [topic]);
  const deps = { catalog: () => catalogSchema.parse({ topics: [] }), texts: kit.texts, clock: kit.clock };
  const entryOf = (number: number, topics: string[], changes: Partial<Article> = {}): ResolvedEntry => ({
    entry: { ...logEntry, seq: number, article: makeArticle(number).id },
    topics,
    heldFor: null,
    article: makeArticle(number, { headline: `Berita ${number}`, ...changes }),
    earlier: null,
  });
  const gathered = [entryOf(1, ['a']), entryOf(2, ['b']), entryOf(3, ['b'], { affair: makeArticle(1).id })];
  const list = composeList(gathered, chat, 0, deps);
  expect(list.headlines.map(({ text }) => text)).toEqual(['Berita 3', 'Berita 1', 'Berita 2']);
  expect(list.headlines.map(({ facts }) => facts.startsWith('🔄 Perkembangan · '))).toEqual([
    true,
    false,
    false,
  ]);
  const { sections } = composeDigest(gathered, 'slot', chat, 0, deps);
  expect(sections.map(({ headlines }) => headlines.map(({ text }) => text))).toEqual([
    ['Berita 3', 'Berita 1'],
    ['Berita 2'],
  ]);
});
