import { describe, expect, it } from 'vitest';
import { type Phase, UnconfirmedUpdates } from '../../../adapters/telegram/unconfirmed.js';

function holding(...ids: number[]) {
  const unconfirmed = new UnconfirmedUpdates();
  for (const id of ids) unconfirmed.add(id, 0);
  const offset = (now = 0, phase: Phase = 'normal') => unconfirmed.offset(now, phase);
  return { unconfirmed, offset };
}

describe('what is asked for next', () => {
  it('is the first update that is not answered, whatever is done behind it', () => {
    const { unconfirmed, offset } = holding(5, 6, 7);
    expect(offset()).toBe(5);
    unconfirmed.answered(6);
    unconfirmed.committed(5, 0);
    expect([offset(), unconfirmed.canAdvance(0, 'normal')]).toEqual([5, false]);
    unconfirmed.answered(5);
    expect([unconfirmed.canAdvance(0, 'normal'), offset(), unconfirmed.isEmpty]).toEqual([true, 7, false]);
    unconfirmed.answered(7);
    expect([offset(), unconfirmed.isEmpty]).toEqual([8, true]);
  });

  it('does not wait two seconds for an answer of what is committed', () => {
    const { unconfirmed, offset } = holding(5);
    unconfirmed.committed(5, 100);
    expect([offset(2_099), offset(2_100)]).toEqual([5, 6]);
  });

  it('waits for nothing but the commit while others may wait behind', () => {
    const { unconfirmed, offset } = holding(5, 6);
    expect([offset(9_999, 'crowded'), offset(1e9, 'normal'), offset(1e9, 'stopping')]).toEqual([5, 5, 5]);
    unconfirmed.committed(5, 0);
    expect([offset(0, 'normal'), offset(0, 'stopping'), offset(10_000, 'crowded')]).toEqual([5, 6, 7]);
  });

  it('is 0 before anything came', () => {
    expect(holding().offset()).toBe(0);
  });
});

describe('an update that comes again', () => {
  it('is known, under way and afterwards', () => {
    const { unconfirmed, offset } = holding(5);
    expect(unconfirmed.add(5, 0)).toBe(false);
    unconfirmed.answered(5);
    expect([offset(), unconfirmed.add(5, 0)]).toEqual([6, false]);
  });

  it('is not one of a platform that numbers anew', () => {
    const { unconfirmed, offset } = holding(5_000_000);
    unconfirmed.answered(5_000_000);
    expect([unconfirmed.add(17, 0), offset()]).toEqual([true, 17]);
    unconfirmed.answered(17);
    expect(offset()).toBe(18);
  });
});
