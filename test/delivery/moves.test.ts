import { beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { createCommands } from '../../src/commands/commands.js';
import { catalogSchema } from '../../src/core/catalog.js';
import type { Outcome } from '../../src/core/delivery.js';
import { type Post, type Reply, reply } from '../../src/core/message.js';
import type { Delivery } from '../../src/delivery/deliver.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { makeCapabilities } from '../doubles/capabilities.js';
import { FakeFeedFinder } from '../doubles/feed-finder.js';
import { until } from '../doubles/until.js';
import { type Kit, makeKit, platform } from './kit.js';

const moved: Outcome = { kind: 'moved', to: 'somewhere:2' };

let { clock, log, store, run, runWith, join, publish, nothingPending, untilLater } = {} as Kit;

beforeEach(async () => {
  ({ clock, log, store, run, runWith, join, publish, nothingPending, untilLater } = await makeKit());
});

/** What the platform's own word of the move sets off. */
function commandsOf(delivery: Delivery) {
  return createCommands({
    store,
    catalog: () => catalogSchema.parse({}),
    texts: loadTexts(new URL('data/locales/', packageRoot)),
    clock,
    log,
    defaults: { language: 'en', timezone: 'UTC' },
    access: { chats: [], operators: [] },
    capabilitiesByAdapter: new Map([['somewhere', makeCapabilities()]]),
    feeds: new FakeFeedFinder(),
    changed: (chat) => delivery.wake(chat),
  });
}

const delivered = ({ sent }: ReturnType<typeof platform>) =>
  sent.map(({ address, part }) => [
    address,
    part.kind === 'reply' ? (part as Reply).lines.join() : (part as Post).headline,
  ]);

describe('a chat that gets a new id', () => {
  it.each<[string, Outcome]>([
    ['paused', { kind: 'paused', reason: 'not enough rights' }],
    ['asked to wait', { kind: 'retry-later', afterMs: 3_600_000, scope: 'chat', reason: '429' }],
    ['in doubt', { kind: 'in-doubt', reason: 'time-out' }],
  ])('by the platform’s word is told at once what waited, though it was %s', async (_, outcome) => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push(outcome);
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await until(() => somewhere.sent.length === 1, 'the first try');
    await commandsOf(delivery).moved('somewhere:1', 'somewhere:2');
    await nothingPending('somewhere:2');
    expect(delivered(somewhere)).toEqual([
      ['1', 'Berita 1'],
      ['2', 'Berita 1'],
    ]);
  });

  it('by the outcome of an answer gets the answer and what waited', async () => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'paused', reason: 'not enough rights' }, moved);
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await until(async () => (await store.chat('somewhere:1'))?.state.kind === 'paused', 'the pause');
    const outcomes = delivery.reply('somewhere:1', [reply(['baik'])]);
    await untilLater(() => somewhere.sent.length === 4, 'the answer and the post');
    expect((await outcomes).map(({ kind }) => kind)).toEqual(['sent']);
    await nothingPending('somewhere:2');
    expect(delivered(somewhere).slice(2).sort()).toEqual([
      ['2', 'Berita 1'],
      ['2', 'baik'],
    ]);
    expect(await store.chat('somewhere:1')).toBeNull();
  });

  it('by the outcome of a post is not posted to where it is not served', async () => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push(moved);
    const serves = (chat: string) => chat === 'somewhere:1';
    const delivery = await runWith({ serves }, somewhere);
    await publish(delivery, 1);
    await until(async () => (await store.chat('somewhere:2')) !== null, 'the new id');
    await clock.advance(60_000);
    expect(delivered(somewhere)).toEqual([['1', 'Berita 1']]);
  });

  it('has its quiet hours and digests looked after under the new id alone', async () => {
    await join();
    const quiet = { from: '09:00', to: '12:00' };
    await store.changeChat(
      'somewhere:1',
      (chat) => chat && { ...chat, settings: { ...chat.settings, quiet } },
    );
    const somewhere = platform();
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await clock.advance(60_000);
    await commandsOf(delivery).moved('somewhere:1', 'somewhere:2');
    await clock.advance(60_000);
    expect(somewhere.sent).toEqual([]);
    await clock.advance(2 * 3_600_000);
    await nothingPending('somewhere:2');
    expect(delivered(somewhere)).toEqual([['2', 'Berita 1']]);
  });
});
