import type { LogEntry } from '../core/article.js';
import { type ChatId, splitChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import type { Message } from '../core/message.js';
import type { ChatAdapter, Outbox, QueueLoad } from '../core/ports.js';
import { laneSchema } from '../core/subscription.js';
import type { DeliveryDeps } from './delivery-deps.js';
import { ServedChats } from './served-chats.js';
import { TokenDelivery } from './token.js';

/** Brings what was recorded to the chats that follow it, and answers to those who asked. */
export class Delivery implements Outbox {
  readonly #deps: DeliveryDeps;
  readonly #served: ServedChats;
  readonly #adapters = new Map<string, { adapter: ChatAdapter; token: TokenDelivery }>();

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
      for (const [name, { token }] of this.#adapters)
        await token.wakeAll(due.filter((id) => id.startsWith(`${name}:`)));
    }
    for (const { token } of this.#adapters.values()) await token.start();
  }

  /** Wakes the chats that follow what was just recorded. Never rejects. */
  async announce(recorded: readonly LogEntry[]): Promise<void> {
    const entries = recorded.filter(({ deliverable }) => deliverable);
    const [first, last] = [entries[0]?.seq, entries.at(-1)?.seq];
    if (first === undefined || last === undefined) return;
    const topics = entries.flatMap((entry) => entry.topics);
    for (const lane of laneSchema.options)
      for (const { token } of this.#adapters.values())
        await token.announce({ lane, topics, entries: { first, last } });
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
    this.#served.stop();
    for (const { token } of this.#adapters.values()) token.halt();
  }

  /** Begins no further send, and waits for those under way to be settled. */
  async stop(): Promise<void> {
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
