import { Closers } from './closers.js';
import { isAllowed } from './commands/access.js';
import { createCommands } from './commands/commands.js';
import type { CommandDeps } from './commands/context.js';
import type { ConfiguredAdapter } from './config.js';
import type { LogEntry } from './core/article.js';
import type { ChatId } from './core/chat.js';
import type { Clock, Log, RoleHolder } from './core/ports.js';
import { Delivery } from './delivery/deliver.js';
import { openTerminalChat } from './terminal-chat.js';

/** How long an end may take before what is left is given up, in milliseconds. */
const endMs = 4_000;

/** How long an end waits for answers that the platform's limits hold back, in milliseconds. */
const answersMs = 1_000;

/** What sending and answering need. */
export interface SenderParts extends Omit<CommandDeps, 'changed'> {
  adapters: readonly ConfiguredAdapter[];
  /** Whether the terminal steps in, as nothing else is wanted. */
  fallback: boolean;
  clock: Clock;
  log: Log;
}

/**
 * The half of Kabar that one process alone may be for a token: adapters, what they are asked, and delivery. Made anew each
 * time that this process is the one.
 */
export class Sender implements RoleHolder {
  readonly #parts: SenderParts;
  #delivery: Delivery | null = null;
  #closers = new Closers();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Wakes the chats that follow what was recorded, when this process is the one that sends. */
  announce(entries: readonly LogEntry[]): void {
    void this.#delivery?.announce(entries);
  }

  /** Begins to listen and to send. */
  async gained(): Promise<void> {
    const { adapters, fallback, clock, log, ...parts } = this.#parts;
    const { store, texts, defaults, catalog } = parts;
    const serves = (chat: ChatId) => isAllowed(chat, parts.access);
    const delivery = new Delivery({ store, catalog, texts, clock, log, serves });
    this.#delivery = delivery;
    this.#closers.push(async () => {
      this.#delivery = null;
      await delivery.stop();
    });
    const commands = createCommands({ ...parts, clock, log, changed: (chat) => delivery.wake(chat) });
    for (const { module, config } of adapters) {
      const deps = { commands, outbox: delivery, clock, log: log.child({ adapter: module.name }) };
      const adapter = await module.create(config, deps);
      delivery.add(adapter);
      this.#closers.push(() => adapter.stop());
      await adapter.start();
    }
    const topics = catalog().topics.map((topic) => topic.id);
    if (fallback) await openTerminalChat({ store, outbox: delivery, texts, defaults, topics });
    await delivery.start();
  }

  /** Stops listening, and resolves when no send is under way any more. `atOnce`: begins no further send even to answer. */
  async lost(atOnce = false): Promise<void> {
    const { clock, log } = this.#parts;
    const closers = this.#closers;
    const delivery = this.#delivery;
    if (atOnce) delivery?.halt();
    this.#closers = new Closers();
    // The adapters stop first, and wait for their commands: a command must not wait for long for its answer.
    const cancel = clock.after(answersMs, () => void delivery?.stop());
    await closers.close({ clock, log, mostMs: endMs });
    cancel();
  }
}
