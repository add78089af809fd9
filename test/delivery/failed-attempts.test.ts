import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/core/chat.js';
import type { Outcome } from '../../src/core/delivery.js';
import { FailedAttempts } from '../../src/delivery/failed-attempts.js';
import { Pauses, pauseMs } from '../../src/delivery/pauses.js';
import { ManualClock } from '../doubles/clock.js';

const minute = 60_000;
const hour = 60 * minute;
const window = 5 * minute;

describe('the tries of a chat', () => {
  const inDoubt: Outcome = { kind: 'in-doubt', reason: 'no answer' };
  const later = (mayHaveArrived?: boolean): Outcome => ({
    kind: 'retry-later',
    afterMs: 1,
    scope: 'chat',
    reason: 'asked to wait',
    ...(mayHaveArrived !== undefined && { mayHaveArrived }),
  });
  const paused: Outcome = { kind: 'paused', reason: 'closed' };
  const sent: Outcome = { kind: 'sent', messageId: '1' };
  const setUp = () => {
    const clock = new ManualClock(1);
    return { clock, tries: new FailedAttempts(clock, window) };
  };

  it.each<[rule: string, outcomes: Outcome[], count: number, isInDoubt: boolean]>([
    ['none has failed before the first', [], 0, false],
    ['one without an answer counts, and is in doubt', [inDoubt], 1, true],
    ['one that is to wait counts, and is in no doubt', [later()], 1, false],
    ['one that is to wait and did not arrive is in no doubt', [later(false)], 1, false],
    ['one that is to wait and may have arrived is in doubt', [later(true)], 1, true],
    ['one in a paused chat counts, and is in no doubt', [paused], 1, false],
    ['a doubt lasts through tries that did not arrive', [inDoubt, later(), paused], 3, true],
    ['one that arrived ends the row and the doubt', [inDoubt, sent], 0, false],
    ['one that was rejected ends them too', [inDoubt, { kind: 'rejected', reason: 'too long' }], 0, false],
    ['a new row begins at one', [inDoubt, sent, later()], 1, false],
  ])('%s', (_, outcomes, count, isInDoubt) => {
    const { tries } = setUp();
    for (const outcome of outcomes) tries.note('console:a', outcome);
    expect([tries.count('console:a'), tries.isInDoubt('console:a')]).toEqual([count, isInDoubt]);
    expect(tries.count('console:b')).toBe(0);
  });

  it('are in doubt as long as the platform knows their nonce, from the last doubt on', async () => {
    const { clock, tries } = setUp();
    tries.note('console:a', inDoubt);
    expect(tries.maxGapMs('console:a')).toBe(minute);
    await clock.advance(window - 1);
    expect(tries.isInDoubt('console:a')).toBe(true);
    tries.note('console:a', later(true));
    await clock.advance(window - 1);
    expect(tries.isInDoubt('console:a')).toBe(true);
    await clock.advance(1);
    expect(tries.isInDoubt('console:a')).toBe(false);
    expect(tries.maxGapMs('console:a')).toBe(Number.POSITIVE_INFINITY);
  });

  it('are never in doubt where the platform knows no nonce', () => {
    const tries = new FailedAttempts(new ManualClock(0));
    tries.note('console:a', inDoubt);
    expect(tries.isInDoubt('console:a')).toBe(false);
    expect(tries.count('console:a')).toBe(1);
  });

  it('are forgotten with the chat', () => {
    const { tries } = setUp();
    tries.note('console:a', inDoubt);
    tries.forget('console:a');
    expect([tries.count('console:a'), tries.isInDoubt('console:a')]).toEqual([0, false]);
  });
});

describe('the pause of a chat', () => {
  const at = Date.UTC(2026, 10, 23, 8);
  const chat = (state: Chat['state']): Pick<Chat, 'id' | 'state'> => ({ id: 'console:a', state });
  const paused = (retryAt: number, tries = 0): Pick<Chat, 'id' | 'state'> =>
    chat({ kind: 'paused', reason: 'closed', since: at, retryAt, tries });

  it.each([
    [0, minute],
    [1, 2 * minute],
    [3, 8 * minute],
    [8, 256 * minute],
    [9, 6 * hour],
    [40, 6 * hour],
  ])('lasts longer after %d tries, six hours at the most', (tries, expected) => {
    expect(pauseMs(tries)).toBe(expected);
  });

  it('is counted by the clock that only goes on, whatever the other one is set to', async () => {
    const clock = new ManualClock(at);
    const pauses = new Pauses(clock);
    expect(pauses.remainingMs(paused(at + minute))).toBe(minute);
    await clock.advance(minute - 1);
    clock.jump(-hour);
    expect(pauses.remainingMs(paused(at + minute))).toBe(1);
    await clock.advance(2);
    expect(pauses.remainingMs(paused(at + minute))).toBe(0);
  });

  it('is never longer than its tries allow, however far ahead its end was noted', () => {
    expect(new Pauses(new ManualClock(at)).remainingMs(paused(at + 300 * hour, 1))).toBe(2 * minute);
  });

  it('is over where its end has passed', () => {
    expect(new Pauses(new ManualClock(at)).remainingMs(paused(at - hour))).toBe(0);
  });

  it('begins anew when the chat was refused again', async () => {
    const clock = new ManualClock(at);
    const pauses = new Pauses(clock);
    pauses.remainingMs(paused(at + minute));
    await clock.advance(minute);
    expect(pauses.remainingMs(paused(at + 3 * minute, 1))).toBe(2 * minute);
  });

  it.each(['forgotten', 'served'])('is read anew after the chat was %s', (how) => {
    const clock = new ManualClock(at);
    const pauses = new Pauses(clock);
    pauses.remainingMs(paused(at + minute));
    clock.jump(minute / 2);
    if (how === 'forgotten') pauses.forget('console:a');
    else expect(pauses.remainingMs(chat({ kind: 'active' }))).toBe(0);
    expect(pauses.remainingMs(paused(at + minute))).toBe(minute / 2);
  });
});
