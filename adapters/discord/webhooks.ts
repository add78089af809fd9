import { type APIApplication, type APIWebhook, type REST, Routes, WebhookType } from 'discord.js';
import { BoundedMap } from '../../src/core/bounded-map.js';

/**
 * A webhook of the bot's own. Whoever has its token can post in its channel, so that it is kept in memory alone: each
 * process asks Discord for it again, which a bot that may make webhooks can.
 */
export interface OwnWebhook {
  id: string;
  token: string;
  /** The server of its channel. */
  server: string;
}

/** How many channels are remembered. */
const maxKept = 10_000;

/** What Discord calls them in a channel's settings. */
const name = 'Kabar';

/** The webhooks that the bot has made, at most one that it posts by in each channel. */
export class Webhooks {
  readonly #rest: REST;
  readonly #known = new BoundedMap<string, Promise<OwnWebhook>>(maxKept);
  #application: string | null = null;

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** The webhook of a channel, made where there is none. Rejects where Discord refuses that; it is asked again the next time. */
  forChannel(channel: string): Promise<OwnWebhook> {
    // Threads of one channel ask side by side.
    return this.#known.get(channel) ?? this.#keep(channel, this.#findOrMake(channel));
  }

  /** The webhook by which something was posted before; null where it is gone. Rejects where Discord does not tell. */
  async byId(channel: string, id: string): Promise<OwnWebhook | null> {
    const known = await this.#known.get(channel)?.catch(() => null);
    if (known?.id === id) return known;
    return (await this.#ownIn(channel)).find((each) => each.id === id) ?? null;
  }

  /** Discord does not know it any more. */
  forget(channel: string): void {
    this.#known.delete(channel);
  }

  #keep(channel: string, asked: Promise<OwnWebhook>): Promise<OwnWebhook> {
    this.#known.set(channel, asked);
    asked.catch(() => {
      if (this.#known.get(channel) === asked) this.#known.delete(channel);
    });
    return asked;
  }

  async #findOrMake(channel: string): Promise<OwnWebhook> {
    const [first] = await this.#ownIn(channel);
    if (first !== undefined) return first;
    const made = (await this.#rest.post(Routes.channelWebhooks(channel), { body: { name } })) as APIWebhook;
    const own = ownOf(made);
    if (own === null) throw new Error('Discord tells no token of a webhook that it made');
    return own;
  }

  /** Those that this application has made, the oldest first. Only they can have buttons under what they post. */
  async #ownIn(channel: string): Promise<OwnWebhook[]> {
    this.#application ??= ((await this.#rest.get(Routes.currentApplication())) as APIApplication).id;
    const all = (await this.#rest.get(Routes.channelWebhooks(channel))) as APIWebhook[];
    return all
      .filter(
        ({ type, application_id }) => type === WebhookType.Incoming && application_id === this.#application,
      )
      .flatMap((each) => ownOf(each) ?? [])
      .sort((left, right) => (BigInt(left.id) < BigInt(right.id) ? -1 : 1));
  }
}

function ownOf({ id, token, guild_id: server }: APIWebhook): OwnWebhook | null {
  return token === undefined ? null : { id, token, server: server ?? '' };
}
