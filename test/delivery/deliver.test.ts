import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/delivery.js';
import { type Post, type Reply, reply } from '../../src/core/message.js';
import { until } from '../doubles/until.js';
import { makeArticle } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

let { clock, log, store, run, runWith, join, publish, pending, nothingPending, untilLater } = {} as Kit;

beforeEach(async () => {
  ({ clock, log, store, run, runWith, join, publish, pending, nothingPending, untilLater } = await makeKit());
});

describe('delivery', () => {
  it('posts what is recorded, once, in order, as the chat shall see it', async () => {
    await join();
    const somewhere = platform();
    const delivery = await run(somewhere);
    await publish(delivery, 1, 2, 3);
    await untilLater(async () => (await pending()) === 0, 'three posts');
    expect(somewhere.headlines()).toEqual(['Berita 1', 'Berita 2', 'Berita 3']);
    expect(somewhere.sent[0]).toMatchObject({
      address: '1',
      part: {
        topics: ['Konflik Rusia Vs Ukraina'],
        authors: 'Hasanudin Aco',
        publisher: 'Tribunnews',
        date: 'Sel 18 Jun, 10.15 WIB',
      },
    });
    expect(await store.ledger('somewhere:1', makeArticle(1).id)).toMatchObject({
      messageId: '1',
      revision: 1,
    });
  });

  it('goes on after a restart where it was', async () => {
    await join();
    await publish(null, 1, 2);
    const first = platform();
    const stopped = await run(first);
    await until(() => first.sent.length === 1, 'the first post');
    await stopped.stop();
    const second = platform();
    await run(second);
    await untilLater(async () => (await pending()) === 0, 'the rest');
    expect([...first.headlines(), ...second.headlines()]).toEqual(['Berita 1', 'Berita 2']);
  });

  it('sends again when no answer came, with the same nonce, before anything else', async () => {
    await join();
    const nonce = { maxLength: 12, windowMs: 0 };
    const somewhere = platform('somewhere', { capabilities: { nonce } });
    somewhere.outcomes.push({ kind: 'in-doubt', reason: 'connection reset' });
    const delivery = await run(somewhere);
    await publish(delivery, 1, 2);
    await untilLater(async () => (await pending()) === 0, 'both posts');
    expect(somewhere.headlines()).toEqual(['Berita 1', 'Berita 1', 'Berita 2']);
    const [first, again, next] = somewhere.sent.map(({ nonce }) => nonce);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
    expect(first).toMatch(/^[\w-]{12}$/);
  });

  it('waits as long as the platform asks', async () => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'retry-later', afterMs: 60_000, scope: 'chat', reason: '429' });
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await until(() => somewhere.sent.length === 1, 'the first try');
    await clock.advance(59_000);
    expect(somewhere.sent).toHaveLength(1);
    await clock.advance(1100);
    await nothingPending();
    expect(somewhere.sent).toHaveLength(2);
  });

  it('leaves out what is rejected, says so, and goes on', async () => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'rejected', reason: 'message is too long' });
    const delivery = await run(somewhere);
    await publish(delivery, 1, 2);
    await untilLater(async () => (await pending()) === 0, 'the second post');
    expect(somewhere.headlines()).toEqual(['Berita 1', 'Berita 2']);
    expect(await store.ledger('somewhere:1', makeArticle(1).id)).toBeNull();
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        facts: expect.objectContaining({ reason: 'message is too long' }),
      }),
    );
  });

  it.each(['gone', 'misplaced'] as const)(
    'lets a chat rest that is %s, and keeps its wishes',
    async (kind) => {
      await join();
      const somewhere = platform();
      somewhere.outcomes.push({ kind, reason: 'bot was blocked by the user' });
      const delivery = await run(somewhere);
      await publish(delivery, 1);
      await until(async () => (await store.chat('somewhere:1'))?.state.kind === kind, 'the chat to rest');
      await publish(delivery, 2);
      await clock.advance(3_600_000);
      expect(somewhere.sent).toHaveLength(1);
      expect((await store.chat('somewhere:1'))?.subscriptions).toHaveLength(1);
    },
  );

  it('tries a paused chat again with growing gaps, and loses nothing', async () => {
    await join();
    const somewhere = platform();
    const closed: Outcome = { kind: 'paused', reason: 'TOPIC_CLOSED' };
    somewhere.outcomes.push(closed, closed);
    const delivery = await run(somewhere);
    await publish(delivery, 1, 2);
    const tries = async () => {
      const state = (await store.chat('somewhere:1'))?.state;
      return state?.kind === 'paused' ? state.tries : -1;
    };
    await until(async () => (await tries()) === 0, 'the pause');
    await clock.advance(59_000);
    expect(somewhere.sent).toHaveLength(1);
    await clock.advance(2000);
    await until(async () => (await tries()) === 1, 'the second pause');
    await clock.advance(121_000);
    await untilLater(async () => (await pending()) === 0, 'both posts');
    expect(somewhere.headlines().slice(2)).toEqual(['Berita 1', 'Berita 2']);
    expect((await store.chat('somewhere:1'))?.state.kind).toBe('active');
  });

  it.each(['paused', 'misplaced'] as const)(
    'tells the admins of a place once that it is %s',
    async (kind) => {
      await join();
      const somewhere = platform();
      const asked: string[] = [];
      somewhere.adapter.admins = async (address) => {
        asked.push(address);
        return { chats: ['somewhere:boss', 'somewhere:deputy'], place: 'Kabar Dunia' };
      };
      const refused: Outcome = { kind, reason: 'TOPIC_CLOSED' };
      somewhere.outcomes.push(
        refused,
        { kind: 'gone', reason: 'never started the bot' },
        { kind: 'sent', messageId: '1' },
        refused,
      );
      const delivery = await run(somewhere);
      await publish(delivery, 1);
      await until(() => somewhere.sent.length === 3, 'the notices');
      await until(() => JSON.stringify(log).includes('admins of a chat were notified'), 'their outcomes');
      await clock.advance(61_000);
      await until(async () => somewhere.sent.length === (kind === 'paused' ? 4 : 3), 'the next try');
      expect(asked).toEqual(['1']);
      expect(somewhere.sent.slice(1, 3).map(({ address }) => address)).toEqual(['boss', 'deputy']);
      const notice = somewhere.sent[1]?.part as Reply | undefined;
      expect(notice?.lines.flat().join(' ')).toMatch(/Kabar Dunia.*TOPIC_CLOSED/);
      expect(await store.chat('somewhere:boss')).toBeNull();
    },
  );

  it('carries a chat over to its new id', async () => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'moved', to: 'somewhere:2' });
    const delivery = await run(somewhere);
    await publish(delivery, 1, 2);
    await untilLater(
      async () => (await store.chat('somewhere:2')) !== null && (await pending('somewhere:2')) === 0,
      'both posts',
    );
    expect(somewhere.sent.map(({ address, part }) => [address, (part as Post).headline])).toEqual([
      ['1', 'Berita 1'],
      ['2', 'Berita 1'],
      ['2', 'Berita 2'],
    ]);
    expect(await store.chat('somewhere:1')).toBeNull();
  });

  it('stops a platform that refuses the token, loudly, and leaves the other running', async () => {
    await join('somewhere:1');
    await join('elsewhere:1');
    const somewhere = platform('somewhere');
    const elsewhere = platform('elsewhere');
    somewhere.outcomes.push({ kind: 'fatal', reason: '401 Unauthorized' });
    const delivery = await run(somewhere, elsewhere);
    await publish(delivery, 1, 2);
    await untilLater(async () => (await pending('elsewhere:1')) === 0, 'the other platform');
    expect(somewhere.sent).toHaveLength(1);
    expect(elsewhere.sent).toHaveLength(2);
    expect(await pending('somewhere:1')).toBe(2);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('posts nothing more while the store cannot commit, then settles what was sent without sending it again', async () => {
    await join();
    const somewhere = platform();
    const settle = store.settle.bind(store);
    let full = true;
    store.settle = async (settlement) => {
      if (full) throw new Error('no space left on device');
      await settle(settlement);
    };
    const delivery = await run(somewhere);
    await publish(delivery, 1, 2);
    await until(() => log.lines.some(({ level }) => level === 'error'), 'the fault to be told');
    await clock.advance(20_000);
    expect(somewhere.headlines()).toEqual(['Berita 1']);
    full = false;
    await untilLater(async () => (await pending()) === 0, 'the rest');
    expect(somewhere.headlines()).toEqual(['Berita 1', 'Berita 2']);
  });

  it('keeps what is pending for a platform that is off', async () => {
    await join();
    const delivery = await run(platform('elsewhere'));
    await publish(delivery, 1);
    expect(await pending()).toBe(1);
  });

  it('posts nothing to a chat that a private bot does not serve', async () => {
    const somewhere = platform();
    await join();
    await join('somewhere:2');
    const serves = (chat: string) => chat === 'somewhere:2';
    const delivery = await runWith({ serves }, somewhere);
    await publish(delivery, 1);
    await nothingPending('somewhere:2');
    expect(somewhere.sent.map(({ address }) => address)).toEqual(['2']);
    expect(await pending()).toBe(1);
  });
});

