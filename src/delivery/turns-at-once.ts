import type { SendLimits } from '../core/ports.js';

/** How long before its slot a turn begins, in milliseconds: so long it may read what it sends, and the slot is not left idle. */
export const leadMs = 50;

/**
 * How many turns the rate needs under way: with a send, if an answer takes a sixth of a second (5 at 30/s), and ahead of their
 * slot.
 */
export function turnsAtOnce({ token }: SendLimits): { sends: number; ahead: number } {
  const perSecond = Math.min(...token.map(({ count, ms }) => (count * 1000) / ms));
  if (!Number.isFinite(perSecond)) return { sends: 4, ahead: 1 };
  return { sends: Math.max(1, Math.ceil(perSecond / 6)), ahead: Math.ceil((perSecond * leadMs) / 1000) };
}
