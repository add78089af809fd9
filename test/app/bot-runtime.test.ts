import { describe, expect, it } from 'vitest';
import { BotRuntime } from '../../src/app/bot-runtime.js';
import { packageRoot } from '../../src/app/package-root.js';
import { Platforms } from '../../src/app/platforms.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { reply } from '../../src/core/message.js';
import type { AdapterDeps, AdapterModule } from '../../src/core/ports.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { makeKit, platform } from '../delivery/kit.js';
import { settled } from '../doubles/clock.js';
import { FakeFeedFinder } from '../doubles/feed-finder.js';

/** A platform whose stop waits for the answers under way, as all do, in a process that sends. */
async function setUp() {
  const { clock, log, store } = await makeKit();
  const somewhere = platform();
  const answers: Promise<unknown>[] = [];
  const { adapter } = somewhere;
  adapter.stop = async () => void (await Promise.all(answers));
  let outbox = {} as AdapterDeps['outbox'];
  const module = {
    name: 'somewhere',
    create: async (_: unknown, deps: AdapterDeps) => {
      outbox = deps.outbox;
      return adapter;
    },
  } as unknown as AdapterModule<unknown>;
  const sender = new BotRuntime({
    adapters: [{ module, config: {} }],
    fallback: false,
    platforms: new Platforms(['somewhere'], 'connecting', log),
    store,
    catalog: () => catalogSchema.parse({}),
    texts: loadTexts(new URL('data/locales/', packageRoot)),
    defaults: { language: 'en', timezone: 'UTC' },
    access: { chats: [], operators: [] },
    feeds: new FakeFeedFinder(),
    clock,
    log,
  });
  await sender.onElected();
  const ask = () => {
    const answer = outbox.reply('somewhere:1', [reply(['baik'])]);
    answers.push(answer);
    return answer;
  };
  return { sender, clock, log, somewhere, ask };
}

describe('the end of sending', () => {
  it.each([
    [true, 0],
    [false, 1_000],
  ])('waits for no answer that the platform holds back (at once: %s)', async (atOnce, ms) => {
    const { sender, clock, log, somewhere, ask } = await setUp();
    somewhere.outcomes.push({ kind: 'retry-later', afterMs: 3_600_000, scope: 'chat', reason: '429' });
    const answer = ask();
    await settled();
    let isOver = false;
    const end = sender.onDemoted(atOnce).then(() => {
      isOver = true;
    });
    await clock.advance(ms);
    await settled();
    expect(isOver).toBe(true);
    await end;
    expect((await answer).map(({ kind }) => kind)).toEqual(['retry-later']);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('waits for an answer that is under way', async () => {
    const { sender, somewhere, ask } = await setUp();
    const answer = ask();
    await sender.onDemoted(false);
    expect((await answer).map(({ kind }) => kind)).toEqual(['sent']);
    expect(somewhere.sent).toHaveLength(1);
  });
});
