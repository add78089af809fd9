import { type APIChannel, type REST, Routes } from 'discord.js';
import { BoundedMap } from '../../src/core/bounded-map.js';

/** How many people's channels are remembered. */
const maxKept = 10_000;

/** The channels between the bot and one person each. Discord makes one when it is asked for first, and tells it again later. */
export class PrivateChannels {
  readonly #rest: REST;
  readonly #known = new BoundedMap<string, Promise<string>>(maxKept);

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** The id of the channel with a person. Rejects where Discord does not tell it; it is asked again the next time. */
  idFor(userId: string): Promise<string> {
    const known = this.#known.get(userId);
    if (known !== undefined) return known;
    const asked = this.#ask(userId);
    this.#known.set(userId, asked);
    asked.catch(() => this.#known.delete(userId));
    return asked;
  }

  async #ask(userId: string): Promise<string> {
    const body = { recipient_id: userId };
    const { id } = (await this.#rest.post(Routes.userChannels(), { body })) as APIChannel;
    return id;
  }
}
