import type { ApiAnswer, ApiContext, ApiRequest, Handler } from './api.js';
import type { StandInMessage } from './entities.js';
import { errors, formRefusal, invalid } from './errors.js';
import { responseTypes, type StandInInteraction } from './interaction.js';

/** What interactions need of the API for messages. */
export interface AnswerStore {
  store(channelId: string, body: Record<string, unknown>): StandInMessage;
  show(message: StandInMessage, body: Record<string, unknown>): StandInMessage;
}

/** Answers to interactions. https://discord.com/developers/docs/interactions/receiving-and-responding */
export class InteractionRoutes {
  readonly #context: ApiContext;
  readonly #messages: AnswerStore;

  constructor(context: ApiContext, messages: AnswerStore) {
    this.#context = context;
    this.#messages = messages;
  }

  routes(): [method: string, path: RegExp, handler: Handler][] {
    // The token of an interaction is a webhook of the application, whose id no other webhook has.
    const ofInteraction = (rest: string) =>
      new RegExp(`^/webhooks/${this.#context.world.applicationId}/([^/]+)${rest}`);
    const original = ofInteraction('/messages/@original$');
    return [
      ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, (request, ids) => this.#respond(request, ids)],
      ['POST', ofInteraction('$'), (request, [token]) => this.#followUp(request, token)],
      ['PATCH', original, (request, [token]) => this.#edit(request, token)],
      ['GET', original, (_, [token]) => this.#original(token)],
    ];
  }

  #respond({ body }: ApiRequest, [id, token = '']: string[]): ApiAnswer {
    const { interactions, limits, waiting, now } = this.#context;
    const interaction = interactions.byToken(token);
    if (interaction === undefined || interaction.id !== id) return errors.unknownInteraction;
    if (interaction.response !== null) return errors.acknowledged;
    if (now() - interaction.at > limits.responseMs) return errors.unknownInteraction;
    const type = Number(body.type);
    const data = (body.data ?? {}) as Record<string, unknown>;
    const refusal = this.#responseRefusal(interaction, type, data);
    if (refusal !== null) return refusal;
    interaction.response = { type, data };
    if (type === responseTypes.message)
      interaction.message = this.#messages.store(interaction.channel.id, data);
    if (type === responseTypes.update && interaction.card !== null) {
      interaction.message = this.#messages.show(interaction.card, data);
    }
    waiting.changed();
    return { status: 204 };
  }

  #responseRefusal(
    interaction: StandInInteraction,
    type: number,
    data: Record<string, unknown>,
  ): ApiAnswer | null {
    const { message, deferMessage, deferUpdate, update, autocomplete } = responseTypes;
    const fitting = {
      2: [message, deferMessage],
      3: [message, deferMessage, deferUpdate, update],
      4: [autocomplete],
    }[interaction.type];
    if (!fitting?.includes(type)) {
      return invalid([{ path: 'type', code: 'BASE_TYPE_CHOICES', message: 'Not a fitting type' }]);
    }
    return type === message || type === update ? formRefusal(data) : null;
  }

  #followUp({ body }: ApiRequest, token = ''): ApiAnswer {
    const { interactions, waiting } = this.#context;
    const interaction = this.#acknowledged(token);
    if (interaction === null) return errors.unknownWebhook;
    const refusal = formRefusal(body);
    if (refusal !== null) return refusal;
    const message = this.#messages.store(interaction.channel.id, body);
    interaction.followUps.push(message);
    waiting.changed();
    return { status: 200, body: interactions.messageObject(message) };
  }

  #edit({ body }: ApiRequest, token = ''): ApiAnswer {
    const { interactions, waiting } = this.#context;
    const interaction = this.#acknowledged(token);
    if (interaction === null) return errors.unknownWebhook;
    const refusal = formRefusal(body);
    if (refusal !== null) return refusal;
    const shown = interaction.message ?? interaction.card;
    interaction.message =
      shown === null ? this.#messages.store(interaction.channel.id, body) : this.#messages.show(shown, body);
    waiting.changed();
    return { status: 200, body: interactions.messageObject(interaction.message) };
  }

  #original(token = ''): ApiAnswer {
    const interaction = this.#acknowledged(token);
    if (interaction === null) return errors.unknownWebhook;
    if (interaction.message === null) return errors.unknownMessage;
    return { status: 200, body: this.#context.interactions.messageObject(interaction.message) };
  }

  /** The token of an interaction becomes a webhook with its first response, for 15 minutes. */
  #acknowledged(token: string): StandInInteraction | null {
    const interaction = this.#context.interactions.byToken(token);
    if (interaction === undefined || interaction.response === null) return null;
    return interaction.tokenExpired(this.#context.now()) ? null : interaction;
  }
}
