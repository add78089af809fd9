import fc from 'fast-check';
import { GrammyError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../adapters/telegram/outcome.js';

function refusal(error_code: number, description: string, parameters = {}) {
  return new GrammyError(
    'Call failed',
    { ok: false, error_code, description, parameters },
    'sendMessage',
    {},
  );
}

describe('what became of a failed call', () => {
  it.each([
    ['gone', 403, 'Forbidden: bot was blocked by the user'],
    ['gone', 403, 'Forbidden: user is deactivated'],
    ['gone', 403, 'Forbidden: bot was kicked from the supergroup chat'],
    ['gone', 403, 'Forbidden: bot was kicked from the group chat'],
    ['gone', 403, 'Forbidden: bot is not a member of the channel chat'],
    ['gone', 403, 'Forbidden: bot is not a member of the supergroup chat'],
    ['gone', 403, 'Forbidden: the group chat was deleted'],
    ['gone', 403, "Forbidden: bot can't initiate conversation with a user"],
    ['gone', 400, 'Bad Request: chat not found'],
    ['misplaced', 400, 'Bad Request: message thread not found'],
    ['misplaced', 400, 'Bad Request: TOPIC_DELETED'],
    ['paused', 400, 'Bad Request: not enough rights to send text messages to the chat'],
    ['paused', 400, 'Bad Request: have no write access to the chat'],
    ['paused', 400, 'Bad Request: need administrator rights in the channel chat'],
    ['paused', 400, 'Bad Request: CHAT_WRITE_FORBIDDEN'],
    ['paused', 403, 'Forbidden: CHAT_WRITE_FORBIDDEN'],
    ['paused', 400, 'Bad Request: TOPIC_CLOSED'],
    ['rejected', 400, "Bad Request: can't parse entities: Unsupported start tag"],
    ['rejected', 400, 'Bad Request: message is too long'],
    ['rejected', 400, 'Bad Request: wrong HTTP URL specified'],
    ['rejected', 400, 'Bad Request: failed to get HTTP URL content'],
    ['rejected', 400, 'Bad Request: BUTTON_DATA_INVALID'],
    ['rejected', 400, 'Bad Request: WEBPAGE_MEDIA_EMPTY'],
    ['rejected', 400, 'Bad Request: message text is empty'],
    ['rejected', 400, 'Bad Request: strings must be encoded in UTF-8'],
    ['paused', 400, 'Bad Request: something new'],
    ['paused', 400, 'Bad Request: FROZEN_METHOD_INVALID'],
    ['paused', 400, 'Bad Request: USER_DELETED'],
    ['paused', 400, 'Bad Request: CHANNEL_PUBLIC_GROUP_NA'],
    ['paused', 400, 'Bad Request: CHAT_GUEST_SEND_FORBIDDEN'],
    ['paused', 400, 'Bad Request: ALLOW_PAYMENT_REQUIRED_5'],
    ['retry-later', 500, 'Internal Server Error'],
    ['rejected', 400, 'Bad Request: ENTITIES_TOO_LONG'],
    ['rejected', 400, "Bad Request: message can't be edited"],
    ['rejected', 400, 'Bad Request: message to edit not found'],
    ['rejected', 400, 'Bad Request: MESSAGE_ID_INVALID'],
    ['retry-later', 502, 'Bad Gateway'],
    ['retry-later', 504, 'Gateway Timeout'],
    ['fatal', 401, 'Unauthorized'],
    ['fatal', 404, 'Not Found'],
    ['fatal', 409, 'Conflict: terminated by other getUpdates request'],
  ])('is %s for %i %s', (kind, code, description) => {
    expect(outcomeOf(refusal(code, description))).toMatchObject({ kind, reason: `${code} ${description}` });
  });

  it('pauses for a code that nobody knows, and leaves nothing out', () => {
    const invented = fc
      .stringMatching(/^[A-Z]{2,12}(_[A-Z0-9]{1,9}){0,4}$/)
      .map((code) => `Bad Request: QX${code}`);
    const isPaused = fc.property(invented, (description) => {
      expect(outcomeOf(refusal(400, description))).toMatchObject({ kind: 'paused' });
    });
    fc.assert(isPaused);
  });

  it('waits as long as Telegram says', () => {
    const error = refusal(429, 'Too Many Requests: retry after 43837', { retry_after: 43_837 });
    expect(outcomeOf(error)).toMatchObject({ kind: 'retry-later', afterMs: 43_837_000, scope: 'chat' });
  });

  it('follows a group that became a supergroup', () => {
    const error = refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1009 });
    expect(outcomeOf(error)).toEqual({ kind: 'moved', to: 'telegram:-1009' });
  });
});
