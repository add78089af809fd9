import { BoundedMap } from '../core/bounded-map.js';
import type { Chat, ChatId } from '../core/chat.js';
import type { Button } from '../core/message.js';
import type { Answer, Asker, Clock } from '../core/ports.js';

/** The most chats of which what was said last is remembered, and for how long: half an hour, in milliseconds. */
const [maxRemembered, lasting] = [1_000, 30 * 60_000];

/** The last answer that somebody got in a chat. */
export interface Turn {
  buttons: readonly Button[];
  /** The articles whose headlines it showed, by their links. */
  links: readonly string[];
  /** Whether what led to it changed something. */
  hasChanged: boolean;
}

/** A change of a chat's preferences. */
export interface Change {
  id: string;
  before: Chat;
  after: Chat;
}

/**
 * What was said last in each chat, so that `yes`, `the second one` and `undo` have a meaning. Kept in memory alone, and for
 * a short while: after a restart people are asked what they mean. No word that somebody wrote is in it.
 */
export class Conversations {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #turns = new BoundedMap<string, Turn & { at: number }>(maxRemembered);
  readonly #changes = new BoundedMap<ChatId, Change & { at: number; answers: number }>(maxRemembered);
  /** How many answers were given: what changes before the next one belongs together. */
  #answers = 0;
  #count = 0;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** The last answer that a person got in a chat; null where it is too long ago. */
  lastTurn(asker: Asker): Turn | null {
    return this.#recent(this.#turns.get(keyOf(asker)));
  }

  /** The last change of a chat; null where it is too long ago. */
  lastChange(chat: ChatId): Change | null {
    return this.#recent(this.#changes.get(chat));
  }

  /** Notes an answer. One without messages leaves what was said before. */
  said(asker: Asker, { messages }: Answer): void {
    const hasChanged = this.#changes.get(asker.chat)?.answers === this.#answers;
    this.#answers += 1;
    const replies = messages.flatMap((message) => (message.kind === 'reply' ? [message] : []));
    if (replies.length === 0) return;
    const spans = replies.flatMap(({ lines }) => lines.flat());
    this.#turns.set(keyOf(asker), {
      buttons: replies.flatMap(({ buttons }) => buttons.flat()),
      links: spans.flatMap((span) =>
        typeof span !== 'string' && span.link !== undefined ? [span.link] : [],
      ),
      hasChanged,
      at: this.#clock.now(),
    });
  }

  /** Notes that a chat's preferences have changed. What one message changes, however often, is one change. */
  changed(chat: ChatId, before: Chat, after: Chat): void {
    if (preferencesOf(before) === preferencesOf(after)) return;
    const last = this.#changes.get(chat);
    const first = last?.answers === this.#answers ? last.before : before;
    this.#count += 1;
    const id = this.#count.toString(36);
    this.#changes.set(chat, { id, before: first, after, at: this.#clock.now(), answers: this.#answers });
  }

  /** Forgets a chat. */
  forget(chat: ChatId): void {
    this.#changes.delete(chat);
    for (const key of this.#turns.keys()) if (key.startsWith(`${chat} `)) this.#turns.delete(key);
  }

  #recent<Noted extends { at: number }>(noted: Noted | undefined): Noted | null {
    return noted !== undefined && this.#clock.now() - noted.at <= lasting ? noted : null;
  }
}

/** No chat's id has a space. */
const keyOf = ({ chat, person }: Asker) => `${chat} ${person ?? ''}`;

const preferencesOf = ({ language, timezone, subscriptions, settings, mutes }: Chat) =>
  JSON.stringify({ language, timezone, subscriptions, settings, mutes });
