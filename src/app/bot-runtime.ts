import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAllowed } from '../commands/access.js';
import { forms } from '../commands/action-forms.js';
import { createCommands } from '../commands/commands.js';
import type { CommandDeps } from '../commands/context.js';
import type { LogEntry } from '../core/article.js';
import { type ChatId, splitChatId } from '../core/chat.js';
import type { BelongsTo } from '../core/inherited-suspension.js';
import type { LeaderFacts } from '../core/leader-facts.js';
import type {
  ChatAdapter,
  Clock,
  ConnectionState,
  HttpMount,
  LeaderLeaseHolder,
  Log,
  Meter,
  QueueLoad,
  Store,
  WebPages,
} from '../core/ports.js';
import { sendAnnouncements } from '../delivery/announcements.js';
import { Delivery } from '../delivery/deliver.js';
import { tellOfFailingFeeds } from '../delivery/feed-notices.js';
import type { Serves } from '../delivery/served-chats.js';
import { Closers } from './closers.js';
import type { ConfiguredAdapter } from './config.js';
import { download } from './download.js';
import type { Platforms } from './platforms.js';
import { every } from './schedule.js';
import { openTerminalChat } from './terminal-chat.js';

/** What an operator knows this process by. */
const processName = `${hostname()}, process ${process.pid}`;

/** How long stopping may take before the rest is given up, in milliseconds. `atOnce`: another process may send soon. */
const endMs = { inOrder: 3_500, atOnce: 2_500 };

/** How long stopping waits for answers that the platform's limits hold back, in milliseconds. */
const answersMs = 1_000;

/** What a runtime needs. */
export interface RuntimeParts
  extends Omit<CommandDeps, 'capabilitiesByAdapter' | 'belongsTo' | 'changed' | 'forgotten'> {
  store: Store;
  adapters: readonly ConfiguredAdapter[];
  /** Whether the terminal is the chat, because no platform is configured. */
  fallback: boolean;
  /** Keeps the status of each platform. */
  platforms: Platforms;
  mount: HttpMount;
  /** What pages of this process share. Absent: it shows none. */
  pages?: WebPages;
  /** The folder of the embedded database, in which each adapter gets one of its own. */
  dataDir: string;
  /** Called with each post. Default: nothing is called. */
  meter?: Meter;
  clock: Clock;
  log: Log;
}

/**
 * Runs one platform: adapters, commands and delivery. Only the leader runs it. A new one is made each time this
 * process is elected.
 */
export class BotRuntime implements LeaderLeaseHolder {
  readonly #parts: RuntimeParts;
  #adapters: ReadonlyMap<string, ChatAdapter> = new Map();
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

  /** What each platform has to send now; nothing when this process is not the leader. */
  get load(): Record<string, QueueLoad> {
    return this.#delivery?.load ?? {};
  }

