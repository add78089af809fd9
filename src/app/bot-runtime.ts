import { isAllowed } from '../commands/access.js';
import { forms } from '../commands/action-forms.js';
import { createCommands } from '../commands/commands.js';
import type { CommandDeps } from '../commands/context.js';
import type { LogEntry } from '../core/article.js';
import { type ChatId, splitChatId } from '../core/chat.js';
import type { ChatAdapter, Clock, ConnectionState, LeaderLeaseHolder, Log, Store } from '../core/ports.js';
import { sendAnnouncements } from '../delivery/announcements.js';
import { Delivery } from '../delivery/deliver.js';
import { tellOfFailingFeeds } from '../delivery/feed-notices.js';
import { Closers } from './closers.js';
import type { ConfiguredAdapter } from './config.js';
import type { Platforms } from './platforms.js';
import { every } from './schedule.js';
import { openTerminalChat } from './terminal-chat.js';

/** How long stopping may take before the rest is given up, in milliseconds. `atOnce`: another process may send soon. */
const endMs = { inOrder: 3_500, atOnce: 2_500 };

/** How long stopping waits for answers that the platform's limits hold back, in milliseconds. */
const answersMs = 1_000;

/** What a runtime needs. */
export interface RuntimeParts extends Omit<CommandDeps, 'changed'> {
  store: Store;
  adapters: readonly ConfiguredAdapter[];
  /** Whether the terminal is the chat, because no platform is configured. */
  fallback: boolean;
  /** Keeps the status of each platform. */
  platforms: Platforms;
  clock: Clock;
  log: Log;
}

/**
 * Runs one platform: adapters, commands and delivery. Only the leader runs it. A new one is made each time this
 * process is elected.
 */
export class BotRuntime implements LeaderLeaseHolder {
  readonly #parts: RuntimeParts;
  #delivery: Delivery | null = null;
  #closers = new Closers();
  /** The parts that could not be closed when the lease was last lost. */
  leftOpen: readonly string[] = [];

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
  }

  /** Wakes the chats that follow what was recorded, if this process is the leader. */
  announce(entries: readonly LogEntry[]): void {
    void this.#delivery?.announce(entries);
  }

  /** Starts listening and sending. */
  async onElected(): Promise<void> {
    const { adapters, fallback, platforms, clock, log, ...parts } = this.#parts;
    const { store, texts, defaults, catalog } = parts;
    const serves = (chat: ChatId) => isAllowed(chat, parts.access);
    const tell = (name: string, state: ConnectionState) => {
      // An adapter of an earlier runtime may still report its end.
      if (this.#delivery === delivery) platforms.set(name, state);
    };
    const refused = (name: string) => tell(name, 'refused');
    const delivery = new Delivery({ store, catalog, texts, clock, log, serves, refused });
    this.#delivery = delivery;
    for (const { module } of adapters) tell(module.name, 'connecting');
    this.#closers.push('delivery', async () => {
      this.#delivery = null;
      await delivery.stop();
    });
    const commands = createCommands({ ...parts, clock, log, changed: (chat) => delivery.wake(chat) });
    const made = new Map<string, ChatAdapter>();
    for (const { module, config } of adapters) {
      const { name } = module;
      const onConnection = (state: ConnectionState) => tell(name, state);
      const deps = { commands, outbox: delivery, clock, log: log.child({ adapter: name }), onConnection };
      const adapter = await module.create(config, deps);
      delivery.add(adapter);
      made.set(name, adapter);
      this.#closers.push(name, () => adapter.stop());
      await adapter.start();
    }
    const topics = catalog().topics.map((topic) => topic.id);
    if (fallback) await openTerminalChat({ store, outbox: delivery, texts, defaults, topics });
    await delivery.start();
    this.#watch(delivery, made);
  }

  /** Looks for what is to be said beside posts: what the operator says, and which feeds of chats have failed for long. */
  #watch(delivery: Delivery, made: ReadonlyMap<string, ChatAdapter>): void {
    const { store, texts, access, userFeeds, clock, log } = this.#parts;
    const serves = (chat: ChatId) => made.has(splitChatId(chat).adapter) && isAllowed(chat, access);
    const deps = { store, outbox: delivery, texts, clock, log, serves };
    const announce = () => sendAnnouncements({ ...deps, adapters: made });
    this.#closers.push('announcements', every('*/5 * * * * *', announce, { clock, log }));
    if ((userFeeds?.who ?? 'off') === 'off') return;
    const tell = () => tellOfFailingFeeds({ ...deps, stopAction: forms.unfollow.encode });
    this.#closers.push('notices of failing feeds', every('*/10 * * * *', tell, { clock, log }));
  }

  /** Stops listening, and resolves when no send is under way any more. `atOnce`: starts no further send, not even for an answer. */
  async onDemoted(atOnce = false): Promise<void> {
    const { adapters, platforms, store, clock, log } = this.#parts;
    const closers = this.#closers;
    const delivery = this.#delivery;
    if (atOnce) delivery?.halt();
    this.#closers = new Closers();
    // The adapters stop first, and wait for their commands: a command must not wait for long for its answer.
    const cancel = clock.after(answersMs, () => void delivery?.stop());
    this.leftOpen = await closers.close({ clock, log, maxMs: endMs[atOnce ? 'atOnce' : 'inOrder'] });
    cancel();
    if (store.sharing !== undefined)
      for (const { module } of adapters) platforms.set(module.name, 'standing by');
  }
}
