import type { User } from 'grammy/types';
import type { EphemeralMessage, EphemeralMessages } from './ephemeral-messages.js';
import type { Forum } from './forum.js';
import type { LimitCounter } from './limits.js';
import type { Members } from './members.js';
import { readKeyboard, readMessage } from './messages.js';
import { type Payload, Refused } from './refusals.js';
import { type RichMessage, readRich } from './rich.js';
import type { FakeChat, TakenMessage } from './types.js';

/** What sending needs of the stand-in. */
export interface SendingParts {
  limits: LimitCounter;
  forum: Forum;
  ephemerals: EphemeralMessages;
  members: Members;
  botUser: User;
  /** A chat by its number or name. Throws where there is none. */
  chat: (id: unknown) => FakeChat;
  refusesPage: (page: RichMessage) => boolean;
  nextId: () => number;
  /** Milliseconds, for the limits. */
  now: () => number;
}

/** Takes what the bot sends, and changes it, where Telegram would. */
export class Sending {
  readonly #parts: SendingParts;
  readonly messages: TakenMessage[] = [];

  constructor(parts: SendingParts) {
    this.#parts = parts;
  }

  /** `sendMessage`, `sendRichMessage` and `sendDocument`. */
  send(payload: Payload) {
    const { forum, ephemerals, members, limits, botUser, now, nextId } = this.#parts;
    const chat = this.#parts.chat(payload.chat_id);
    const thread = payload.message_thread_id === undefined ? null : Number(payload.message_thread_id);
    if (chat.is_direct_messages && typeof payload.direct_messages_topic_id !== 'number') {
      throw new Refused(400, 'Bad Request: direct messages topic must be specified');
    }
    if (thread === 1 || (thread !== null && (!chat.is_forum || forum.isDeleted(chat.id, thread)))) {
      throw new Refused(400, 'Bad Request: message thread not found');
    }
    if (ephemerals.isMeant(payload)) {
      const isAdmin = members.isAdmin(chat, botUser.id);
      return this.asEphemeral(ephemerals.send(payload, { chat, isAdmin }, Date.now()));
    }
    const rich = payload.rich_message === undefined ? null : readRich(payload);
    if (rich !== null && this.#parts.refusesPage(rich))
      throw new Refused(400, 'Bad Request: RICH_MESSAGE_INVALID');
    if (rich !== null && rich.media.length > 0 && chat.takesNoPictures)
      throw new Refused(400, 'Bad Request: not enough rights to send photos to the chat');
    const { text, entities, keyboard } =
      rich === null
        ? readMessage(payload)
        : { ...rich, entities: [], keyboard: readKeyboard(payload.reply_markup) };
    const at = now();
    const wait = limits.take(chat.id, at);
    if (wait > 0) throw new Refused(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    const id = nextId();
    const message = {
      id,
      chat: chat.id,
      thread,
      text,
      entities,
      keyboard,
      at,
      edits: 0,
      payload,
      ...(rich !== null && { rich }),
    };
    this.messages.push(message);
    return this.asMessage(message);
  }

  /** `editMessageText`. */
  edit(payload: Payload) {
    const message = this.messages.find(
      ({ id, chat }) => id === payload.message_id && chat === payload.chat_id,
    );
    if (message === undefined) throw new Refused(400, 'Bad Request: message to edit not found');
    const { text, entities, keyboard } = readMessage(payload);
    if (
      JSON.stringify([text, entities, keyboard]) ===
      JSON.stringify([message.text, message.entities, message.keyboard])
    ) {
      const same = 'specified new message content and reply markup are exactly the same';
      throw new Refused(400, `Bad Request: message is not modified: ${same} as a current content`);
    }
    Object.assign(message, { text, entities, keyboard, payload, edits: message.edits + 1 });
    return this.asMessage(message);
  }

  /** A message as Telegram tells of it. */
  asMessage({ id, chat, thread, text, entities, keyboard }: TakenMessage) {
    return {
      message_id: id,
      date: seconds(),
      chat: this.#parts.chat(chat),
      from: this.#parts.botUser,
      text,
      entities,
      ...(thread !== null && { message_thread_id: thread, is_topic_message: true }),
      ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    };
  }

  /** The same for one that a single person sees. */
  asEphemeral({ id, chat, text, keyboard, payload }: EphemeralMessage) {
    const thread = payload.message_thread_id;
    const topic = thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true };
    const shown = { text, from: this.#parts.botUser, reply_markup: { inline_keyboard: keyboard }, ...topic };
    return {
      message_id: 0,
      ephemeral_message_id: id,
      date: seconds(),
      chat: this.#parts.chat(chat),
      ...shown,
    };
  }
}

/** The time as Telegram tells it. */
export const seconds = () => Math.floor(Date.now() / 1000);
