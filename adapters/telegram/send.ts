import { type Api, GrammyError, HttpError } from 'grammy';
import type { Outcome } from '../../src/core/delivery.js';
import { parseAddress } from './address.js';
import { networkCode, reasonOf } from './errors.js';
import { type TelegramPart, withoutMarkup } from './format.js';

/** The only way by which messages leave. Its functions never throw: whatever happens is an outcome. */
export interface Sender {
  send(address: string, part: TelegramPart): Promise<Outcome>;
  /** Puts a part in the place of a message; `rejected` where that is not possible any more. */
  change(address: string, messageId: number, part: TelegramPart): Promise<Outcome>;
  /** The same; where that is not possible any more, sends it as a new one. */
  edit(address: string, messageId: number, part: TelegramPart): Promise<Outcome>;
}

/** A platform that is unwell is left alone for so long, in milliseconds. */
const restMs = 5_000;

/** In how many chats a send must be refused in a row before the token itself is held to be limited. */
const chatsOfTokenLimit = 3;

// The platform tells what happened in words: the number is 400 or 403 for most of it. Rights come before
// `gone`, since the same refusal of a send comes with either number.
const refusals: readonly [RegExp, 'paused' | 'misplaced' | 'gone'][] = [
  [
    /not enough rights|no write access|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|TOPIC_CLOSED|CHAT_RESTRICTED|CHAT_SEND_\w+_FORBIDDEN/i,
    'paused',
  ],
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, 'misplaced'],
  [
    /chat not found|group chat was deleted|user is deactivated|bot was (kicked|blocked)|PEER_ID_INVALID/i,
    'gone',
  ],
];

/** Codes of a connection that was never made: the request did not leave. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

/**
 * What became of a call that failed.
 * https://core.telegram.org/bots/api#making-requests; the descriptions are those of the server's source.
 */
export function outcomeOf(error: unknown): Exclude<Outcome, { kind: 'sent' }> {
  const reason = reasonOf(error);
  if (error instanceof HttpError) {
    return neverLeft.has(networkCode(error) ?? '')
      ? { kind: 'retry-later', afterMs: restMs, scope: 'token', reason }
      : { kind: 'in-doubt', reason };
  }
  if (!(error instanceof GrammyError)) return { kind: 'in-doubt', reason };
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: 'moved', to: `telegram:${parameters.migrate_to_chat_id}` };
  }
  if (code === 429) {
    const afterMs = parameters.retry_after === undefined ? restMs : parameters.retry_after * 1000;
    return { kind: 'retry-later', afterMs, scope: 'chat', reason };
  }
  if (code >= 500) return { kind: 'retry-later', afterMs: restMs, scope: 'chat', reason };
  // 404 is what a token gets that Telegram cannot even read.
  if (code === 401 || code === 404 || code === 409) return { kind: 'fatal', reason };
  const known = refusals.find(([words]) => words.test(description));
  if (known !== undefined) return { kind: known[1], reason };
  return { kind: code === 403 ? 'gone' : 'rejected', reason };
}

/**
 * @param paid whether a fee may be taken for what goes beyond the free rate
 * (https://core.telegram.org/bots/faq#broadcasting-to-users).
 */
export function createSender(api: Api, paid: boolean): Sender {
  const refusedIn = new Set<string>();
  const fee = paid ? { allow_paid_broadcast: true } : {};

  async function send(address: string, part: TelegramPart): Promise<Outcome> {
    const place = parseAddress(address);
    if (place === null) return noAddress(address);
    const outcome = await tried(part, async (body) => {
      return (await api.raw.sendMessage({ ...place, ...body, ...fee })).message_id;
    });
    return judgeLimit(address, outcome);
  }

  async function change(address: string, messageId: number, part: TelegramPart): Promise<Outcome> {
    const place = parseAddress(address);
    if (place === null) return noAddress(address);
    const outcome = await tried(part, async (body) => {
      await api.raw.editMessageText({ chat_id: place.chat_id, message_id: messageId, ...body });
      return messageId;
    });
    const isSame = outcome.kind === 'rejected' && /message is not modified/i.test(outcome.reason);
    return isSame ? sent(messageId) : outcome;
  }

  async function edit(address: string, messageId: number, part: TelegramPart): Promise<Outcome> {
    const outcome = await change(address, messageId, part);
    const locked = /message can't be edited|message to edit not found|MESSAGE_ID_INVALID/i;
    return outcome.kind === 'rejected' && locked.test(outcome.reason) ? send(address, part) : outcome;
  }

  /** A "later" does not say whether the chat or the token is meant. Several chats in a row can only mean the token. */
  function judgeLimit(address: string, outcome: Outcome): Outcome {
    if (outcome.kind === 'sent') refusedIn.clear();
    if (outcome.kind !== 'retry-later') return outcome;
    refusedIn.add(address);
    return refusedIn.size < chatsOfTokenLimit ? outcome : { ...outcome, scope: 'token' };
  }

  return { send, change, edit };
}

type Body = TelegramPart & { parse_mode?: 'HTML' };

/** Sends HTML; where the platform cannot read it or its link, the bare text, once, so that the news arrives. */
async function tried(part: TelegramPart, call: (body: Body) => Promise<number>): Promise<Outcome> {
  try {
    return sent(await call({ ...part, parse_mode: 'HTML' }));
  } catch (error) {
    if (!isUnreadable(error)) return outcomeOf(error);
  }
  try {
    const text = withoutMarkup(part.text);
    return sent(await call({ ...part, text, link_preview_options: { is_disabled: true } }));
  } catch (error) {
    return outcomeOf(error);
  }
}

function isUnreadable(error: unknown): boolean {
  const words = /can't parse entities|wrong HTTP URL|failed to get HTTP URL content|WEBPAGE_/i;
  return error instanceof GrammyError && error.error_code === 400 && words.test(error.description);
}

function sent(messageId: number): Outcome {
  return { kind: 'sent', messageId: String(messageId) };
}

function noAddress(address: string): Outcome {
  return { kind: 'misplaced', reason: `${address} is no address of Telegram` };
}
