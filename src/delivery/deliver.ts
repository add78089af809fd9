import type { LogEntry } from '../core/article.js';
import { type ChatId, type ChatIds, splitChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import type { Message } from '../core/message.js';
import type { ChatAdapter, Outbox, QueueLoad } from '../core/ports.js';
import { laneSchema } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { ServedChats } from './served-chats.js';
import { type DeliveryDeps, TokenDelivery } from './token.js';

/** How soon a failed search for followers is repeated, in milliseconds. */
const againMs = 5_000;

/** Brings what was recorded to the chats that follow it, and answers to those who asked. */
export class Delivery implements Outbox {
  readonly #deps: DeliveryDeps;
  readonly #served: ServedChats;
  readonly #adapters = new Map<string, { adapter: ChatAdapter; token: TokenDelivery }>();

  /** Topics with entries whose followers could not be found yet. */
  readonly #unannounced = new Set<TopicId>();
  #cancelAgain = () => {};

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
    this.#served = new ServedChats(deps);
  }

  /** Adds a platform. Before `start`. */
  add(adapter: ChatAdapter): void {
    const token = new TokenDelivery(adapter, this.#deps, this.#served);
    this.#adapters.set(adapter.name, { adapter, token });
  }

  /** Wakes every chat that a former run left with something pending. */
  async start(): Promise<void> {
    for (const lane of laneSchema.options) {
      const due = await this.#deps.store.due(lane);
      await this.#wakeAll(async (adapter) => due.filter((id) => id.startsWith(`${adapter}:`)));
    }
    for (const { token } of this.#adapters.values()) await token.start();
  }

  /** Wakes the chats that follow what was just recorded. Never rejects. */
  async announce(entries: readonly LogEntry[]): Promise<void> {
    const topics = entries.filter((entry) => entry.deliverable).flatMap((entry) => entry.topics);
    if (topics.length > 0) await this.#announceAll(topics);
  }

  async #announceAll(topics: readonly TopicId[]): Promise<void> {
    const { store, clock, log } = this.#deps;
    for (const topic of topics) this.#unannounced.add(topic);
    const wanted = [...this.#unannounced];
    try {
      for (const lane of laneSchema.options) {
        await this.#wakeAll((adapter) => store.subscribers(wanted, lane, adapter));
      }
      for (const topic of wanted) this.#unannounced.delete(topic);
    } catch (error) {
      log.error(
        { againInSeconds: againMs / 1000, err: error },
        'nobody can be told of what was recorded: it is tried again',
      );
      this.#cancelAgain();
      this.#cancelAgain = clock.after(againMs, () => void this.#announceAll([]));
    }
  }

  /** Wakes chats of each platform, of which there may be a million, without blocking the event loop. */
  async #wakeAll(chatsOf: (adapter: string) => Promise<ChatIds>): Promise<void> {
    for (const [name, { token }] of this.#adapters) {
      const later = (chat: ChatId) => token.wake(chat);
      await token.wakeAll(await this.#served.of(await chatsOf(name), 'post', later));
    }
  }

  async reply(
    chat: ChatId,
    messages: readonly Message[],
    route?: { via: (part: unknown) => Promise<Outcome>; exempt?: boolean },
  ): Promise<Outcome[]> {
    const found = this.#adapters.get(splitChatId(chat).adapter);
    if (found === undefined) throw new Error(`no adapter for ${chat}`);
    const outcomes: Outcome[] = [];
    for (const part of messages.flatMap((message) => found.adapter.render(message))) {
      outcomes.push(route?.exempt ? await route.via(part) : await found.token.reply(chat, part, route?.via));
    }
    return outcomes;
  }

  /** What each platform has to send now. */
  get load(): Record<string, QueueLoad> {
    return Object.fromEntries([...this.#adapters].map(([name, { token }]) => [name, token.load]));
  }

  /** Sends nothing from now on, not even what has begun: another process may send soon. */
  halt(): void {
    this.#cancelAgain();
    this.#served.stop();
    for (const { token } of this.#adapters.values()) token.halt();
  }

  /** Begins no further send, and waits for those under way to be settled. */
  async stop(): Promise<void> {
    this.#cancelAgain();
    this.#served.stop();
    await Promise.all([...this.#adapters.values()].map(({ token }) => token.stop()));
  }

  /** Looks again at what is pending in a chat, since its subscriptions or settings have changed. */
  wake(chat: ChatId): void {
    // A chat of an adapter that is off now keeps what is pending for the day when it is on again.
    const token = this.#adapters.get(splitChatId(chat).adapter)?.token;
    if (token !== undefined) this.#served.whenServed(chat, 'post', () => token.wake(chat));
  }
}