  /** Starts listening and sending. */
  async onElected(): Promise<void> {
    const { adapters, fallback, platforms, mount: _, dataDir, meter, clock, log, ...parts } = this.#parts;
    const { store, texts, defaults, catalog, pages } = parts;
    const created = new Map<string, ChatAdapter>();
    this.#adapters = created;
    const belongsTo: BelongsTo = (chat) => widerChats(chat, created);
    const serves = (chat: ChatId) => isAllowed(chat, parts.access, belongsTo);
    const tell = (name: string, state: ConnectionState) => {
      // An adapter of an earlier runtime may still report its end.
      if (this.#delivery === delivery) platforms.set(name, state);
    };
    const refused = (name: string) => tell(name, 'refused');
    const delivery = new Delivery({
      store,
      catalog,
      texts,
      clock,
      log,
      serves,
      refused,
      ...(meter && { meter }),
    });
    this.#delivery = delivery;
    for (const { module } of adapters) tell(module.name, 'connecting');
    this.#closers.push('delivery', async () => {
      this.#delivery = null;
      await delivery.stop();
    });
    const mount = this.#mountUntilDemoted();
    const commands = createCommands({
      ...parts,
      capabilitiesByAdapter: new Map(
        adapters.map(({ module: { name, capabilities } }) => [name, capabilities]),
      ),
      belongsTo,
      clock,
      log,
      changed: (chat) => delivery.wake(chat),
      forgotten: (chat) => this.forget(chat),
    });
    for (const { module, config } of adapters) {
      const { name } = module;
      const onConnection = (state: ConnectionState) => tell(name, state);
      const adapter = await module.create(config, {
        commands,
        outbox: delivery,
        mount,
        ...(pages && { pages }),
        download,
        folder: join(dataDir, name),
        clock,
        log: log.child({ adapter: name }),
        onConnection,
        onInvites: (invites) => {
          platforms.invites[name] = invites;
        },
      });
      created.set(name, adapter);
      delivery.add(adapter);
      this.#closers.push(name, () => adapter.stop());
      await adapter.start();
    }
    const topics = catalog().topics.map((topic) => topic.id);
    if (fallback) await openTerminalChat({ store, outbox: delivery, texts, defaults, topics });
    await delivery.start();
    this.#watch(delivery, created, serves);
  }

  /** What the other processes may know: of the one platform that a process leads for by a lease. */
  tells(): LeaderFacts | null {
    const [name = ''] = this.#adapters.keys();
    const { platforms } = this.#parts;
    const [load, state] = [this.load[name], platforms.all[name]];
    if (load === undefined || state === undefined) return null;
    return {
      platform: name,
      process: processName,
      state,
      load,
      invites: [...(platforms.invites[name] ?? [])],
    };
  }

  /** The wider places that a chat belongs to, as far as this process leads for its platform. */
  readonly belongsTo: BelongsTo = (chat) => widerChats(chat, this.#adapters);

  /** Erases what an adapter of this runtime itself keeps of a chat; also what it kept when this process was the leader. */
  async forget(chat: ChatId): Promise<void> {
    const { adapter: name, address } = splitChatId(chat);
    const running = this.#adapters.get(name);
    if (running !== undefined) return running.forget?.(address);
    const { adapters, dataDir } = this.#parts;
    const own = adapters.find(({ module }) => module.name === name);
    await own?.module.forget?.(join(dataDir, name), address);
  }

  /** Starts what is sent beside posts: the operator's announcements, and notices of feeds that have failed for long. */
  #watch(delivery: Delivery, adapters: ReadonlyMap<string, ChatAdapter>, isServed: Serves): void {
    const { store, texts, userFeeds, clock, log } = this.#parts;
    const serves = (chat: ChatId) => adapters.has(splitChatId(chat).adapter) && isServed(chat);
    const deps = { store, outbox: delivery, texts, clock, log, serves };
    const announce = () => sendAnnouncements({ ...deps, adapters });
    this.#closers.push('announcements', every('*/5 * * * * *', announce, { clock, log }));
    if ((userFeeds?.who ?? 'off') === 'off') return;
    const tell = () => tellOfFailingFeeds({ ...deps, stopAction: forms.unfollow.encode });
    this.#closers.push('notices of failing feeds', every('*/10 * * * *', tell, { clock, log }));
  }

  /** Mounts what adapters ask for, and unmounts it after they have stopped or their time is up. */
  #mountUntilDemoted(): HttpMount {
    const mounted = new Set<() => void>();
    let isOver = false;
    this.#closers.push('mounts', async () => {
      isOver = true;
      for (const unmount of mounted) unmount();
    });
    return (prefix, handle, maxBytes) => {
      if (isOver) throw new Error(`nothing is mounted at ${prefix}: its runtime has ended`);
      const unmount = this.#parts.mount(prefix, handle, maxBytes);
      mounted.add(unmount);
      return () => {
        mounted.delete(unmount);
        unmount();
      };
    };
  }

  /** Stops listening, and resolves when no send is under way any more. `atOnce`: starts no further send, not even for an answer. */
  async onDemoted(atOnce = false): Promise<void> {
    const { adapters, platforms, store, clock, log } = this.#parts;
    const closers = this.#closers;
    const delivery = this.#delivery;
    // Before an answer is refused by delivery, so that it does not count as given.
    if (atOnce) for (const adapter of this.#adapters.values()) adapter.halt?.();
    if (atOnce) delivery?.halt();
    this.#closers = new Closers();
    this.#adapters = new Map();
    // The adapters stop first, and wait for their commands: a command must not wait for long for its answer.
    const cancel = clock.after(answersMs, () => void delivery?.stop());
    this.leftOpen = await closers.close({ clock, log, maxMs: endMs[atOnce ? 'atOnce' : 'inOrder'] });
    cancel();
    if (store.sharing !== undefined)
      for (const { module } of adapters) platforms.set(module.name, 'standing by');
  }
}

/** The chats that a chat belongs to, as its adapter says. */
function widerChats(
  chat: ChatId,
  adapters: ReadonlyMap<string, ChatAdapter>,
): readonly ChatId[] | Promise<readonly ChatId[]> {
  const { adapter: name, address } = splitChatId(chat);
  const wider = adapters.get(name)?.belongsTo?.(address) ?? [];
  const asChats = (addresses: readonly string[]) => addresses.map((each) => `${name}:${each}`);
  return 'then' in wider ? wider.then(asChats) : asChats(wider);
}
