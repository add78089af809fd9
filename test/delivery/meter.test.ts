import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/delivery.js';
import { RecordedMeter } from '../doubles/meter.js';
import { until } from '../doubles/until.js';
import { makeArticle } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

let kit: Kit;
let meter: RecordedMeter;
beforeEach(async () => {
  kit = await makeKit();
  meter = new RecordedMeter();
});

describe('the meter of delivery', () => {
  it('is told of each post with its outcome, and of its delay once it arrived', async () => {
    // The article was published a quarter of an hour after the test's clock begins.
    await kit.clock.advance(20 * 60_000);
    const arrivedAt: number[] = [];
    const outcomes: Outcome[] = [
      { kind: 'retry-later', afterMs: 1_000, scope: 'chat', reason: 'busy' },
      { kind: 'sent', messageId: '1' },
    ];
    const somewhere = platform('somewhere', {
      async send() {
        arrivedAt.push(kit.clock.now());
        return outcomes.shift() as Outcome;
      },
    });
    const delivery = await kit.runWith({ meter }, somewhere);
    await kit.join();
    await kit.publish(delivery, 1);
    await kit.untilLater(async () => (await kit.pending()) === 0, 'the post');
    expect(meter.of('sent')).toEqual([
      ['somewhere', 'retry-later'],
      ['somewhere', 'sent'],
    ]);
    const publishedAt = makeArticle(1).publishedAt as number;
    const delay = Math.max(0, (arrivedAt[1] as number) - publishedAt) / 1_000;
    expect(delay).toBeGreaterThan(0);
    expect(meter.of('posted')).toEqual([['somewhere', delay]]);
    await delivery.stop();
  });

  it('is told of every part of a list, but of no delay of one', async () => {
    await kit.join();
    await kit.publish(null, 1, 2, 3, 4, 5, 6, 7, 8);
    const somewhere = platform();
    const delivery = await kit.runWith({ meter }, somewhere);
    await kit.untilLater(async () => (await kit.pending()) === 0, 'the list');
    expect(meter.of('sent')).toHaveLength(somewhere.sent.length);
    expect(somewhere.sent.length).toBeGreaterThan(2);
    expect(meter.of('posted')).toHaveLength(1);
    await delivery.stop();
  });

  it('says how many chats wait, and since when, until each has what it waited for', async () => {
    const release = new Map<string, () => void>();
    const somewhere = platform('somewhere', {
      send: (address) =>
        new Promise((resolve) => release.set(address, () => resolve({ kind: 'sent', messageId: '1' }))),
    });
    await kit.join('somewhere:1');
    await kit.join('somewhere:2');
    const delivery = await kit.runWith({ meter }, somewhere);
    const load = () => delivery.load.somewhere;
    expect(load()).toEqual({ waitingChats: 0, oldestWaitingMs: 0, rateUsed: 0 });
    await kit.publish(delivery, 1);
    await until(() => release.size === 2, 'both sends');
    await kit.clock.advance(40_000);
    expect(load()).toEqual({ waitingChats: 2, oldestWaitingMs: 40_000, rateUsed: 2 / 30 });
    release.get('1')?.();
    await until(() => load()?.waitingChats === 1, 'the first chat');
    expect(load()?.oldestWaitingMs).toBe(40_000);
    release.get('2')?.();
    await until(() => load()?.waitingChats === 0, 'the second chat');
    expect(load()?.oldestWaitingMs).toBe(0);
    await delivery.stop();
  });
});
