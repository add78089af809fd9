import type { Clock } from '../ports.js';

/** So close to the look before, a look is no new one: that bounds how many are kept. A minute, in milliseconds. */
const looksApartMs = 60_000;

/**
 * The time to let things go by, in milliseconds since 1970. A clock that is set back is believed at once, one
 * that is set on only after it has held for `probationMs`: what was let go by a wrong clock does not come back
 * when it is set right. To be asked several times within that span.
 */
export function cautiousTime(clock: Clock, probationMs: number): () => number {
  const look = () => ({ at: clock.elapsed(), offset: clock.now() - clock.elapsed() });
  // Each holds until the next one; the first is the one that held when the day began.
  const looks = [look()];
  return () => {
    const now = look();
    const last = looks.at(-1);
    if (last === undefined || now.at - last.at >= looksApartMs) looks.push(now);
    else last.offset = Math.min(last.offset, now.offset);
    while ((looks[1]?.at ?? Number.POSITIVE_INFINITY) <= now.at - probationMs) looks.shift();
    // The clocks differ by a fraction of a millisecond, which no time of the clock has.
    return Math.round(now.at + Math.min(...looks.map(({ offset }) => offset)));
  };
}
