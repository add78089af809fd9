import {
  InteractionResponseType,
  MessageFlags,
  RateLimitError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { backoffMs, type Outcome } from '../../src/core/delivery.js';
import type { Clock } from '../../src/core/ports.js';
import { codeOf } from './errors.js';
import { type Part, toRequest } from './format.js';
import { RestingError } from './gate.js';
import { outcomeOf } from './outcome.js';

/** Discord waits 3 s for a first sign; a third of that is left for the way there. */
const deferAfterMs = 1_500;

/** How long Discord takes a first response, and what belongs to it later, in milliseconds; a little less than it says. */
const windows = { response: 2_800, later: 14.5 * 60_000 };

/** First and longest wait between two tries, in milliseconds, where Discord does not say. */
const retryDelays = { first: 200, longest: 5_000 };

/** The whole answer to somebody who is not heard for a while, and was told so. */
const emptyNotice = '⏳';

/** What is needed of an interaction to answer it. */
export interface InteractionRef {
  id: string;
  token: string;
  applicationId: string;
}

/** `in-place`: the first part takes the place of the message that the pressed button stands under; `personal`: only whoever asked sees it; `new`: everybody does. */
type AnswerForm = 'new' | 'personal' | 'in-place';

/**
 * The answer to one interaction, whatever its parts: the first is the response itself, later ones follow up.
 * Where none comes in time the response is deferred, and the first part then edits it.
 * https://discord.com/developers/docs/interactions/receiving-and-responding
 */
export class InteractionAnswer {
  readonly #rest: REST;
  readonly #interaction: InteractionRef;
  #form: AnswerForm;
  readonly #clock: Clock;
  readonly #began: number;
  readonly #stopTimer: () => void;
  #state: 'open' | 'deferred' | 'answered' = 'open';
  #isDecided = false;
  #deferring: Promise<void> = Promise.resolve();

  constructor(rest: REST, clock: Clock, interaction: InteractionRef, form: AnswerForm) {
    this.#rest = rest;
    this.#interaction = interaction;
    this.#form = form;
    this.#clock = clock;
    this.#began = clock.elapsed();
    this.#stopTimer = clock.after(deferAfterMs, () => {
      this.#isDecided = true;
      this.#deferring = this.#defer();
    });
  }

  /** Leaves the message of the button as it is: the answer comes beside it, for whoever asked alone. */
  async openBeside(): Promise<void> {
    this.#stopTimer();
    await this.#deferring;
    // A deferred change of the message was the response. The answer follows it.
    if (this.#state === 'deferred') this.#state = 'answered';
    this.#form = 'personal';
  }

  /** Decides who sees the answer, once it is known. Too late after a deferral: that has told Discord already. */
  showTo(form: Exclude<AnswerForm, 'in-place'>): void {
    if (!this.#isDecided) this.#form = form;
    this.#isDecided = true;
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

  /** Ends the answer. If nothing was sent, the notice is told to whoever asked, or a small sign where there is none. */
  async finish(notice: string | null): Promise<void> {
    this.#stopTimer();
    await this.#deferring;
    if (this.#state === 'answered') return;
    if (notice !== null) return this.#tellPerson(notice);
    if (this.#state !== 'open') return;
    // Discord tells people that the bot is broken where an interaction is left without any response.
    if (this.#form === 'in-place') await this.#respond(InteractionResponseType.DeferredMessageUpdate);
    else await this.#tellPerson(emptyNotice);
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
        const { applicationId, token } = this.#interaction;
        const route = Routes.webhookMessage(applicationId, token, '@original');
        await this.#retry(
          windows.later,
          () => this.#rest.patch(route, { ...toRequest(whole), auth: false }),
          true,
        );
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
    const route = Routes.interactionCallback(this.#interaction.id, this.#interaction.token);
    const { body, ...files } = toRequest(data ?? {});
    const sent = { body: { type, ...(data !== undefined && { data: body }) }, ...files, auth: false };
    await this.#retry(windows.response, () => this.#rest.post(route, sent), true);
  }

  /**
   * Tries as long as Discord still takes it: nobody repeats their question because a network was away for a second.
   * @param isRepeatable whether a second one does no harm where the first arrived.
   */
  async #retry<T>(windowMs: number, ask: () => Promise<T>, isRepeatable: boolean): Promise<T | undefined> {
    for (let tries = 0; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        const isAnswered = codeOf(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
        // An earlier try arrived after all.
        if (tries > 0 && isAnswered) return undefined;
        const gap = this.#retryDelay(error, tries, isRepeatable);
        const left = windowMs - (this.#clock.elapsed() - this.#began);
        if (gap === null || gap > left) throw error;
        await new Promise<void>((resolve) => this.#clock.after(gap, resolve));
      }
    }
  }

  /** How long to wait before the next try; null where none would help, or would say it twice. */
  #retryDelay(error: unknown, tries: number, isRepeatable: boolean): number | null {
    const outcome = outcomeOf(error);
    const own = backoffMs(tries, retryDelays.first, retryDelays.longest);
    if (outcome.kind === 'in-doubt') return isRepeatable ? own : null;
    if (outcome.kind !== 'retry-later') return null;
    if (outcome.mayHaveArrived && !isRepeatable) return null;
    return error instanceof RateLimitError || error instanceof RestingError ? outcome.afterMs : own;
  }

  async #followUp(part: Partial<Part> & { flags?: number }): Promise<string> {
    const { applicationId, token } = this.#interaction;
    const query = new URLSearchParams({ wait: 'true' });
    const route = Routes.webhook(applicationId, token);
    const ask = () => this.#rest.post(route, { ...toRequest(part), auth: false, query });
    const message = await this.#retry(windows.later, ask, false);
    return (message as { id: string }).id;
  }
}
