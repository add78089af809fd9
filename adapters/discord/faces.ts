import {
  type APIChannel,
  type APIMessage,
  ChannelType,
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { BoundedMap } from '../../src/core/bounded-map.js';
import type { FaceFault, Outcome } from '../../src/core/delivery.js';
import type { Log, SendOptions } from '../../src/core/ports.js';
import { codeOf, errorFacts } from './errors.js';
import type { SendWithFallback } from './fallback.js';
import { type Face, limits, type Part, toRequest } from './format.js';
import { isSnowflake, type MessagePlace, parseMessageId, webhookMessageId } from './message-ids.js';
import { outcomeOf, rejectedAlone, type ToOutcome } from './outcome.js';
import { isThread, manageWebhooks } from './rights.js';
import { usernameOf } from './usernames.js';
import { type OwnWebhook, Webhooks } from './webhooks.js';

/** How many places are remembered. */
const maxKept = 10_000;

/** Channels that have webhooks of their own; a thread has those of its channel. */
const holders: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
]);

/** Where a webhook posts: its channel, and the thread there. */
interface WebhookTarget {
  channel: string;
  thread: string | null;
}

/** What posting under the names of publishers needs. */
interface FacesParts {
  rest: REST;
  log: Log;
  /** The type of a channel that the gateway has told of; undefined for others. */
  typeOf: (channel: string) => ChannelType | undefined;
  sendWithFallback: SendWithFallback;
}

/** An outcome; or why the bot has to post it itself, null where the place has no such posts. */
type Attempt = { outcome: Outcome } | { fault: FaceFault | null };

/**
 * Posts that bear a name and a picture of their own, by a webhook of their channel. Discord knows no nonce there, so that a
 * post in doubt may come twice. What was posted so can be changed by the same webhook alone, whose id stands in its name.
 * https://discord.com/developers/docs/resources/webhook
 */
export class Faces {
  readonly #parts: FacesParts;
  readonly #webhooks: Webhooks;
  readonly #targets = new BoundedMap<string, WebhookTarget | null>(maxKept);

  constructor(parts: FacesParts) {
    this.#parts = parts;
    this.#webhooks = new Webhooks(parts.rest);
  }

  /**
   * Posts under the publisher's name where the chat wants that and it can be, else by `asBot`: the bot alone may call a role.
   */
  async send(
    address: string,
    part: Part,
    options: SendOptions,
    asBot: () => Promise<Outcome>,
    toOutcome: ToOutcome = outcomeOf,
  ): Promise<Outcome> {
    const { asPublisher = false, mentions = [] } = options;
    if (!asPublisher || part.face === undefined || mentions.length > 0) return asBot();
    const attempt = await this.#sendByWebhook(address, part, options, toOutcome);
    if ('outcome' in attempt) return attempt.outcome;
    const outcome = await asBot();
    const { fault } = attempt;
    return outcome.kind === 'sent' && fault !== null ? { ...outcome, faceFault: fault } : outcome;
  }

