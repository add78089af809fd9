import { DiscordAPIError } from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import { isOfArchivedThread } from './errors.js';
import type { Part } from './format.js';
import type { ToOutcome } from './outcome.js';
import { plainerForms } from './plain.js';

/** Sends one part as it is or, where Discord rejects its content, in its plainer forms in turn. Never throws. */
export type SendWithFallback = (
  part: Part,
  call: (form: Part) => Promise<{ id: string }>,
  toOutcome: ToOutcome,
) => Promise<Outcome>;

/** @param watchClock called before and after each request. */
export function createSendWithFallback(watchClock: () => void): SendWithFallback {
  return async (part, call, toOutcome) => {
    let outcome: Outcome = { kind: 'rejected', reason: 'nothing to send' };
    for (const form of [part, ...plainerForms(part)]) {
      watchClock();
      try {
        const { id } = await call(form);
        if (typeof id === 'string') return { kind: 'sent', messageId: id };
        // A proxy may have answered in place of Discord.
        return { kind: 'in-doubt', reason: 'the answer names no message' };
      } catch (error) {
        outcome = toOutcome(error);
        if (outcome.kind !== 'rejected' || !isOfContent(error)) break;
      } finally {
        watchClock();
      }
    }
    return outcome;
  };
}

/** Whether another form of the message may be taken. Other rejections are of the place, or of what is edited. */
function isOfContent(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 400 && !isOfArchivedThread(error);
}
