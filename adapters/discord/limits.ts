import type { REST } from 'discord.js';
import type { Clock } from '../../src/core/ports.js';
import { setBackQuestion } from '../../src/core/set-back.js';

/**
 * To be called before and after each request: discord.js keeps by the clock until when a channel has to wait, and
 * would wait for hours after that was set back. Called after the request too, since an answer that comes while the
 * clock is ahead is noted by that clock. The send queue keeps the limits as well, by a clock that nobody sets.
 */
export function limitsOfNow(rest: REST, clock: Clock): () => void {
  const wasSetBack = setBackQuestion(clock);
  return () => {
    if (!wasSetBack()) return;
    rest.handlers.clear();
    rest.globalReset = -1;
  };
}
