import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/delivery.js';
import { reply } from '../../src/core/message.js';
import type { Delivery } from '../../src/delivery/deliver.js';
import { settled } from '../doubles/clock.js';
import { type Kit, makeKit, platform } from './kit.js';

let { run, clock } = {} as Kit;
let somewhere = platform();
let delivery = {} as Delivery;
/** Answers the send that is under way. */
let answer: (outcome: Outcome) => void = () => {};

beforeEach(async () => {
  ({ run, clock } = await makeKit());
  somewhere = platform();
  const { send } = somewhere.adapter;
  somewhere.adapter.send = async (...given) => {
    await send.call(somewhere.adapter, ...given);
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  delivery = await run(somewhere);
});

/** Two answers of one chat: the first is under way, the second waits for it. */
async function ask() {
  const kinds: string[] = [];
  const asked = ['one', 'two'].map((text) =>
    delivery.reply('somewhere:1', [reply([text])]).then(([outcome]) => {
      kinds.push(outcome?.kind ?? 'none');
    }),
  );
  await settled();
  expect(somewhere.sent).toHaveLength(1);
  return { kinds, all: Promise.all(asked) };
}

describe('an answer that waits', () => {
  it('is settled when Kabar stops, and the one under way keeps its outcome', async () => {
    const { kinds, all } = await ask();
    const stopped = delivery.stop();
    await settled();
    expect(kinds).toEqual(['rejected']);
    answer({ kind: 'sent', messageId: '1' });
    await Promise.all([all, stopped]);
    expect(kinds).toEqual(['rejected', 'sent']);
    expect(somewhere.sent).toHaveLength(1);
  });

  it('is settled when another process leads', async () => {
    const { kinds, all } = await ask();
    delivery.halt();
    await settled();
    expect(kinds).toEqual(['rejected']);
    answer({ kind: 'sent', messageId: '1' });
    await all;
    expect(somewhere.sent).toHaveLength(1);
  });

  it.each(['stop', 'halt'] as const)('is settled when it is asked for after a %s', async (way) => {
    await delivery[way]();
    const outcomes = await delivery.reply('somewhere:1', [reply(['late'])]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['rejected']);
    expect(somewhere.sent).toHaveLength(0);
  });

  it('is settled when the token is refused', async () => {
    const { kinds, all } = await ask();
    answer({ kind: 'fatal', reason: '401' });
    await all;
    expect(kinds.sort()).toEqual(['fatal', 'fatal']);
    expect(somewhere.sent).toHaveLength(1);
  });

  it('is settled when the platform asked to wait, and Kabar stops meanwhile', async () => {
    const { kinds, all } = await ask();
    answer({ kind: 'retry-later', afterMs: 30_000, scope: 'chat', reason: '429' });
    await settled();
    expect(kinds).toEqual([]);
    await delivery.stop();
    await all;
    expect(kinds.sort()).toEqual(['rejected', 'retry-later']);
    expect(clock.waiting).toBe(0);
  });

  it('is settled when the platform asks to wait just after the stop', async () => {
    const { kinds, all } = await ask();
    const stopped = delivery.stop();
    answer({ kind: 'retry-later', afterMs: 1000, scope: 'chat', reason: '429' });
    await Promise.all([all, stopped]);
    expect(kinds.sort()).toEqual(['rejected', 'retry-later']);
  });

  it('is settled when the platform asks to wait for hours, and so are those that come meanwhile', async () => {
    const { kinds, all } = await ask();
    answer({ kind: 'retry-later', afterMs: 10 * 3_600_000, scope: 'chat', reason: '429' });
    await settled();
    expect(kinds).toEqual(['retry-later']);
    await clock.advance(59_000);
    expect(kinds).toHaveLength(1);
    await clock.advance(1_500);
    await all;
    expect(kinds).toEqual(['retry-later', 'rejected']);
    await clock.advance(3_600_000);
    expect(somewhere.sent).toHaveLength(1);
  });

  it('that was given up holds up neither later answers nor posts of the chat', async () => {
    const { all } = await ask();
    answer({ kind: 'retry-later', afterMs: 120_000, scope: 'chat', reason: '429' });
    await clock.advance(61_000);
    await all;
    await clock.advance(60_000);
    const next = delivery.reply('somewhere:1', [reply(['three'])]);
    await settled();
    answer({ kind: 'sent', messageId: '1' });
    expect((await next).map(({ kind }) => kind)).toEqual(['sent']);
  });

  it('fails alone when its way fails, and frees its place', async () => {
    const via = () => Promise.reject(new Error('a fault of the adapter'));
    await expect(delivery.reply('somewhere:1', [reply(['one'])], { via })).rejects.toThrow('a fault');
    const next = delivery.reply('somewhere:1', [reply(['two'])]);
    await settled();
    answer({ kind: 'sent', messageId: '1' });
    expect((await next).map(({ kind }) => kind)).toEqual(['sent']);
  });
});
