import {
  type APIMessage,
  MessageFlags,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import type { Outcome } from '../../src/core/delivery.js';
import type { SendOptions } from '../../src/core/ports.js';
import { formOf, type Part } from './format.js';
import { withMentions } from './mentions.js';
import type { Try } from './plainer-tries.js';
import { type MessagePlace, whereIs } from './thread-ids.js';

/** What the bot posts itself, in a channel or thread. https://discord.com/developers/docs/resources/message */
export class ChannelMessages {
  readonly #rest: REST;
  readonly #tried: Try;

  constructor(rest: REST, tried: Try) {
    this.#rest = rest;
    this.#tried = tried;
  }

  /**
   * @param judge what an error stands for.
   * @param reference the message that it answers to: see {@link referenceTo}.
   */
  post(
    channel: string,
    part: Part,
    { nonce, silent = false, mentions }: SendOptions,
    judge: (error: unknown) => Outcome,
    reference: Reference = {},
  ): Promise<Outcome> {
    const call = async (form: Part) =>
      (await this.#rest.post(
        Routes.channelMessages(channel),
        formOf({
          ...withMentions(form, mentions),
          ...reference,
          ...(silent && { flags: MessageFlags.SuppressNotifications }),
          nonce,
          enforce_nonce: true,
        }),
      )) as APIMessage;
    return this.#tried(part, call, judge);
  }

  /** @param judge what an error stands for. */
  edit(
    { channel, message }: Pick<MessagePlace, 'channel' | 'message'>,
    part: Part,
    mentions: SendOptions['mentions'],
    judge: (error: unknown) => Outcome,
  ): Promise<Outcome> {
    // An edit keeps what it does not name.
    const empty = { content: '', embeds: [], components: [] };
    const call = async (form: Part) =>
      (await this.#rest.patch(
        Routes.channelMessage(channel, message),
        formOf({ ...empty, ...withMentions(form, mentions, { calls: false }) }),
      )) as APIMessage;
    return this.#tried(part, call, judge);
  }
}

/** How a message names another that it answers to. */
type Reference = Pick<RESTPostAPIChannelMessageJSONBody, 'message_reference'>;

/** The message of the same place that a post answers to. */
export function referenceTo(address: string, replyTo = ''): Reference {
  const where = whereIs(address, replyTo);
  if (where === null) return {};
  // What stands in a thread cannot be answered to from its channel; the message above the thread has the thread's id.
  const message_id = where.channel === address ? where.message : where.channel;
  return { message_reference: { message_id, fail_if_not_exists: false } };
}
