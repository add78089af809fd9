import { beforeEach, describe, expect, it } from 'vitest';
import type { List, Post } from '../../src/core/message.js';
import { defaultSettings } from '../../src/core/settings.js';
import { until } from '../doubles/until.js';
import { makeChat } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

let { clock, store, run, join, publish, nothingPending, untilLater } = {} as Kit;

beforeEach(async () => {
  // 18 June 2024, 10:00 in Jakarta.
  ({ clock, store, run, join, publish, nothingPending, untilLater } = await makeKit());
});

/** A chat that gathers everything for a digest at this time each day. */
async function joinDigest(time = '11:00'): Promise<void> {
  const digest = { days: 'daily' as const, times: [time] };
  const intervals = [{ lane: 'digest' as const, since: 0, until: null }];
  const chat = makeChat('somewhere:1', [], {
    subscriptions: [{ topic: 'rusia-ukraina', intervals }],
    settings: { ...defaultSettings, digest },
  });
  await store.changeChat(chat.id, () => chat);
}

/** The numbers of the articles that each message tells, in the order of the messages. */
function delivered({ sent }: ReturnType<typeof platform>): string[] {
  const headlines = sent.map(({ part }) =>
    part.kind === 'list'
      ? [part as List, ...part.sections].flatMap((section) => section.headlines.map(({ text }) => text))
      : [(part as Post).headline],
  );
  return headlines.map((each) => each.map((text) => text.replace('Berita ', '')).join(','));
}

/** A platform that tells a digest in one part. */
const inOnePart = () => platform('somewhere', { render: (message) => [message] });

/** Lets time go on in steps, as short as a look of Kabar's, and everything come through. */
async function pass(ms: number, step = 10 * minute): Promise<void> {
  for (let left = ms; left > 0; left -= step) await clock.advance(Math.min(step, left));
}

describe('a digest', () => {
  it('stops at the first entry behind its slot, and the next one goes on there', async () => {
    await joinDigest();
    const somewhere = inOnePart();
    const delivery = await run(somewhere);
    // Nobody is woken while the clock is ahead: no digest is due by then.
    await publish(null, 1);
    clock.jump(2 * hour);
    await publish(null, 2);
    clock.jump(-2 * hour);
    await publish(delivery, 3);
    await pass(70 * minute);
    await until(() => somewhere.sent.length === 1, 'the first digest');
    expect(delivered(somewhere)).toEqual(['1']);
    await pass(day);
    await until(() => somewhere.sent.length === 2, 'the second digest');
    expect(delivered(somewhere)).toEqual(['1', '3,2']);
  });

  it('is not held up by an entry from the far future', async () => {
    await joinDigest();
    const somewhere = inOnePart();
    const delivery = await run(somewhere);
    clock.jump(year);
    await publish(null, 1);
    clock.jump(-year);
    await publish(delivery, 2);
    await pass(70 * minute);
    await until(() => somewhere.sent.length === 1, 'the digest');
    expect(delivered(somewhere)).toEqual(['2,1']);
  });

  it.each([
    ['an hour', hour],
    ['a day', day],
    ['a year', year],
  ])('comes within a day after the clock was %s ahead when one was sent', async (_, ahead) => {
    await joinDigest();
    const somewhere = inOnePart();
    const delivery = await run(somewhere);
    clock.jump(ahead);
    await publish(delivery, 1);
    await pass(2 * hour);
    await until(() => somewhere.sent.length === 1, 'the digest of the clock that is ahead');
    clock.jump(-ahead);
    await publish(delivery, 2);
    await pass(2 * day + hour);
    await until(() => somewhere.sent.length === 2, 'the next digest');
    expect(delivered(somewhere)).toEqual(['1', '2']);
  });

  it('is found again once the clock was set back, though nothing is recorded meanwhile', async () => {
    await joinDigest();
    const somewhere = inOnePart();
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await clock.advance(5 * minute);
    // The clock is ahead for less than a minute, between two looks at it, and the chat chooses its instant by it.
    clock.jump(year + 3 * hour);
    delivery.wake('somewhere:1');
    await clock.advance(1_000);
    clock.jump(-year - 3 * hour);
    await pass(70 * minute, minute);
    await until(() => somewhere.sent.length === 1, 'the digest');
  });
});