  /** Posts to a channel or thread. A webhook that was deleted is made again, once. */
  async #sendByWebhook(
    address: string,
    part: Part,
    options: SendOptions,
    toOutcome: ToOutcome,
  ): Promise<Attempt> {
    try {
      const target = await this.#targetOf(address);
      if (target === null) return { fault: null };
      for (let made = 0; made < 2; made++) {
        const webhook = await this.#webhooks.forChannel(target.channel);
        const outcome = await this.#post(webhook, target, part, { ...options, address }, toOutcome);
        if (outcome !== null) return { outcome };
        this.#webhooks.forget(target.channel);
      }
      return { fault: { kind: 'removed' } };
    } catch (error) {
      return this.#withoutWebhook(address, error);
    }
  }

  /** Changes what a webhook posted. A refusal says nothing of the channel, which goes on. */
  async edit(
    address: string,
    where: MessagePlace & { webhook: string },
    part: Part,
    { replyTo }: Pick<SendOptions, 'replyTo'>,
  ): Promise<Outcome> {
    try {
      const target = await this.#targetOf(where.channel);
      const webhook = target && (await this.#webhooks.byId(target.channel, where.webhook));
      if (webhook === null || target === null) return { kind: 'rejected', reason: 'its webhook is gone' };
      const route = Routes.webhookMessage(webhook.id, webhook.token, where.message);
      const call = async (form: Part) => {
        const shown = withReference(withoutAuthor(form), address, webhook, replyTo);
        const whole = { content: '', embeds: [], components: [], ...shown };
        return (await this.#parts.rest.patch(route, {
          ...toRequest(whole),
          auth: false,
          query: queryOf(target),
        })) as APIMessage;
      };
      return rejectedAlone(
        await this.#parts.sendWithFallback(part, call, (error) => this.#outcomeOfEdit(error, target)),
      );
    } catch (error) {
      return rejectedAlone(nothingPosted(outcomeOf(error)));
    }
  }

  /** Null where Discord does not know the webhook any more. */
  async #post(
    webhook: OwnWebhook,
    target: WebhookTarget,
    part: Part,
    { address, replyTo, silent }: SendOptions & { address: string },
    toOutcome: ToOutcome,
  ): Promise<Outcome | null> {
    let isGone = false;
    const query = queryOf(target);
    query.set('wait', 'true');
    const ask = async (form: Part, face: object) => {
      const body = {
        ...withReference(withoutAuthor(form), address, webhook, replyTo),
        ...(silent && { flags: MessageFlags.SuppressNotifications }),
        ...face,
      };
      const route = Routes.webhook(webhook.id, webhook.token);
      return (await this.#parts.rest.post(route, { ...toRequest(body), auth: false, query })) as APIMessage;
    };
    const call = async (form: Part) => {
      try {
        return await ask(form, usernameAndAvatar(part.face));
      } catch (error) {
        // Better under the webhook's own name than not at all: what Discord refuses in names grows.
        if (!isOfFace(error)) throw error;
        return ask(form, {});
      }
    };
    const outcome = await this.#parts.sendWithFallback(part, call, (error) => {
      isGone = isUnknown(error);
      return isGone ? { kind: 'rejected', reason: 'its webhook is gone' } : toOutcome(error);
    });
    if (isGone) return null;
    return outcome.kind === 'sent'
      ? { ...outcome, messageId: webhookMessageId(outcome.messageId, webhook.id) }
      : outcome;
  }

  /** There is no webhook. Nothing was posted, whatever the error is. */
  #withoutWebhook(address: string, error: unknown): Attempt {
    const code = codeOf(error);
    if (code === Code.MaximumNumberOfWebhooksReached) return { fault: { kind: 'full' } };
    if (code === Code.MissingAccess || code === Code.MissingPermissions)
      return { fault: { kind: 'rights', missing: [manageWebhooks] } };
    const outcome = nothingPosted(outcomeOf(error));
    if (outcome.kind === 'retry-later' || outcome.kind === 'fatal') return { outcome };
    this.#parts.log.info(
      { channel: address, ...errorFacts(error) },
      'a channel has no webhooks: the bot posts itself',
    );
    return { fault: null };
  }

  #outcomeOfEdit(error: unknown, { channel }: WebhookTarget): Outcome {
    if (!isUnknown(error)) return outcomeOf(error);
    this.#webhooks.forget(channel);
    return { kind: 'rejected', reason: 'its webhook is gone' };
  }

  /** Where the webhook of an address is; null where there is none, as in private. Rejects where Discord does not tell. */
  async #targetOf(address: string): Promise<WebhookTarget | null> {
    const told = this.#parts.typeOf(address);
    if (told !== undefined && holders.has(told)) return { channel: address, thread: null };
    const known = this.#targets.get(address);
    if (known !== undefined) return known;
    const target = targetIn((await this.#parts.rest.get(Routes.channel(address))) as APIChannel);
    this.#targets.set(address, target);
    return target;
  }
}

function targetIn(channel: APIChannel): WebhookTarget | null {
  if (holders.has(channel.type)) return { channel: channel.id, thread: null };
  const parent = isThread(channel.type) && 'parent_id' in channel ? channel.parent_id : null;
  return parent ? { channel: parent, thread: channel.id } : null;
}

const queryOf = ({ thread }: WebhookTarget) =>
  new URLSearchParams(thread === null ? {} : { thread_id: thread });

/** The name stands above the message already. */
function withoutAuthor({ embeds, ...part }: Part): Part {
  if (embeds === undefined) return part;
  return { ...part, embeds: embeds.map(({ author: _, ...embed }) => embed) };
}

function usernameAndAvatar({ name, icon }: Face = { name: '' }): { username?: string; avatar_url?: string } {
  const username = usernameOf(name);
  return { ...(username !== null && { username }), ...(icon !== undefined && { avatar_url: icon }) };
}

/** Webhooks cannot answer to a message: a small link leads there. https://discord.com/developers/docs/reference#message-formatting */
function withReference(part: Part, address: string, { server }: OwnWebhook, replyTo = ''): Part {
  const where = parseMessageId(address, replyTo);
  if (where === null || !isSnowflake(server)) return part;
  const link = `-# ↪ https://discord.com/channels/${server}/${where.channel}/${where.message}`;
  const content = [link, part.content ?? ''].filter(Boolean).join('\n');
  return content.length > limits.content ? part : { ...part, content };
}

/** Deleted, or made anew with another token. Its own 401 says nothing of the bot's token. */
const isUnknown = (error: unknown) =>
  codeOf(error) === Code.UnknownWebhook || (error instanceof DiscordAPIError && error.status === 401);

/** Whether Discord refuses the name or the picture. */
function isOfFace(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError) || error.status !== 400 || !('errors' in error.rawError))
    return false;
  const { errors } = error.rawError;
  return typeof errors === 'object' && errors !== null && ('username' in errors || 'avatar_url' in errors);
}

/** What becomes of a question before a post: it leaves nothing in doubt. */
function nothingPosted(outcome: Outcome): Outcome {
  const { mayHaveArrived: _, ...rest } = { mayHaveArrived: false, ...outcome };
  return rest.kind === 'in-doubt'
    ? { kind: 'retry-later', afterMs: askAgainMs, scope: 'chat', reason: rest.reason }
    : (rest as Outcome);
}

/** How long to wait where Discord did not answer a question, in milliseconds. */
const askAgainMs = 5_000;
