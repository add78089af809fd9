import type { REST } from 'discord.js';
import type { Clock } from '../../src/core/ports.js';
import { setBackQuestion } from '../../src/core/set-back.js';

/**
 * To be called before each request: discord.js keeps by the clock until when a channel has to wait, and would
 * wait for hours after that was set back. The send queue keeps the limits too, by a clock that nobody sets.
 */
export function limitsOfNow(rest: REST, clock: Clock): () => void {
  const wasSetBack = setBackQuestion(clock);
  return () => {
    if (!wasSetBack()) return;
    rest.handlers.clear();
    rest.globalReset = -1;
  };
}
