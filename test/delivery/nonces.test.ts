import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/delivery.js';
import type { Post } from '../../src/core/message.js';
import { until } from '../doubles/until.js';
import { makeArticle } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

const doubt: Outcome = { kind: 'in-doubt', reason: 'time-out' };
const nonceWindowMs = 180_000;

let kit = {} as Kit;

beforeEach(async () => {
  kit = await makeKit();
});

/** The nonces of the first `count` articles, as a fresh installation posts them. */
async function nonces({ join, publish, run, nothingPending }: Kit, count = 1): Promise<string[]> {
  await join();
  const nonce = { maxLength: 25, windowMs: 0 };
  const somewhere = platform('somewhere', { capabilities: { nonce } });
  const delivery = await run(somewhere);
  for (let number = 1; number <= count; number++) {
    await publish(delivery, number);
    await nothingPending();
  }
  return somewhere.sent.map(({ nonce }) => nonce);
}

describe('a nonce', () => {
  it('differs from that of an installation before that began with the same numbers', async () => {
    const other = await makeKit();
    const [own, theirs] = [await nonces(kit), await nonces(other)];
    expect(own).toHaveLength(1);
    expect(own).not.toEqual(theirs);
  });

  it('of an entry of Kabar 0.1 is the one that 0.1 gave it, so that an upgrade repeats nothing', async () => {
    const { id } = kit.store.installation;
    Object.assign(kit.store, { installation: { id, bareNoncesUntil: 1 } });
    const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 25);
    expect(await nonces(kit, 2)).toEqual([hash('somewhere:1 1'), hash(`${id} somewhere:1 2`)]);
  });
});

describe('a send in doubt, where the platform knows its nonce', () => {
  /** When the posts were tried, in milliseconds since the first one. */
  async function triesWith(outcomes: readonly Outcome[], windowMs?: number) {
    const { clock, store, join, publish, run } = kit;
    await join();
    let writing = 0;
    const change = store.changeChat.bind(store);
    store.changeChat = (...given) => {
      writing += 1;
      return change(...given).finally(() => {
        writing -= 1;
      });
    };
    const nonce = windowMs === undefined ? null : { maxLength: 25, windowMs };
    const somewhere = platform('somewhere', { capabilities: { nonce } });
    const times: number[] = [];
    const { send } = somewhere.adapter;
    somewhere.adapter.send = (...given) => {
      times.push(clock.elapsed());
      return send.call(somewhere.adapter, ...given);
    };
    somewhere.outcomes.push(...outcomes);
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await until(() => times.length === 1, 'the first try');
    await until(async () => {
      // Time stands still while a file is written, however slow the disk is.
      if (writing === 0) await clock.advance(200);
      return times.length > outcomes.length;
    }, 'the last try');
    expect(new Set(somewhere.sent.map(({ nonce }) => nonce)).size).toBe(1);
    return times.slice(1).map((time, index) => time - (times[index] as number));
  }

  const paused: Outcome = { kind: 'paused', reason: 'missing permissions' };
  const later = (afterMs: number): Outcome => ({
    kind: 'retry-later',
    afterMs,
    scope: 'chat',
    reason: '429',
  });

  it.each<[string, Outcome[]]>([
    ['one try after the other', Array.from({ length: 9 }, () => doubt)],
    ['paused', [doubt, paused, paused]],
    ['rate limited', [doubt, later(600_000), later(600_000)]],
    ['lost behind a proxy', Array.from({ length: 8 }, () => ({ ...later(2_000), mayHaveArrived: true }))],
    ['refused now and then', [later(1_000), later(1_000), doubt, later(1_000), paused, doubt, paused]],
  ])('is tried again within a minute: %s', async (_, outcomes) => {
    const gaps = await triesWith(outcomes, nonceWindowMs);
    expect(Math.max(...gaps.slice(Math.max(0, outcomes.indexOf(doubt))))).toBeLessThanOrEqual(61_000);
  });

  it('waits as long as it was before once the platform has forgotten the nonce', async () => {
    const gaps = await triesWith([doubt, paused, paused, paused, paused], 100_000);
    expect(gaps.at(-1)).toBeGreaterThan(300_000);
  });

  it('waits as long as any other where the platform knows no nonce', async () => {
    const gaps = await triesWith([doubt, later(600_000)]);
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(600_000);
  });

  it('is tried again in quiet hours that have begun meanwhile', async () => {
    const { clock, store, join, publish, run, nothingPending, untilLater } = kit;
    await join();
    // It is 10:00 in Jakarta.
    const quiet = { from: '10:01', to: '12:00' };
    await store.changeChat(
      'somewhere:1',
      (chat) => chat && { ...chat, settings: { ...chat.settings, quiet } },
    );
    const somewhere = platform('somewhere', {
      capabilities: { nonce: { maxLength: 25, windowMs: nonceWindowMs } },
    });
    somewhere.outcomes.push(...Array.from({ length: 7 }, () => doubt));
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await untilLater(() => somewhere.sent.length === 8, 'the last try');
    await nothingPending();
    expect(clock.now()).toBeLessThan(Date.UTC(2024, 5, 18, 3, 5));
    await publish(delivery, 2);
    await clock.advance(60_000);
    expect(somewhere.sent.map(({ part }) => (part as Post).headline)).not.toContain('Berita 2');
    expect(await store.ledger('somewhere:1', makeArticle(1).id)).not.toBeNull();
  });
});
