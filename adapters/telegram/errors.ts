import { BotError, GrammyError, HttpError } from 'grammy';
import { describeError, type ErrorFacts, networkCode, networkFacts } from '../../src/core/errors.js';

/**
 * An error in one line that is fit for a log. What the network library says is left out, but for its code:
 * its messages hold the address of the call, and that holds the token.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof BotError) return reasonOf(error.error);
  if (error instanceof GrammyError) return withoutToken(`${error.error_code} ${error.description}`);
  if (error instanceof HttpError) return networkCode(error.error) ?? 'no answer, or none that can be read';
  return withoutToken(describeError(error));
}

/**
 * What a log is told of an error: what it is and what that means, in words. The error itself, with its stack, stands
 * beside them only where it may be a bug of ours; that of a network failure never, since it holds the token.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (error instanceof BotError) return errorFacts(error.error);
  if (error instanceof HttpError) {
    const { code, reason = reasonOf(error) } = networkFacts(error.error) ?? {};
    return { ...(code !== undefined && { code }), reason: withoutToken(reason) };
  }
  if (error instanceof GrammyError) {
    const facts = { code: error.error_code, reason: withoutToken(error.description) };
    // What Telegram finds malformed was made here.
    return error.error_code === 400 ? { ...facts, err: error } : facts;
  }
  return { reason: reasonOf(error), err: error };
}

/** How long the platform asks to wait, in milliseconds; null where it says nothing that is a number. */
export function askedMs({ parameters }: GrammyError): number | null {
  const ms = Number(parameters.retry_after ?? Number.NaN) * 1_000;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** Some servers repeat the path that was asked for. */
function withoutToken(text: string): string {
  return text.replace(/bot\d+:[^\s/]+/g, 'bot<token>');
}
