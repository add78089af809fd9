import { beforeEach, describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { Message, Post } from '../../src/core/message.js';
import type { ChatAdapter } from '../../src/core/ports.js';
import { makeArticle } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

let { clock, store, log, run, join, publish, pending, untilLater } = {} as Kit;

beforeEach(async () => {
  ({ clock, store, log, run, join, publish, pending, untilLater } = await makeKit());
});

/** A platform that takes a headline of nine characters and no more in one part. */
const narrow = (more: Partial<Pick<ChatAdapter, 'limits'>> = {}) =>
  platform('somewhere', {
    ...more,
    render: (message: Message) =>
      message.kind === 'post' && message.headline.length > 9
        ? [message.headline.slice(0, 9), message.headline.slice(9)].map((headline) => ({
            ...message,
            headline,
          }))
        : [message],
  });
const delivered = ({ sent }: ReturnType<typeof platform>) => sent.map(({ part }) => (part as Post).headline);
const settled = () => untilLater(async () => (await pending()) === 0, 'everything to be settled');

describe('a post of several parts', () => {
  it('comes whole, in order, before what is recorded after it', async () => {
    await join();
    await publish(null, 10, 2);
    const somewhere = narrow();
    await run(somewhere);
    await settled();
    expect(delivered(somewhere)).toEqual(['Berita 10', 'Berita 2']);
    await publish(null, 123, 3);
    const again = narrow();
    await run(again);
    await settled();
    expect(delivered(again)).toEqual(['Berita 12', '3', 'Berita 3']);
  });

  it('is committed as a plan before its first part, and goes on after a restart where it stopped', async () => {
    await join();
    await publish(null, 123);
    // One part a minute.
    const place = (key: string) => ({ key, windows: [{ count: 1, ms: 60_000 }] });
    const first = narrow({ limits: { token: [{ count: 30, ms: 1000 }], place } });
    const stopped = await run(first);
    await untilLater(() => first.sent.length > 0, 'the first part');
    const [plan] = [await store.plan('somewhere:1', 'instant')];
    expect(plan).toMatchObject({ entries: [{ article: '000000000123' }], post: { headline: 'Berita 123' } });
    await stopped.stop();
    expect((await store.plan('somewhere:1', 'instant'))?.sentParts).toBe(1);
    const second = narrow();
    await run(second);
    await settled();
    expect([...delivered(first), ...delivered(second)]).toEqual(['Berita 12', '3']);
    expect(await store.ledger('somewhere:1', '000000000123')).toMatchObject({ messageId: null, revision: 1 });
  });

  it('is told in the words of its plan, although the article has changed meanwhile', async () => {
    await join();
    await publish(null, 123);
    const first = narrow();
    first.outcomes.push({ kind: 'sent', messageId: '1' }, { kind: 'in-doubt', reason: 'time-out' });
    const stopped = await run(first);
    await untilLater(() => first.sent.length >= 2, 'the second part');
    await stopped.stop();
    await store.record({
      feed: newFeedState('f', 'https://example.org/f'),
      items: [
        {
          article: makeArticle(123, { headline: 'Berita yang lain', revision: 2 }),
          keys: ['link 123'],
          entry: null,
        },
      ],
    });
    const second = narrow();
    await run(second);
    await settled();
    expect(delivered(second)).toEqual(['3']);
    expect(second.sent[0]?.nonce).toBe(first.sent[1]?.nonce);
    expect(first.sent[0]?.nonce).not.toBe(first.sent[1]?.nonce);
  });

  it('makes one sound, and only its first part answers to the stage before', async () => {
    await join();
    await publish(null, 123);
    const options: object[] = [];
    const somewhere = narrow();
    const { send } = somewhere.adapter;
    somewhere.adapter.send = (address, part, given) => {
      options.push({ silent: given.silent, replyTo: given.replyTo });
      return send(address, part, given);
    };
    const earlier = {
      ...{ chat: 'somewhere:1', article: '000000000001', seq: 1, messageId: '77', revision: 1 },
      ...{ edits: 0, also: [], named: 0, at: 0 },
    };
    const { deliveryWork } = store;
    store.deliveryWork = async (...asked) => {
      const found = await deliveryWork.apply(store, asked);
      return found && { ...found, waiting: found.waiting.map((each) => ({ ...each, earlier })) };
    };
    await run(somewhere);
    await settled();
    expect(options).toEqual([
      { silent: false, replyTo: '77' },
      { silent: true, replyTo: undefined },
    ]);
  });
});

it('a correction that needs more than one message leaves the post as it is, and says why', async () => {
  await join();
  await publish(null, 1);
  const somewhere = narrow();
  await run(somewhere);
  await settled();
  await store.record({
    feed: newFeedState('f', 'https://example.org/f'),
    items: [
      {
        article: makeArticle(1, { headline: 'Berita yang panjang', revision: 2 }),
        keys: ['link 1'],
        entry: { kind: 'corrected', topics: ['rusia-ukraina'], deliverable: true },
      },
    ],
  });
  await clock.advance(15 * 60_000);
  await untilLater(async () => (await store.ledger('somewhere:1', '000000000001'))?.edits === 3, 'the note');
  expect(delivered(somewhere)).toEqual(['Berita 1']);
  expect(log.lines).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      facts: expect.objectContaining({ reason: 'the corrected post needs more than one message' }),
    }),
  );
});
