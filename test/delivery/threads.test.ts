import { beforeEach, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { Post } from '../../src/core/message.js';
import type { ChatAdapter, SendOptions } from '../../src/core/ports.js';
import { until } from '../doubles/until.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

let kit: Kit;
beforeEach(async () => {
  kit = await makeKit();
});

const delivered = [
  'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
  'BMKG: Gempa M 5,2 terjadi di Bitung Sulut',
  'Harga Cabai di Pasar Kramat Jati Naik Menjelang Lebaran',
];
const summary =
  'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG: tidak berpotensi tsunami.';

async function record(number: number, publisher: string) {
  const article = makeArticle(number, {
    headline: delivered[number - 1] ?? '',
    summary: number < 3 ? summary : 'Pedagang menyebut pasokan dari Brebes terlambat.',
    publisher: { id: publisher, name: publisher },
    topics: ['rusia-ukraina'],
    publishedAt: kit.clock.now(),
    seenAt: kit.clock.now(),
  });
  const entry = { kind: 'new' as const, topics: ['rusia-ukraina'], deliverable: true };
  const items = [{ article, keys: [`link ${number}`], entry }];
  return (await kit.store.record({ feed: newFeedState('f', 'https://example.org/f'), items })) ?? [];
}

/** A platform whose place `somewhere:1` is one of threads. */
function threaded(threadsStories: ChatAdapter['threadsStories'] = async () => true) {
  const options: SendOptions[] = [];
  const somewhere = platform('somewhere', {
    threadsStories,
    async send(address, part, given) {
      options.push(given);
      somewhere.sent.push({ address, part: part as Post, nonce: given.nonce });
      return somewhere.outcomes.shift() ?? { kind: 'sent', messageId: `m${options.length}` };
    },
  });
  return { somewhere, options };
}

const posted = async (number: number) =>
  (await kit.store.ledger('somewhere:1', makeArticle(number).id))?.messageId ?? null;

it('posts a further article of a story beside the first, in silence, and edits nothing for it', async () => {
  await kit.join();
  const { somewhere, options } = threaded();
  const delivery = await kit.run(somewhere);
  await delivery.announce(await record(1, 'tribunnews'));
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await delivery.announce(await record(2, 'kompas'));
  await kit.untilLater(() => somewhere.sent.length === 2, 'the other publisher');
  await kit.nothingPending();
  expect(options[0]).not.toHaveProperty('inThread');
  expect(options[1]).toMatchObject({ inThread: 'm1', silent: true, threadName: delivered[0] });
  expect(await posted(2)).toBe('m2');
  for (let waited = 0; waited < 100; waited++) await kit.clock.advance(10_000);
  expect(somewhere.sent).toHaveLength(2);
  await delivery.stop();
});

it.each([true, false])('asks for threads where the chat wants them: %s', async (isWanted) => {
  await kit.join();
  await kit.store.changeChat(
    'somewhere:1',
    (chat) => chat && { ...chat, settings: { ...chat.settings, storyThreads: isWanted } },
  );
  const { somewhere, options } = threaded(async (_, wished) => wished);
  const delivery = await kit.run(somewhere);
  await delivery.announce(await record(1, 'tribunnews'));
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await delivery.announce(await record(2, 'kompas'));
  await kit.nothingPending();
  expect(options.map(({ inThread }) => inThread)).toEqual(isWanted ? [undefined, 'm1'] : [undefined]);
  await delivery.stop();
});

it('is the same send after a restart in the middle', async () => {
  await kit.join();
  const first = threaded();
  const delivery = await kit.run(first.somewhere);
  await delivery.announce(await record(1, 'tribunnews'));
  await kit.untilLater(() => first.somewhere.sent.length === 1, 'the post');
  await kit.nothingPending();
  first.somewhere.outcomes.push({ kind: 'in-doubt', reason: 'cut' });
  await delivery.announce(await record(2, 'kompas'));
  await until(() => first.somewhere.sent.length === 2, 'the doubtful send');
  await delivery.stop();
  const second = threaded();
  const restarted = await kit.run(second.somewhere);
  await kit.untilLater(() => second.somewhere.sent.length === 1, 'the same again');
  expect(second.options[0]).toEqual(first.options[1]);
  await restarted.stop();
});

it('names it in the first post, where the thread of that is gone', async () => {
  await kit.join();
  const { somewhere } = threaded();
  const delivery = await kit.run(somewhere);
  await delivery.announce(await record(1, 'tribunnews'));
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await kit.nothingPending();
  somewhere.outcomes.push({ kind: 'rejected', reason: 'its thread is closed' });
  await delivery.announce(await record(2, 'kompas'));
  await kit.untilLater(() => somewhere.sent.length === 2, 'the try');
  await kit.nothingPending();
  expect(await posted(2)).toBeNull();
  const [one, two] = [makeArticle(1).id, makeArticle(2).id];
  expect(await kit.store.ledger('somewhere:1', one)).toMatchObject({ also: [two] });
  await delivery.stop();
});

it('waits while nobody can tell whether the place has threads', async () => {
  await kit.join();
  let isAway = true;
  const { somewhere } = threaded(async () => {
    if (isAway) throw new Error('away');
    return true;
  });
  const delivery = await kit.run(somewhere);
  await delivery.announce(await record(1, 'tribunnews'));
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await kit.nothingPending();
  await delivery.announce(await record(2, 'kompas'));
  await kit.clock.advance(4_000);
  expect([somewhere.sent.length, await kit.pending()]).toEqual([1, 1]);
  // Nobody else waits for it.
  await kit.store.changeChat('somewhere:2', () => makeChat('somewhere:2', ['rusia-ukraina']));
  await delivery.announce(await record(3, 'antara'));
  await kit.untilLater(() => somewhere.sent.length === 2, 'the post of the other chat');
  expect(somewhere.sent[1]?.address).toBe('2');
  isAway = false;
  await kit.untilLater(() => somewhere.sent.length > 2, 'the other publisher');
  await delivery.stop();
});
