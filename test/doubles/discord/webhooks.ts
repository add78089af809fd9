import { PermissionFlagsBits } from 'discord.js';
import type { ApiAnswer, ApiContext, ApiRequest, Handler } from './api.js';
import {
  forumTypes,
  type StandInChannel,
  type StandInMessage,
  type StandInWebhook,
  threadTypes,
} from './entities.js';
import { errors, formRefusal, invalid } from './errors.js';
import { Buckets } from './limits.js';
import type { Faults } from './validate.js';

/** What webhooks need of the API for messages. */
export interface MessageStore {
  store(channelId: string, body: Record<string, unknown>, more: Partial<StandInMessage>): StandInMessage;
  show(message: StandInMessage, body: Record<string, unknown>): StandInMessage;
}

/** So many a channel holds at the most. https://discord.com/developers/docs/topics/opcodes-and-status-codes */
const maxInChannel = 15;

/** Webhooks of channels: made, listed, and posted by. https://discord.com/developers/docs/resources/webhook */
export class Webhooks {
  readonly #context: ApiContext;
  readonly #messages: MessageStore;

  constructor(context: ApiContext, messages: MessageStore) {
    this.#context = context;
    this.#messages = messages;
  }

  /** Each with its buckets, by the first id in its path. */
  routes(): [method: string, path: RegExp, handler: Handler, buckets: Buckets | null][] {
    const { count, ms } = this.#context.limits.webhooks;
    const posts = new Buckets(count, ms);
    return [
      ['GET', /^\/channels\/(\d+)\/webhooks$/, (_, [id]) => this.#list(id), null],
      ['POST', /^\/channels\/(\d+)\/webhooks$/, ({ body }, [id]) => this.#make(body, id), null],
      ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, (request, ids) => this.#execute(request, ids), posts],
      [
        'PATCH',
        /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(\d+)$/,
        (request, ids) => this.#edit(request, ids),
        posts,
      ],
    ];
  }

  #list(channelId = ''): ApiAnswer {
    const refusal = this.#refusal(channelId);
    return refusal ?? { status: 200, body: this.#in(channelId).map((each) => this.#webhookObject(each)) };
  }

  #make({ name }: Record<string, unknown>, channelId = ''): ApiAnswer {
    const refusal = this.#refusal(channelId);
    if (refusal !== null) return refusal;
    const faults = nameFaults('name', String(name));
    if (faults.length > 0) return invalid(faults);
    if (this.#in(channelId).length >= maxInChannel) return errors.tooManyWebhooks;
    const { world } = this.#context;
    return { status: 200, body: this.#webhookObject(world.addWebhook(channelId, { name: String(name) })) };
  }

  #execute({ body, parameters }: ApiRequest, [id = '', token]: string[]): ApiAnswer {
    const { world, interactions } = this.#context;
    const webhook = world.webhooks.get(id);
    if (webhook === undefined) return errors.unknownWebhook;
    if (webhook.token !== token) return errors.invalidWebhookToken;
    const place = this.#placeOf(webhook, parameters.get('thread_id'));
    if ('status' in place) return place;
    const refusal = formRefusal(body) ?? faceRefusal(body) ?? this.#componentRefusal(webhook, body);
    if (refusal !== null) return refusal;
    if (place.locked) return errors.lockedThread;
    place.archived = false;
    const message = this.#messages.store(place.id, body, {
      webhookId: id,
      face: { name: String(body.username ?? webhook.name), icon: (body.avatar_url as string) ?? null },
    });
    return parameters.get('wait') === 'true'
      ? { status: 200, body: interactions.messageObject(message) }
      : { status: 204 };
  }

  #edit({ body, parameters }: ApiRequest, [id = '', token, messageId]: string[]): ApiAnswer {
    const { world, interactions, waiting } = this.#context;
    const webhook = world.webhooks.get(id);
    if (webhook === undefined) return errors.unknownWebhook;
    if (webhook.token !== token) return errors.invalidWebhookToken;
    const place = this.#placeOf(webhook, parameters.get('thread_id'));
    if ('status' in place) return place;
    const message = world.messages.find((each) => each.id === messageId && each.channelId === place.id);
    if (message?.webhookId !== id) return errors.unknownMessage;
    const { content, embeds, components } = message;
    const refusal =
      formRefusal({ content, embeds, components, ...body }) ?? this.#componentRefusal(webhook, body);
    if (refusal !== null) return refusal;
    this.#messages.show(message, body).edits += 1;
    waiting.changed();
    return { status: 200, body: interactions.messageObject(message) };
  }

  /** The channel of a webhook, or a thread there; in a forum there is nothing but threads. */
  #placeOf({ channelId }: StandInWebhook, threadId: string | null): StandInChannel | ApiAnswer {
    const { channels } = this.#context.world;
    const channel = channels.get(threadId ?? channelId);
    if (channel === undefined) return errors.unknownChannel;
    if (threadId !== null && channel.parentId !== channelId) return errors.unknownChannel;
    return forumTypes.has(channel.type) ? errors.webhookInForum : channel;
  }

  /** Buttons are for webhooks that an application made. */
  #componentRefusal({ applicationId }: StandInWebhook, { components }: Record<string, unknown>) {
    const hasSome = Array.isArray(components) && components.length > 0;
    return hasSome && applicationId === null ? errors.emptyMessage : null;
  }

  #refusal(channelId: string): ApiAnswer | null {
    const { world } = this.#context;
    const channel = world.channels.get(channelId);
    if (channel === undefined) return errors.unknownChannel;
    if (channel.type === 1) return errors.directMessage;
    if (threadTypes.has(channel.type)) return errors.notInThisChannel;
    const rights = world.botPermissions(channel);
    if ((rights & PermissionFlagsBits.ViewChannel) === 0n) return errors.missingAccess;
    return (rights & PermissionFlagsBits.ManageWebhooks) === 0n ? errors.missingPermissions : null;
  }

  #in(channelId: string): StandInWebhook[] {
    return [...this.#context.world.webhooks.values()].filter((each) => each.channelId === channelId);
  }

  /** Nobody is told the token of another's webhook. */
  #webhookObject({ id, token, channelId, applicationId, name }: StandInWebhook): object {
    const { world } = this.#context;
    return {
      id,
      type: 1,
      name,
      avatar: null,
      channel_id: channelId,
      guild_id: world.channels.get(channelId)?.guildId,
      application_id: applicationId,
      ...(applicationId === world.applicationId && { token, user: world.bot() }),
    };
  }
}

function faceRefusal({ username }: Record<string, unknown>): ApiAnswer | null {
  const faults = typeof username === 'string' ? nameFaults('username', username) : [];
  return faults.length === 0 ? null : invalid(faults);
}

/**
 * What Discord says of names of webhooks and of their messages, as its errors put it; the lengths are the specification's.
 * https://discord.com/developers/docs/resources/webhook#create-webhook
 */
function nameFaults(path: string, given: string): Faults {
  // Names are cleaned before they are looked at.
  const name = given.replace(/[\p{Cf}\p{Cc}]/gu, '').trim();
  const found = /clyde|discord|```|system message|[@#:]/i.exec(name)?.[0];
  if (name === '') return [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  if (/^(everyone|here)$/i.test(name))
    return [{ path, code: 'USERNAME_INVALID', message: `Username cannot be "${name}"` }];
  const message = `Username cannot contain "${found}"`;
  return found === undefined ? [] : [{ path, code: 'USERNAME_INVALID_CONTAINS', message }];
}
