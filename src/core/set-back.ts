import type { Clock } from './ports.js';

/** Less than this may be a correction of the clock's pace. In milliseconds. */
const tolerance = 1_000;

/** A question whether the clock was set back since it was asked last, or since it was made. */
export function setBackQuestion(clock: Clock): () => boolean {
  const offset = () => clock.now() - clock.elapsed();
  let before = offset();
  return () => {
    const now = offset();
    const wasSetBack = now < before - tolerance;
    before = now;
    return wasSetBack;
  };
}