describe('a paused chat', () => {
  it.each([
    ['an hour', hour],
    ['a day', day],
    ['a year', year],
  ])('is tried again in time though the clock was %s ahead when it was paused', async (_, ahead) => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'paused', reason: 'TOPIC_CLOSED' });
    const delivery = await run(somewhere);
    clock.jump(ahead);
    await publish(delivery, 1);
    await until(async () => (await store.chat('somewhere:1'))?.state.kind === 'paused', 'the pause');
    clock.jump(-ahead);
    await pass(2 * minute, 5_000);
    await nothingPending();
    expect(delivered(somewhere)).toEqual(['1', '1']);
  });

  it('is tried again in time by a process that starts after the clock was set right', async () => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'paused', reason: 'TOPIC_CLOSED' });
    const first = await run(somewhere);
    clock.jump(year);
    await publish(first, 1);
    await until(async () => (await store.chat('somewhere:1'))?.state.kind === 'paused', 'the pause');
    await first.stop();
    clock.jump(-year);
    const next = platform();
    await run(next);
    await pass(2 * minute, 5_000);
    await nothingPending();
    expect(next.sent).toHaveLength(1);
  });

  it('is not tried sooner because the clock is set on', async () => {
    await join();
    const somewhere = platform();
    somewhere.outcomes.push({ kind: 'paused', reason: 'TOPIC_CLOSED' });
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await until(async () => (await store.chat('somewhere:1'))?.state.kind === 'paused', 'the pause');
    await clock.advance(10_000);
    clock.jump(year);
    await pass(45_000, 5_000);
    expect(somewhere.sent).toHaveLength(1);
    await pass(10_000, 1_000);
    await nothingPending();
  });

  it('answers meanwhile, and posts at once when it is heard of again', async () => {
    await join();
    const somewhere = platform();
    const refused = { kind: 'paused', reason: 'TOPIC_CLOSED' } as const;
    somewhere.outcomes.push(refused, refused, refused);
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await untilLater(() => somewhere.sent.length === 3, 'the third refusal');
    const answer = delivery.reply('somewhere:1', [{ kind: 'reply', lines: [['ya']], buttons: [] }]);
    await clock.advance(1_000);
    expect((await answer).map(({ kind }) => kind)).toEqual(['sent']);
    await store.changeChat('somewhere:1', (chat) => chat && { ...chat, state: { kind: 'active' } });
    delivery.wake('somewhere:1');
    await untilLater(() => somewhere.sent.length === 5, 'the post');
  });
});

describe('a correction', () => {
  it('is not put off for as long as the clock was ahead when it was recorded', async () => {
    await join();
    const somewhere = platform();
    const delivery = await run(somewhere);
    await publish(delivery, 1);
    await nothingPending();
    clock.jump(year);
    const [entry] = await store.pending('somewhere:1', 'instant', 1);
    expect(entry).toBeUndefined();
    const [article] = await store.latest({ limit: 1 });
    if (article === undefined) throw new Error('no article');
    await store.record({
      feed: (await store.feedStates())[0] as never,
      items: [
        {
          article: { ...article, headline: 'Berita 1, diralat', revision: 2 },
          keys: [],
          entry: { kind: 'corrected', topics: ['rusia-ukraina'], deliverable: true },
        },
      ],
    });
    clock.jump(-year);
    await pass(25 * minute, minute);
    await until(() => somewhere.sent.length === 2, 'the edit');
    expect(delivered(somewhere)).toEqual(['1', '1, diralat']);
  });
});
