import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { Clock } from '../../src/core/ports.js';
import { formOf, type Part } from './format.js';
import { outcomeOf } from './send.js';

/** Discord waits 3 s for a first sign; a third of that is left for the way there. */
const deferAfterMs = 1_500;

/** The whole answer to somebody who is not heard for a while, and was told so. */
const notHeard = '⏳';

/** What is needed of an interaction to answer it. */
export interface Asked {
  id: string;
  token: string;
  applicationId: string;
}

/** `in-place`: the first part takes the place of the message that the pressed button stands under; `personal`: only whoever asked sees it. */
export type AnswerForm = 'new' | 'personal' | 'in-place';

/**
 * The answer to one interaction, whatever its parts: the first is the response itself, later ones follow up.
 * Where none comes in time the response is deferred, and the first part then edits it.
 * https://discord.com/developers/docs/interactions/receiving-and-responding
 */
export class InteractionAnswer {
  readonly #rest: REST;
  readonly #asked: Asked;
  readonly #form: AnswerForm;
  readonly #stopTimer: () => void;
  #state: 'open' | 'deferred' | 'answered' = 'open';
  #deferring: Promise<void> = Promise.resolve();

  constructor(rest: REST, clock: Clock, asked: Asked, form: AnswerForm) {
    this.#rest = rest;
    this.#asked = asked;
    this.#form = form;
    this.#stopTimer = clock.after(deferAfterMs, () => {
      this.#deferring = this.#defer();
    });
  }

  /** Sends the next part. The fate of an answer says nothing about the channel: it is sent, to be retried, or rejected. */
  async send(part: Part): Promise<Outcome> {
    this.#stopTimer();
    await this.#deferring;
    try {
      const messageId = await this.#deliver(part);
      this.#state = 'answered';
      return { kind: 'sent', messageId };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.kind === 'retry-later') return outcome;
      return { kind: 'rejected', reason: 'reason' in outcome ? outcome.reason : outcome.kind };
    }
  }

  /** Ends the answer: a line that only the person who asked sees, or a small sign where nothing was sent at all. */
  async finish(notice: string | null): Promise<void> {
    this.#stopTimer();
    await this.#deferring;
    if (notice !== null) return this.#tellPerson(notice);
    if (this.#state !== 'open') return;
    // Discord tells people that the bot is broken where an interaction is left without any response.
    if (this.#form === 'in-place') await this.#respond(InteractionResponseType.DeferredMessageUpdate);
    else await this.#tellPerson(notHeard);
  }

  /** Gives the answer up: nothing is deferred any more. */
  cancel(): void {
    this.#stopTimer();
  }

  /** What makes a message visible to whoever asked alone. */
  get #flags(): { flags?: number } {
    return this.#form === 'personal' ? { flags: MessageFlags.Ephemeral } : {};
  }

  async #tellPerson(content: string): Promise<void> {
    const data = { content, allowed_mentions: { parse: [] as [] }, flags: MessageFlags.Ephemeral };
    if (this.#state === 'open') await this.#respond(InteractionResponseType.ChannelMessageWithSource, data);
    else await this.#followUp(data);
  }

  async #deliver(part: Part): Promise<string> {
    // An update keeps what it does not name.
    const isUpdate = this.#form === 'in-place';
    const whole = isUpdate
      ? { content: '', embeds: [], components: [], ...part }
      : { ...part, ...this.#flags };
    switch (this.#state) {
      case 'open':
        await this.#respond(
          isUpdate ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource,
          whole,
        );
        return '@original';
      case 'deferred': {
        const { applicationId, token } = this.#asked;
        await this.#rest.patch(Routes.webhookMessage(applicationId, token, '@original'), {
          ...formOf(whole),
          auth: false,
        });
        return '@original';
      }
      case 'answered':
        return this.#followUp({ ...part, ...this.#flags });
    }
  }

  async #defer(): Promise<void> {
    try {
      if (this.#form === 'in-place') await this.#respond(InteractionResponseType.DeferredMessageUpdate);
      else await this.#respond(InteractionResponseType.DeferredChannelMessageWithSource, this.#flags);
      this.#state = 'deferred';
    } catch {
      // The answer itself meets the same fault, and its outcome tells it.
    }
  }

  async #respond(type: InteractionResponseType, data?: Partial<Part> & { flags?: number }): Promise<void> {
    const { body, ...files } = formOf(data ?? {});
    await this.#rest.post(Routes.interactionCallback(this.#asked.id, this.#asked.token), {
      body: { type, ...(data !== undefined && { data: body }) },
      ...files,
      auth: false,
    });
  }

  async #followUp(part: Partial<Part> & { flags?: number }): Promise<string> {
    const { applicationId, token } = this.#asked;
    const message = await this.#rest.post(Routes.webhook(applicationId, token), {
      ...formOf(part),
      auth: false,
      query: new URLSearchParams({ wait: 'true' }),
    });
    return (message as { id: string }).id;
  }
}
