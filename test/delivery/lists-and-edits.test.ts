import { beforeEach, describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { Post } from '../../src/core/message.js';
import type { Delivery } from '../../src/delivery/deliver.js';
import { until } from '../doubles/until.js';
import { makeArticle } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

let { clock, store, run, join, publish, pending, untilLater } = {} as Kit;

beforeEach(async () => {
  ({ clock, store, run, join, publish, pending, untilLater } = await makeKit());
});

describe('a backlog', () => {
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const delivered = ({ sent }: ReturnType<typeof platform>) =>
    sent.map(({ part }) =>
      part.kind === 'list'
        ? part.headlines.map(({ text }) => Number(text.split(' ')[1]))
        : Number((part as Post).headline.split(' ')[1]),
    );

  it('is told as one list, newest first, after the first entry by itself', async () => {
    await join();
    await publish(null, ...numbers(1, 9));
    const somewhere = platform();
    await run(somewhere);
    await untilLater(async () => (await pending()) === 0, 'the list');
    expect(delivered(somewhere)).toEqual([1, [9, 8, 7], [6, 5, 4], [3, 2]]);
    expect(somewhere.sent[1]?.part).toMatchObject({
      title: '8 berita baru tentang Konflik Rusia Vs Ukraina',
      headlines: [
        { text: 'Berita 9', facts: 'Tribunnews', date: 'hari ini 10.15' },
        { facts: '', date: '10.15' },
        {},
      ],
      more: null,
    });
    expect(new Set(somewhere.sent.map(({ nonce }) => nonce)).size).toBe(4);
  });

  it('begins with its first entry by itself, also where an answer took its room at first', async () => {
    await join();
    const narrow = { token: [{ count: 1, ms: 10_000 }], place: (key: string) => ({ key, windows: [] }) };
    const somewhere = platform('somewhere', { limits: narrow });
    const delivery = await run(somewhere);
    const { deliveryWork } = store;
    let asked = 0;
    store.deliveryWork = async (...what) => {
      asked += 1;
      const answer = { kind: 'reply' as const, lines: [['ya']], buttons: [] };
      if (asked === 1) await delivery.reply('somewhere:2', [answer]);
      return deliveryWork.apply(store, what);
    };
    await publish(delivery, ...numbers(1, 9));
    await untilLater(() => somewhere.sent.length === 2, 'the first post');
    expect(asked).toBeGreaterThan(1);
    expect(somewhere.sent[0]).toMatchObject({ address: '2' });
    expect(delivered({ ...somewhere, sent: somewhere.sent.slice(1) })).toEqual([1]);
  });

  it('up to the bound is told one by one', async () => {
    await join();
    await publish(null, ...numbers(1, 6));
    const somewhere = platform();
    await run(somewhere);
    await untilLater(async () => (await pending()) === 0, 'the posts');
    expect(delivered(somewhere)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('of hundreds shows fifty headlines and counts the others', async () => {
    await join();
    await publish(null, ...numbers(1, 80));
    const somewhere = platform();
    await run(somewhere);
    await untilLater(async () => (await pending()) === 0, 'the list');
    const lists = somewhere.sent.flatMap(({ part }) => (part.kind === 'list' ? [part] : []));
    expect(lists.flatMap(({ headlines }) => headlines)).toHaveLength(50);
    expect(lists.at(-1)?.more).toBe('Dan 29 lagi: /latest');
  });

  it('goes on with the same list after a restart, and tells what came meanwhile after it', async () => {
    await join();
    await publish(null, ...numbers(1, 9));
    const first = platform();
    const stopped = await run(first);
    // More may go out before it is stopped: they are not told again either.
    await untilLater(() => first.sent.length >= 3, 'two parts');
    await stopped.stop();
    await publish(null, 10);
    const second = platform();
    await run(second);
    await untilLater(
      async () => (await pending()) === 0 && (await store.plan('somewhere:1', 'instant')) === null,
      'the rest',
    );
    expect([...delivered(first), ...delivered(second)]).toEqual([1, [9, 8, 7], [6, 5, 4], [3, 2], 10]);
  });

  it('sends a part again when no answer came, with the same nonce', async () => {
    await join();
    await publish(null, ...numbers(1, 7));
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'sent', messageId: '1' }, { kind: 'in-doubt', reason: 'time-out' });
    await run(somewhere);
    await untilLater(async () => (await pending()) === 0, 'the list');
    expect(delivered(somewhere)).toEqual([1, [7, 6, 5], [7, 6, 5], [4, 3, 2]]);
    expect(somewhere.sent[2]?.nonce).toBe(somewhere.sent[1]?.nonce);
  });
});

describe('a correction', () => {
  const minute = 60_000;
  const correct = (delivery: Delivery, number: number, revision: number) =>
    store
      .record({
        feed: newFeedState('f', 'https://example.org/f'),
        items: [
          {
            article: makeArticle(number, { headline: `Berita ${number} versi ${revision}`, revision }),
            keys: [],
            entry: { kind: 'corrected', topics: ['rusia-ukraina'], deliverable: true },
          },
        ],
      })
      .then((entries) => delivery.announce(entries ?? []));
  const edits = ({ sent }: ReturnType<typeof platform>) =>
    sent.flatMap(({ part, nonce }) =>
      nonce.startsWith('edit') ? [[nonce, (part as Post).headline, (part as Post).mark]] : [],
    );

  async function posted() {
    await join();
    const somewhere = platform();
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await untilLater(async () => (await pending()) === 0, 'the post');
    return { somewhere, delivery };
  }

  it('edits the post after ten minutes of rest, marked, once', async () => {
    const { somewhere, delivery } = await posted();
    await correct(delivery, 1, 2);
    await clock.advance(5 * minute);
    await correct(delivery, 1, 3);
    await clock.advance(9 * minute);
    expect(edits(somewhere)).toEqual([]);
    await clock.advance(2 * minute);
    await untilLater(() => edits(somewhere).length > 0, 'the edit');
    await clock.advance(60 * minute);
    expect(edits(somewhere)).toEqual([['edit 1', 'Berita 1 versi 3', '✏️ diperbarui']]);
  });

  it('is shown three times at the most', async () => {
    const { somewhere, delivery } = await posted();
    for (const revision of [2, 3, 4, 5]) {
      await correct(delivery, 1, revision);
      await clock.advance(15 * minute);
      await until(async () => (await store.outdatedPosts(10)).length === 0, 'the edit to be noted');
    }
    expect(edits(somewhere)).toHaveLength(3);
  });

  it('gives up on a post that the platform will not change', async () => {
    const { somewhere, delivery } = await posted();
    somewhere.outcomes.push({ kind: 'rejected', reason: 'message to edit not found' });
    await correct(delivery, 1, 2);
    await clock.advance(15 * minute);
    await until(async () => (await store.outdatedPosts(10)).length === 0, 'the refusal to be noted');
    await correct(delivery, 1, 3);
    await clock.advance(15 * minute);
    expect(edits(somewhere)).toHaveLength(1);
  });

  it('is tried again when the platform asks to wait', async () => {
    const { somewhere, delivery } = await posted();
    somewhere.outcomes.push({ kind: 'retry-later', afterMs: 5000, scope: 'chat', reason: '429' });
    await correct(delivery, 1, 2);
    await clock.advance(20 * minute);
    await until(async () => (await store.outdatedPosts(10)).length === 0, 'the edit to be noted');
    expect(edits(somewhere)).toHaveLength(2);
  });
});
