import type { InlineKeyboardButton } from 'grammy/types';
import { readMessage } from './messages.js';
import { type Payload, Refused } from './refusals.js';

/** How long a press may be answered without a right, in milliseconds. */
const pressMs = 15_000;

/** A message that one person of a group sees. https://core.telegram.org/bots/api#ephemeralmessageparameters */
export interface EphemeralMessage {
  id: number;
  chat: number;
  user: number;
  text: string;
  keyboard: InlineKeyboardButton[][];
  edits: number;
  payload: Payload;
}

/** Who may be sent ephemeral messages, and where. */
export interface EphemeralPlace {
  chat: { id: number; type: string };
  isAdmin: boolean;
}

/** Messages that only one person of a group sees: no history has them, and they go after a while. */
export class EphemeralMessages {
  readonly all: EphemeralMessage[] = [];
  /** Whether the server knows them; an older one passes over the field, and everybody sees the message. */
  areKnown = true;
  readonly #presses = new Map<string, { user: number; at: number }>();
  #next = 1;

  /** Somebody pressed a button. `at` in milliseconds. */
  pressed(id: string, user: number, at: number): void {
    this.#presses.set(id, { user, at });
  }

  isMeant({ ephemeral_message_parameters: given }: Payload): boolean {
    return this.areKnown && given !== undefined;
  }

  send(payload: Payload, { chat, isAdmin }: EphemeralPlace, at: number): EphemeralMessage {
    const { receiver_user_id: user, callback_query_id: press } = payload.ephemeral_message_parameters as {
      receiver_user_id: number;
      callback_query_id?: string;
    };
    if (chat.type !== 'group' && chat.type !== 'supergroup')
      throw new Refused(400, 'Bad Request: BOT_NOT_ADMIN');
    const pressed = this.#presses.get(press ?? '');
    if (press !== undefined && (pressed?.user !== user || at - pressed.at > pressMs))
      throw new Refused(400, 'Bad Request: QUERY_ID_INVALID');
    if (press === undefined && !isAdmin) throw new Refused(400, 'Bad Request: BOT_NOT_ADMIN');
    const { text, keyboard } = readMessage(payload);
    const message = { id: this.#next++, chat: chat.id, user, text, keyboard, edits: 0, payload };
    this.all.push(message);
    return message;
  }

  /** `editEphemeralMessageText`. */
  edit(payload: Payload): true {
    const { chat_id, receiver_user_id, ephemeral_message_id } = payload;
    const found = this.all.find(
      ({ id, chat, user }) => id === ephemeral_message_id && chat === chat_id && user === receiver_user_id,
    );
    if (found === undefined) throw new Refused(400, 'Bad Request: MESSAGE_ID_INVALID');
    const { text, keyboard } = readMessage(payload);
    Object.assign(found, { text, keyboard, edits: found.edits + 1 });
    return true;
  }

  /** One goes, as all of them do after a while. */
  expire(message: EphemeralMessage): void {
    this.all.splice(this.all.indexOf(message), 1);
  }
}
