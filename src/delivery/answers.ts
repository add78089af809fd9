import { type ChatId, splitChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import type { ChatAdapter } from '../core/ports.js';
import { randomNonce } from './nonce.js';
import type { SendQueue } from './queue.js';

/** How often a reply is tried when the platform asks to wait. */
const maxTries = 3;

/** What answering needs. */
export interface AnswersParts {
  adapter: ChatAdapter;
  queue: Pick<SendQueue, 'reply'>;
  /** Called with each outcome before it is returned. */
  onOutcome: (outcome: Outcome) => void;
}

/** Sends parts of answers through the queue, ahead of the posts. */
export class Answers {
  readonly #parts: AnswersParts;
  #ended: Outcome | null = null;

  constructor(parts: AnswersParts) {
    this.#parts = parts;
  }

  /** Sends nothing from now on. Whatever is asked, or waits already, gets this outcome. The first call counts. */
  end(outcome: Outcome): void {
    this.#ended ??= outcome;
  }

  /** Sends one part. Always resolves, also when the queue is stopped before its turn has come. */
  async send(chat: ChatId, part: unknown, via?: (part: unknown) => Promise<Outcome>): Promise<Outcome> {
    if (this.#ended !== null) return this.#ended;
    const { adapter, queue, onOutcome } = this.#parts;
    const { address } = splitChatId(chat);
    const nonce = randomNonce();
    const send = via ?? (() => adapter.send(address, part, { nonce }));
    let outcome: Outcome | null = null;
    let tries = 0;
    await queue.reply(chat, async () => {
      // A turn that was begun just before the end must not send after it.
      if (this.#ended !== null) return { sent: false, more: false };
      outcome = await send(part);
      tries += 1;
      onOutcome(outcome);
      if (outcome.kind === 'retry-later' && tries < maxTries) {
        return { sent: true, more: true, holdMs: outcome.afterMs, holdToken: outcome.scope === 'token' };
      }
      return { sent: true, more: false };
    });
    return outcome ?? this.#ended ?? stopped;
  }
}

const stopped: Outcome = { kind: 'rejected', reason: 'Kabar was stopped before the answer could be sent' };
