import type { Clock } from './ports.js';

/** How long a clock that was set on must have held before anything is thrown away by it: a day, in milliseconds. */
const probationMs = 24 * 3_600_000;

/**
 * The time to throw things away by, in milliseconds since 1970. A clock that is set back is believed at once,
 * one that is set on only after a day: what was thrown away by a wrong clock does not come back when it is set
 * right. To be asked every hour or so.
 */
export function cautiousTime(clock: Clock): () => number {
  const look = () => ({ at: clock.elapsed(), offset: clock.now() - clock.elapsed() });
  // Each holds until the next one; the first is the one that held when the day began.
  const looks = [look()];
  return () => {
    const now = look();
    looks.push(now);
    while ((looks[1]?.at ?? Number.POSITIVE_INFINITY) <= now.at - probationMs) looks.shift();
    return now.at + Math.min(...looks.map(({ offset }) => offset));
  };
}
