import type { ChatId } from '../core/chat.js';
import { isOfValue } from '../core/errors.js';
import type { Log } from '../core/ports.js';
import type { SendResult } from './queue/chat-queue.js';

/**
 * How long is rested after a turn that the store ended, in milliseconds: by all sends of the token where the store cannot
 * commit, as nothing is sent that could not be settled; by the one chat of which something cannot be kept.
 */
const restMs = { all: 5_000, chat: 5 * 60_000 };

/** What a chat does after a turn that failed. */
export function restAfter(error: unknown, chat: ChatId, log: Log): SendResult {
  const isOfChat = isOfValue(error);
  const holdMs = isOfChat ? restMs.chat : restMs.all;
  log.error(
    { chat, againInSeconds: holdMs / 1000, err: error },
    isOfChat
      ? 'what is to be noted of a chat cannot be kept as it is; the chat rests'
      : 'the store does not answer; sending rests',
  );
  return { more: true, holdMs, holdToken: !isOfChat, holdPosts: isOfChat };
}
