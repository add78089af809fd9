import type { Waiting } from '../waiting.js';
import { type StandInChannel, type StandInMessage, snowflake } from './entities.js';

/** Types of the first response to an interaction. */
export const responseTypes = { message: 4, deferMessage: 5, deferUpdate: 6, update: 7, autocomplete: 8 };

/** How long the token of an interaction lives, in milliseconds. */
const tokenLife = 15 * 60_000;

/** One interaction, as the person who began it sees it. */
export class StandInInteraction {
  readonly id = snowflake();
  readonly token = `aW50ZXJhY3Rpb24-${this.id}`;
  readonly at: number;
  readonly type: number;
  readonly channel: StandInChannel;
  /** The message whose button was pressed. */
  readonly card: StandInMessage | null;
  /** Type and data of the first response. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was sent
  response: { type: number; data: any } | null = null;
  /** What the response shows: a new message, or the card; null as long as it is deferred. */
  message: StandInMessage | null = null;
  readonly followUps: StandInMessage[] = [];
  readonly #waiting: Waiting;

  constructor(
    waiting: Waiting,
    type: number,
    channel: StandInChannel,
    now: number,
    card: StandInMessage | null,
  ) {
    this.#waiting = waiting;
    this.type = type;
    this.channel = channel;
    this.at = now;
    this.card = card;
  }

  /** The first response, deferred or not. */
  responded(): Promise<{ type: number }> {
    return this.#waiting.for('a response to an interaction', () => this.response ?? undefined);
  }

  /** The message that answers. */
  answer(): Promise<StandInMessage> {
    return this.#waiting.for('the answer to an interaction', () => this.message ?? undefined);
  }

  /** The first `count` messages that followed the answer. */
  followed(count: number): Promise<StandInMessage[]> {
    return this.#waiting.for(`${count} follow-ups`, () =>
      this.followUps.length >= count ? this.followUps.slice(0, count) : undefined,
    );
  }

  tokenExpired(now: number): boolean {
    return now - this.at > tokenLife;
  }
}
