import { beforeEach, describe, expect, it } from 'vitest';
import { resumed, suspended } from '../../src/core/chat.js';
import { newFeedState } from '../../src/core/feed.js';
import { answersOf } from '../../src/stores/shared/answers.js';
import { until } from '../doubles/until.js';
import { makeArticle } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

const id = 'somewhere:1';

let { clock, store, log, run, join, publish, pending, untilLater } = {} as Kit;

beforeEach(async () => {
  ({ clock, store, log, run, join, publish, pending, untilLater } = await makeKit());
});

// As from another process: nobody tells delivery.
const pause = () => store.changeChat(id, (chat) => chat && suspended(chat, clock.now()));
const goOn = () => store.changeChat(id, (chat) => chat && resumed(chat));

/** Records that the first article was corrected. */
const correct = () =>
  store.record({
    feed: newFeedState('f', 'https://example.org/f'),
    items: [
      {
        article: makeArticle(1, { headline: 'Berita 1, diralat', revision: 2 }),
        keys: ['link 1'],
        entry: { kind: 'corrected', topics: ['rusia-ukraina'], deliverable: true },
      },
    ],
  });

/** Lets a minute go by, with turns for everything that is due in it. */
async function aMinute(): Promise<void> {
  for (let second = 0; second < 60; second += 5) {
    await clock.advance(5_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a chat that the operator has paused', () => {
  it('gets nothing, and what waited within seconds after it may go on', async () => {
    await join();
    const somewhere = platform();
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await untilLater(async () => (await pending()) === 0, 'the first post');
    await pause();
    await publish(delivery, 2, 3);
    await aMinute();
    expect(somewhere.headlines()).toEqual(['Berita 1']);
    expect(await pending()).toBe(2);
    await goOn();
    await untilLater(async () => (await pending()) === 0, 'what waited');
    expect(somewhere.headlines()).toEqual(['Berita 1', 'Berita 2', 'Berita 3']);
    await delivery.stop();
  });

  it('gets much that waited as one list', async () => {
    await join();
    const somewhere = platform();
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await untilLater(async () => (await pending()) === 0, 'the first post');
    await pause();
    for (let number = 2; number <= 9; number++) await publish(delivery, number);
    await goOn();
    await untilLater(async () => (await pending()) === 0, 'the list');
    expect(somewhere.sent.slice(1).every(({ part }) => part.kind === 'list')).toBe(true);
    await delivery.stop();
  });

  it('stays paused when Kabar starts again, and is not looked for where nothing waits', async () => {
    await join();
    await pause();
    await publish(null, 1);
    const somewhere = platform();
    const delivery = await run(somewhere);
    await aMinute();
    expect(somewhere.sent).toEqual([]);
    await goOn();
    await untilLater(async () => (await pending()) === 0, 'the post');
    expect(somewhere.headlines()).toEqual(['Berita 1']);
    await delivery.stop();
  });

  it('gets the other parts of a list that had begun only later, and each once', async () => {
    await join();
    await publish(null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const somewhere = platform();
    const { send } = somewhere.adapter;
    somewhere.adapter.send = async (...given) => {
      const outcome = await send(...given);
      if (somewhere.sent.length === 2) await held;
      return outcome;
    };
    const delivery = await run(somewhere);
    await untilLater(() => somewhere.sent.length === 2, 'the first part');
    await pause();
    release();
    await aMinute();
    expect(somewhere.sent).toHaveLength(2);
    await goOn();
    await untilLater(async () => (await pending()) === 0, 'the other parts');
    expect(new Set(somewhere.sent.map(({ nonce }) => nonce)).size).toBe(somewhere.sent.length);
    await delivery.stop();
  });

  it('sends again as it was what was in doubt', async () => {
    await join();
    const somewhere = platform();
    const delivery = await run(somewhere);
    somewhere.outcomes.push({ kind: 'in-doubt', reason: 'cut' });
    await publish(delivery, 1);
    await until(() => somewhere.sent.length === 1, 'the first try');
    await pause();
    for (let number = 2; number <= 9; number++) await publish(delivery, number);
    await aMinute();
    await goOn();
    await untilLater(async () => (await pending()) === 0, 'everything');
    expect(somewhere.sent[1]).toEqual(somewhere.sent[0]);
    await delivery.stop();
  });

  it('has no post edited meanwhile', async () => {
    await join();
    const somewhere = platform();
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await untilLater(async () => (await pending()) === 0, 'the post');
    await pause();
    await correct();
    await clock.advance(11 * 60_000);
    await aMinute();
    expect(somewhere.sent).toHaveLength(1);
    await goOn();
    await untilLater(() => somewhere.sent.length === 2, 'the edit');
    expect(somewhere.sent[1]?.nonce).toMatch(/^edit/);
    await delivery.stop();
  });

  it('has nothing edited in its threads meanwhile, and holds up no correction elsewhere', async () => {
    const [thread, other] = ['somewhere:1/7', 'somewhere:2'];
    for (const each of [id, thread, other]) await join(each);
    const somewhere = platform('somewhere', { belongsTo: (address) => (address === '1/7' ? ['1'] : []) });
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    const delivered = () => somewhere.sent.filter(({ nonce }) => !nonce.startsWith('edit')).length;
    await untilLater(() => delivered() === 3, 'the posts');
    await pause();
    await correct();
    const edited = () =>
      somewhere.sent.filter(({ nonce }) => nonce.startsWith('edit')).map(({ address }) => address);
    await clock.advance(11 * 60_000);
    await aMinute();
    await aMinute();
    expect(edited()).toEqual(['2']);
    await goOn();
    await untilLater(() => edited().length === 3, 'the edits');
    expect(edited().sort()).toEqual(['1', '1/7', '2']);
    await delivery.stop();
  });

  it('is looked for again when the store did not answer', async () => {
    await join();
    await pause();
    await publish(null, 1);
    const somewhere = platform();
    const asked = store.suspended.bind(store);
    let isAway = true;
    store.suspended = async () => {
      if (isAway) throw new Error('away');
      return asked();
    };
    const delivery = await run(somewhere);
    await goOn();
    await aMinute();
    expect(somewhere.sent).toEqual([]);
    expect(log.lines.some(({ message }) => message.includes('paused chats could not be looked for'))).toBe(
      true,
    );
    isAway = false;
    await untilLater(async () => (await pending()) === 0, 'the post');
    await delivery.stop();
  });

  it('holds what belongs to it too, threads that are made later as well, and nothing else', async () => {
    const threads = ['somewhere:1/7', 'somewhere:thread'];
    await join();
    for (const each of ['somewhere:2', 'somewhere:2/7', ...threads]) await join(each);
    let isAway = false;
    const somewhere = platform('somewhere', {
      // One that is known by its address, and one that the platform has to be asked about.
      belongsTo: (address) => {
        if (address !== 'thread') return address.includes('/') ? [address.split('/')[0] as string] : [];
        return isAway ? Promise.reject(new Error('away')) : Promise.resolve(['1']);
      },
    });
    const delivery = await run(somewhere);
    await pause();
    await publish(delivery, 1);
    await aMinute();
    const reached = () => [...new Set(somewhere.sent.map(({ address }) => address))].sort();
    expect(reached()).toEqual(['2', '2/7']);
    // It is noted, so that every process can say why they wait: only of those that do, and nothing else of them changes.
    const within = async (each: string) => (await store.chat(each))?.within;
    for (const each of threads)
      await until(async () => (await within(each)) !== undefined, `the note of ${each}`);
    expect([await within('somewhere:1/7'), await within('somewhere:thread')]).toEqual([[id], [id]]);
    expect([await within(id), await within('somewhere:2/7')]).toEqual([undefined, undefined]);
    const [thread, asked] = [await store.chat('somewhere:thread'), answersOf(store, () => clock.now())];
    expect(
      (await asked.explain({ article: makeArticle(1).id, chat: 'somewhere:thread' })).chat?.suspendedAt,
    ).toBeDefined();
    expect(
      (await asked.explain({ article: makeArticle(1).id, chat: 'somewhere:2/7' })).chat?.suspendedAt,
    ).toBeUndefined();
    expect(thread?.suspendedAt).toBeUndefined();
    // While the platform does not say what a thread belongs to, nothing is sent there.
    isAway = true;
    await aMinute();
    expect(reached()).toEqual(['2', '2/7']);
    isAway = false;
    await goOn();
    await aMinute();
    expect(reached()).toEqual(['1', '1/7', '2', '2/7', 'thread']);
    expect(
      (await asked.explain({ article: makeArticle(1).id, chat: 'somewhere:thread' })).chat?.suspendedAt,
    ).toBeUndefined();
    await delivery.stop();
  });
});
