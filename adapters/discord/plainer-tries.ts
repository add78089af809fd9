import { DiscordAPIError } from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import { isOfArchivedThread } from './error-code.js';
import type { Part } from './format.js';
import { plainerForms } from './plain.js';

/**
 * Sends one part in its own form, or a plainer one. Never throws.
 * The last argument says what an error stands for.
 */
export type Try = (
  part: Part,
  call: (form: Part) => Promise<{ id: string }>,
  judge: (error: unknown) => Outcome,
) => Promise<Outcome>;

/** Tries a part, and its plainer forms in turn where Discord rejects what is in it. */
export function createTry(watchClock: () => void): Try {
  return async (part, call, judge) => {
    let outcome: Outcome = { kind: 'rejected', reason: 'nothing to send' };
    for (const form of [part, ...plainerForms(part)]) {
      watchClock();
      try {
        const { id } = await call(form);
        if (typeof id === 'string') return { kind: 'sent', messageId: id };
        // It may come from what stands before Discord.
        return { kind: 'in-doubt', reason: 'the answer names no message' };
      } catch (error) {
        outcome = judge(error);
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
