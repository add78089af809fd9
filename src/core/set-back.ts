import type { Clock } from './ports.js';

/** Less than this may be a correction of the clock's pace. In milliseconds. */
const tolerance = 1_000;

/** How far the clock is ahead of the one that only goes on. It changes when the clock is set. In milliseconds. */
export function clockOffset(clock: Clock): number {
  return clock.now() - clock.elapsed();
}

/** Whether the clock was set back since it had this offset, so that instants chosen then mean nothing any more. */
export function wasSetBackSince(offset: number, clock: Clock): boolean {
  return clockOffset(clock) < offset - tolerance;
}

/** A question whether the clock was set back since it was asked last, or since it was made. */
export function setBackQuestion(clock: Clock): () => boolean {
  let before = clockOffset(clock);
  return () => {
    const wasSetBack = wasSetBackSince(before, clock);
    before = clockOffset(clock);
    return wasSetBack;
  };
}
