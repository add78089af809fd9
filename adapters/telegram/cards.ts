import type { Outcome } from '../../src/core/delivery.js';
import type { Message } from '../../src/core/message.js';
import type { Outbox } from '../../src/core/ports.js';
import type { EphemeralTarget } from './ephemeral.js';
import { type Part, render } from './format.js';
import type { MessageSender } from './send.js';

interface PendingEdit {
  message: Message;
  sent: Promise<unknown>;
}

/** A card that stands in a chat. */
export interface Card {
  chat: string;
  address: string;
  messageId: number;
  /** Who pressed it in a group. One that only they see has no number of a message. */
  only: EphemeralTarget | null;
}

/**
 * Shows what a card has become. A chat takes about one edit a second, and people tap faster: what a card would have
 * shown meanwhile is left out, so that it never lags behind by more than one edit.
 */
export class Cards {
  readonly #outbox: Outbox;
  readonly #sender: MessageSender;
  readonly #waiting = new Map<string, PendingEdit>();

  constructor(outbox: Outbox, sender: MessageSender) {
    this.#outbox = outbox;
    this.#sender = sender;
  }

  /** Lets an edit that waits for its turn show this instead. @returns its end; null where none waits. */
  join(card: Card, message: Message): Promise<unknown> | null {
    const waiting = this.#waiting.get(keyOf(card));
    if (waiting === undefined || render(message).length > 1) return null;
    waiting.message = message;
    return waiting.sent;
  }

  /** Shows a message in place of the card as soon as `turn` lets it; until then it may be joined. */
  show(
    card: Card,
    message: Message,
    turn: (send: () => Promise<unknown>) => Promise<unknown>,
  ): Promise<unknown> {
    const entry: PendingEdit = { message, sent: Promise.resolve() };
    const key = keyOf(card);
    // What needs several messages takes no other's place.
    const isJoinable = render(message).length === 1;
    if (isJoinable) this.#waiting.set(key, entry);
    const close = () => {
      if (this.#waiting.get(key) === entry) this.#waiting.delete(key);
    };
    entry.sent = turn(() => this.#send(card, entry, close)).finally(close);
    return entry.sent;
  }

  /** The first part takes the place of the card, also when it is tried again; whatever follows has no card to replace. */
  #send({ chat, address, messageId, only }: Card, entry: PendingEdit, close: () => void): Promise<Outcome[]> {
    let first: unknown;
    const via = (part: unknown) => {
      first ??= part;
      const isEphemeral = only?.ephemeral !== undefined;
      if (part !== first && isEphemeral) return this.#sender.sendEphemeral(address, part as Part, only);
      if (part !== first) return this.#sender.send(address, part as Part);
      close();
      const [newest = part as Part] = render(entry.message);
      if (isEphemeral) return this.#sender.editEphemeralOrSend(address, newest, only);
      return this.#sender.editOrSend(address, messageId, newest);
    };
    return this.#outbox.reply(chat, [entry.message], { via });
  }
}

const keyOf = ({ address, messageId, only }: Card) =>
  only?.ephemeral === undefined ? `${address} ${messageId}` : `${address} ${only.user} ${only.ephemeral}`;
