import {
  type APIMessage,
  MessageFlags,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { SendOptions } from '../../src/core/ports.js';
import type { SendWithFallback } from './fallback.js';
import { type Part, toRequest } from './format.js';
import { withMentions } from './mentions.js';
import { type MessagePlace, parseMessageId } from './message-ids.js';
import type { ToOutcome } from './outcome.js';

/** What the bot posts itself, in a channel or thread. https://discord.com/developers/docs/resources/message */
export class ChannelMessages {
  readonly #rest: REST;
  readonly #send: SendWithFallback;

  constructor(rest: REST, send: SendWithFallback) {
    this.#rest = rest;
    this.#send = send;
  }

  /** @param reference the message that it replies to: see {@link referenceTo}. */
  post(
    channel: string,
    part: Part,
    { nonce, silent = false, mentions }: SendOptions,
    toOutcome: ToOutcome,
    reference: Reference = {},
  ): Promise<Outcome> {
    const call = async (form: Part) =>
      (await this.#rest.post(
        Routes.channelMessages(channel),
        toRequest({
          ...withMentions(form, mentions),
          ...reference,
          ...(silent && { flags: MessageFlags.SuppressNotifications }),
          nonce,
          enforce_nonce: true,
        }),
      )) as APIMessage;
    return this.#send(part, call, toOutcome);
  }

  edit(
    { channel, message }: Pick<MessagePlace, 'channel' | 'message'>,
    part: Part,
    mentions: SendOptions['mentions'],
    toOutcome: ToOutcome,
  ): Promise<Outcome> {
    // An edit keeps what it does not name.
    const empty = { content: '', embeds: [], components: [] };
    const call = async (form: Part) =>
      (await this.#rest.patch(
        Routes.channelMessage(channel, message),
        toRequest({ ...empty, ...withMentions(form, mentions, { calls: false }) }),
      )) as APIMessage;
    return this.#send(part, call, toOutcome);
  }
}

/** How a message names another that it replies to. */
type Reference = Pick<RESTPostAPIChannelMessageJSONBody, 'message_reference'>;

/** The reference to a message of the same place. */
export function referenceTo(address: string, replyTo = ''): Reference {
  const where = parseMessageId(address, replyTo);
  if (where === null) return {};
  // What stands in a thread cannot be answered to from its channel; the message above the thread has the thread's id.
  const message_id = where.channel === address ? where.message : where.channel;
  return { message_reference: { message_id, fail_if_not_exists: false } };
}
