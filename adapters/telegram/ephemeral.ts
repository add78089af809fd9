import type { CallbackQuery, Message } from 'grammy/types';
import { BoundedMap } from '../../src/core/bounded-map.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { Clock } from '../../src/core/ports.js';
import { parseAddress } from './address.js';
import type { Part } from './format.js';

/** Whom of a group an answer is for; the others see nothing of it. */
export interface EphemeralTarget {
  user: number;
  /** The press that it answers: within 15 seconds of it no right is needed. */
  press?: string;
  /** The message of that kind that was pressed. */
  ephemeral?: number;
}

/** Sends a part to one person of a group, where that can be done; else to all. */
export type EphemeralSend = (address: string, part: Part, only: EphemeralTarget) => Promise<Outcome>;

/** Where a group refused it, it is tried again after this: an admin may have given the bot the right. In milliseconds. */
const againMs = 3_600_000;

const maxRemembered = 10_000;

/** Who gave a command in a group. Null where all may see the answer, and for an admin who hides behind the group's name. */
export function onlyAsker({ chat, from, sender_chat }: Message): EphemeralTarget | null {
  return isGroup(chat) && from !== undefined && sender_chat === undefined ? { user: from.id } : null;
}

/** The same for who pressed a button. */
export function onlyPresser({ id, from, message }: CallbackQuery): EphemeralTarget | null {
  if (message === undefined || !isGroup(message.chat)) return null;
  const ephemeral = message.ephemeral_message_id;
  return { user: from.id, press: id, ...(ephemeral !== undefined && { ephemeral }) };
}

const isGroup = ({ type }: { type: string }) => type === 'group' || type === 'supergroup';

/** Sends each part of an answer to one person. */
export const ephemeralVia =
  (sender: { sendEphemeral: EphemeralSend }, address: string, only: EphemeralTarget) =>
  (part: unknown): Promise<Outcome> =>
    sender.sendEphemeral(address, part as Part, only);

/** The field of a send that makes it seen by one person. https://core.telegram.org/bots/api#ephemeralmessageparameters */
function ephemeralParameters({ user, press }: EphemeralTarget) {
  const pressed = press === undefined ? {} : { callback_query_id: press };
  return { ephemeral_message_parameters: { receiver_user_id: user, ...pressed } };
}

/**
 * Sends to one person in a group; as a message like any other where that is refused: the bot is no admin there, or too
 * much time went by. A server that does not know of it sends such a message by itself.
 */
export function createEphemeralSend(
  send: (address: string, part: Part, more?: object) => Promise<Outcome>,
  clock: Pick<Clock, 'elapsed'>,
): EphemeralSend {
  /** When each group refused a message that answers no press. */
  const refusedAt = new BoundedMap<number, number>(maxRemembered);
  return async (address, part, only) => {
    const chat = parseAddress(address)?.chat_id ?? 0;
    const since = clock.elapsed() - (refusedAt.get(chat) ?? Number.NEGATIVE_INFINITY);
    if (only.press === undefined && since < againMs) return send(address, part);
    const outcome = await send(address, part, ephemeralParameters(only));
    if (!['rejected', 'paused', 'misplaced', 'gone'].includes(outcome.kind)) return outcome;
    if (only.press === undefined) refusedAt.set(chat, clock.elapsed());
    return send(address, part);
  };
}
