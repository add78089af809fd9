import { type ChatId, splitChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import type { ChatAdapter } from '../core/ports.js';
import type { SendResult } from './queue/chat-queue.js';
import type { SendQueue } from './queue/send-queue.js';
import type { Ask } from './queue/token-gate.js';
import { randomNonce } from './work/nonce.js';

/** How often a reply is tried when the platform asks to wait. */
const maxAttempts = 3;

/** How long an answer may wait for its turn, in milliseconds. By then nobody expects it, and it blocks other commands. */
const maxWaitMs = 60_000;

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

  /** Sends nothing from now on. Every answer that waits or comes later gets this outcome. Only the first call counts. */
  end(outcome: Outcome): void {
    this.#ended ??= outcome;
  }

  /** Sends one part. Always resolves, even if its turn does not come within a minute or the queue is stopped. */
  async send(chat: ChatId, part: unknown, via?: (part: unknown) => Promise<Outcome>): Promise<Outcome> {
    if (this.#ended !== null) return this.#ended;
    const { adapter, queue, onOutcome } = this.#parts;
    const { address } = splitChatId(chat);
    const nonce = randomNonce(adapter.capabilities.nonce?.maxLength);
    const send = via ?? (() => adapter.send(address, part, { nonce }));
    let outcome: Outcome | null = null;
    let tries = 0;
    const attempt = async (ask: Ask): Promise<SendResult> => {
      // A turn that was begun just before the end must not send after it.
      if (this.#ended !== null) return { more: false };
      const answer = await ask(() => send(part));
      if (answer === null) return { more: true };
      outcome = answer;
      tries += 1;
      onOutcome(outcome);
      if (outcome.kind !== 'retry-later') return { more: false };
      const more = tries < maxAttempts && outcome.afterMs <= maxWaitMs;
      return { more, holdMs: outcome.afterMs, holdToken: outcome.scope === 'token' };
    };
    const end = await queue.reply(chat, attempt, maxWaitMs);
    return outcome ?? this.#ended ?? (end === 'late' ? late : stopped);
  }
}

const stopped: Outcome = { kind: 'rejected', reason: 'Kabar was stopped before the answer could be sent' };

const late: Outcome = { kind: 'rejected', reason: 'the chat could not be written to for a minute' };
