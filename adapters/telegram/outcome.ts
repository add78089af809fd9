import { GrammyError, HttpError } from 'grammy';
import type { Outcome } from '../../src/core/delivery.js';
import { networkCode, neverConnected } from '../../src/core/errors.js';
import { askedMs, reasonOf } from './errors.js';

/** How long a platform that is unwell is left alone, in milliseconds. */
export const restMs = 5_000;

/**
 * The platform tells what happened in words: the number is 400 or 403 for most of it. Rights come before `gone`, since the
 * same refusal of a send comes with either number.
 */
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

/**
 * What is wrong with the content itself: it is left out, for no wait would mend it. Whatever else the platform says is of
 * the chat or of the bot, since its server turns the refusals of its backend into such codes: the chat waits.
 */
const faultsOfContent = new RegExp(
  [
    "can't parse (entities|inline keyboard button|reply keyboard markup)",
    '(message )?text (is empty|must be non-empty|must be encoded)|strings must be encoded in UTF-8',
    '(message|caption|reply markup|text) is too long|message caption is too long',
    'wrong HTTP URL|failed to get HTTP URL content|wrong type of the web page content|unsupported URL protocol',
    'inline keyboard button (text|URL)|object expected as reply markup',
    "message is not modified|message to edit not found|message can't be edited|there is no text in the message to edit",
    '\\b(MESSAGE_(EMPTY|TOO_LONG|ID_INVALID|NOT_MODIFIED|EDIT_TIME_EXPIRED|AUTHOR_REQUIRED)|MEDIA_(CAPTION_TOO_LONG|EMPTY|INVALID))\\b',
    '\\b(ENTITIES_TOO_LONG|ENTITY_(BOUNDS|TEXTURL|MENTION_USER)_INVALID|REPLY_MARKUP_(INVALID|TOO_LONG)|BUTTON_[A-Z]+_INVALID)\\b',
    '\\b(WEBPAGE_[A-Z_]+|EXTERNAL_URL_INVALID|URL_INVALID|IMAGE_PROCESS_FAILED|PHOTO_[A-Z_]+|RICH_MESSAGE_[A-Z_]+)\\b',
  ].join('|'),
  'i',
);

/** A code of the platform's backend, behind the words of its server. */
export const isCode = (description: string) => /^(Bad Request: )?[A-Z][A-Z0-9_]*$/.test(description.trim());

/** Whether it is the chat that refuses, or the bot that may not: by words that are known for that. */
export const isOfChat = (reason: string) => refusals.some(([words]) => words.test(reason));

/**
 * What became of a call that failed.
 * https://core.telegram.org/bots/api#making-requests; the descriptions are those of the server's source.
 */
export function outcomeOf(error: unknown): Exclude<Outcome, { kind: 'sent' }> {
  const reason = reasonOf(error);
  if (error instanceof HttpError) {
    return neverConnected(networkCode(error.error))
      ? { kind: 'retry-later', afterMs: restMs, scope: 'token', reason }
      : { kind: 'in-doubt', reason };
  }
  if (!(error instanceof GrammyError)) return { kind: 'in-doubt', reason };
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: 'moved', to: `telegram:${parameters.migrate_to_chat_id}` };
  }
  if (code === 429) {
    return { kind: 'retry-later', afterMs: askedMs(error) ?? restMs, scope: 'chat', reason };
  }
  if (code >= 500) return { kind: 'retry-later', afterMs: restMs, scope: 'chat', reason };
  // 404 is what a token gets that Telegram cannot even read.
  if (code === 401 || code === 404 || code === 409) return { kind: 'fatal', reason };
  const known = refusals.find(([words]) => words.test(description));
  if (known !== undefined) return { kind: known[1], reason };
  if (code === 403) return { kind: 'gone', reason };
  return { kind: faultsOfContent.test(description) ? 'rejected' : 'paused', reason };
}

/** What an answer means: one that names no message may come from a proxy. */
export function sent(messageId: number): Outcome {
  return Number.isSafeInteger(messageId)
    ? { kind: 'sent', messageId: String(messageId) }
    : { kind: 'in-doubt', reason: 'the answer names no message' };
}
