import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { describeError, type ErrorFacts, networkFacts } from '../../src/core/errors.js';

/**
 * What a log is told of an error: what it is and what that means, in words. The error itself, with its stack, stands
 * beside them only where it may be a bug of ours.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (error instanceof AggregateError && error.errors.length > 0) return errorFacts(error.errors[0]);
  if (error instanceof DiscordAPIError) {
    const facts = { code: error.code, reason: `Discord answered ${error.status}: ${error.message}` };
    // What Discord finds malformed was made here.
    return error.status === 400 ? { ...facts, err: error } : facts;
  }
  if (error instanceof HTTPError) return { code: error.status, reason: `Discord answered ${error.status}` };
  if (error instanceof RateLimitError) return { code: 429, reason: 'Discord asks to go slower' };
  return networkFacts(error) ?? handshakeFacts(error) ?? { reason: reasonOf(error), err: error };
}

/** What is said of a connection to the gateway that did not come about; it has no codes. */
function handshakeFacts(error: unknown): ErrorFacts | null {
  const message = error instanceof Error ? error.message : '';
  const [, status] = /^Unexpected server response: (\d+)$/.exec(message) ?? [];
  if (status !== undefined) return { code: Number(status), reason: `the gateway answered ${status}` };
  const [, until] = /^Not enough sessions remaining .* resets at (\S+)$/.exec(message) ?? [];
  if (until !== undefined)
    return { reason: `it was connected too often: Discord lets it in again at ${until}` };
  if (message === 'Opening handshake has timed out') return { reason: 'it does not answer in time' };
  return /^WebSocket was closed before/.test(message) ? { reason: 'it cut the connection' } : null;
}

/** Some errors have no message, only a name. */
function reasonOf(error: unknown): string {
  return describeError(error) || (error instanceof Error ? error.name : 'unknown');
}

/**
 * The code of a refusal by Discord's API, as `RESTJSONErrorCodes` of discord.js names them; null for any other error.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
 */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError ? Number(error.code) : null;
}

/** Whether a thread refuses because it is archived. */
export const isOfArchivedThread = (error: unknown) =>
  codeOf(error) === RESTJSONErrorCodes.InvalidActionOnArchivedThread;