describe('the outbox', () => {
  it('sends answers in order, and tells what became of each', async () => {
    const somewhere = platform();
    const delivery = await run(somewhere);
    const outcomes = delivery.reply('somewhere:1', [reply(['one']), reply(['two'])]);
    await clock.advance(2000);
    expect((await outcomes).map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(somewhere.sent.map(({ part }) => part)).toEqual([reply(['one']), reply(['two'])]);
    expect(somewhere.sent[0]?.nonce).not.toBe(somewhere.sent[1]?.nonce);
  });

  it('does not repeat an answer that may have arrived', async () => {
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'in-doubt', reason: 'time-out' });
    const delivery = await run(somewhere);
    const outcomes = delivery.reply('somewhere:1', [reply(['one'])]);
    await clock.advance(60_000);
    expect((await outcomes).map(({ kind }) => kind)).toEqual(['in-doubt']);
    expect(somewhere.sent).toHaveLength(1);
  });

  it('tries again when asked to wait, and gives up in the end', async () => {
    const somewhere = platform();
    for (let times = 0; times < 5; times++) {
      somewhere.outcomes.push({ kind: 'retry-later', afterMs: 1000, scope: 'chat', reason: '429' });
    }
    const delivery = await run(somewhere);
    const outcomes = delivery.reply('somewhere:1', [reply(['one'])]);
    await clock.advance(60_000);
    expect((await outcomes).map(({ kind }) => kind)).toEqual(['retry-later']);
    expect(somewhere.sent).toHaveLength(3);
  });

  it('takes the way that the adapter gives, exempt from the queue where it says so', async () => {
    const delivery = await run(platform());
    const parts: unknown[] = [];
    const via = async (part: unknown): Promise<Outcome> => {
      parts.push(part);
      return { kind: 'sent', messageId: 'x' };
    };
    await delivery.reply('somewhere:1', [reply(['card'])], { via, exempt: true });
    const queued = delivery.reply('somewhere:1', [reply(['edit'])], { via });
    await clock.advance(10);
    expect(await queued).toEqual([{ kind: 'sent', messageId: 'x' }]);
    expect(parts).toEqual([reply(['card']), reply(['edit'])]);
  });
});
