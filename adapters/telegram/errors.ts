import { BotError, GrammyError, HttpError } from 'grammy';
import { describeError } from '../../src/core/errors.js';

/**
 * An error in one line that is fit for a log. What the network library says is left out, but for its code:
 * its messages hold the address of the call, and that holds the token.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof BotError) return reasonOf(error.error);
  if (error instanceof GrammyError) return withoutToken(`${error.error_code} ${error.description}`);
  if (error instanceof HttpError) return networkCode(error) ?? 'no answer, or none that can be read';
  return withoutToken(describeError(error));
}

/**
 * What a log is told of an error. Of a network failure it is the reason alone: the error of the network library
 * says nothing more, and holds the token.
 */
export function factsOf(error: unknown): { reason: string; err?: unknown } {
  const inner = error instanceof BotError ? error.error : error;
  const reason = reasonOf(inner);
  return inner instanceof HttpError ? { reason } : { reason, err: inner };
}

/** The code of a failed connection, such as `ECONNREFUSED`, or null where another thing went wrong. */
export function networkCode(error: HttpError): string | null {
  const { error: cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
}

/** Some servers repeat the path that was asked for. */
function withoutToken(text: string): string {
  return text.replace(/bot\d+:[^\s/]+/g, 'bot<token>');
}
