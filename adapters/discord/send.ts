import { type APIMessage, DiscordAPIError, HTTPError, RateLimitError, type REST, Routes } from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import { describeError } from '../../src/core/errors.js';
import type { SendOptions } from '../../src/core/ports.js';
import type { Part } from './format.js';

/** How long to wait, in milliseconds, where Discord does not say: it is busy, or cannot be reached. */
const pauses = { busy: 2_000, unreachable: 5_000 };

/**
 * What Discord's error codes mean for a channel.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
 */
const kinds: Readonly<Record<number, 'gone' | 'paused' | 'misplaced' | 'rejected'>> = {
  10003: 'gone', // unknown channel
  10004: 'gone', // unknown server
  10015: 'gone', // unknown webhook
  50001: 'paused', // missing access
  50013: 'paused', // missing permissions
  50083: 'paused', // archived thread
  160005: 'paused', // locked thread
  40058: 'misplaced', // a forum takes posts only as threads
  50008: 'misplaced', // not a text channel
  50024: 'misplaced', // wrong kind of channel
  10008: 'rejected', // unknown message: it cannot be edited
  50006: 'rejected', // empty message
  50035: 'rejected', // invalid form
};

const overloaded = 130_000;

/** Network errors that arise before the request has left. */
const notSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The outcome that an error of Discord's API, of its rate limits or of the network stands for. Pure. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof RateLimitError) return rateLimited(error);
  if (error instanceof DiscordAPIError) return refused(error);
  if (error instanceof HTTPError) {
    return retryLater(pauses.busy, `Discord answered ${error.status}`);
  }
  const code = networkCode(error);
  if (code !== undefined && notSent.has(code)) {
    return retryLater(pauses.unreachable, `Discord cannot be reached (${code})`, 'token');
  }
  const cause = error instanceof Error && error.name === 'AbortError' ? 'time-out' : describeError(error);
  return { kind: 'in-doubt', reason: `no answer from Discord: ${cause}` };
}

function rateLimited(error: RateLimitError): Outcome {
  const known = Math.max(error.retryAfter, error.timeToReset);
  const afterMs = Number.isFinite(known) && known > 0 ? Math.ceil(known) : pauses.busy;
  const ofToken = error.global || error.scope === 'global';
  return retryLater(afterMs, 'Discord asks to go slower', ofToken ? 'token' : 'chat');
}

function refused(error: DiscordAPIError): Outcome {
  const reason = `Discord answered ${error.status}, code ${error.code ?? 'unknown'}: ${error.message}`;
  if (error.status === 401) return { kind: 'fatal', reason };
  const code = Number(error.code);
  if (code === overloaded || error.status === 429) return retryLater(pauses.busy, reason);
  // A refusal that the table does not name: 403 and 404 may be mended by an admin, others are the content's.
  const otherwise = error.status === 403 || error.status === 404 ? 'paused' : 'rejected';
  return { kind: kinds[code] ?? otherwise, reason };
}

function retryLater(afterMs: number, reason: string, scope: 'chat' | 'token' = 'chat'): Outcome {
  return { kind: 'retry-later', afterMs, scope, reason };
}

/** The system's code of a network error. A host with several addresses fails with one error for each. */
function networkCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return networkCode(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : networkCode(error.cause);
}

/** The only place that posts, and changes what was posted: see `ChatAdapter`. */
export interface Sender {
  send(address: string, part: Part, options: SendOptions): Promise<Outcome>;
  edit(address: string, messageId: string, part: Part): Promise<Outcome>;
}

/** Sends to channels by a REST client that neither retries nor waits. */
export function createSender(rest: REST): Sender {
  let fatal: Outcome | null = null;

  async function tried(address: string, call: () => Promise<unknown>): Promise<Outcome> {
    // After a 401 discord.js has dropped the token: nothing can be sent until Kabar starts with a new one.
    if (fatal !== null) return fatal;
    if (!/^\d{15,20}$/.test(address)) return { kind: 'gone', reason: 'not the id of a Discord channel' };
    try {
      const message = (await call()) as APIMessage;
      return { kind: 'sent', messageId: message.id };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.kind === 'fatal') fatal = outcome;
      return outcome;
    }
  }

  return {
    send: (address, part, { nonce }) => {
      const body = { ...part, nonce, enforce_nonce: true };
      return tried(address, () => rest.post(Routes.channelMessages(address), { body }));
    },
    edit: (address, messageId, part) =>
      tried(address, () => rest.patch(Routes.channelMessage(address, messageId), { body: part })),
  };
}
