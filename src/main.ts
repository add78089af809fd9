import { openCatalog } from './app/catalog/source.js';
import { systemClock } from './app/clock.js';
import { Closers } from './app/closers.js';
import { type CoreConfig, loadConfig, secretNames, wantedAdapters } from './app/config.js';
import { createFeedFinder } from './app/feed-finder.js';
import { findAdapters } from './app/find-adapters.js';
import { createLog } from './app/log.js';
import { machineDoor } from './app/machine-door.js';
import { feedCounter, machineOf, startMeasuring } from './app/measuring.js';
import { tidyMemory } from './app/memory.js';
import { openReading } from './app/open-reading.js';
import { createOperations } from './app/operations.js';
import { packageRoot } from './app/package-root.js';
import { Platforms } from './app/platforms.js';
import { every } from './app/schedule.js';
import { mountApi } from './app/start-api.js';
import { startIntake } from './app/start-intake.js';
import { answerScrapes } from './app/start-metrics.js';
import { startRuntimes } from './app/start-runtimes.js';
import { checkWindowConfig, createOwnParts, openWindow, sharedPages } from './app/start-window.js';
import { tellSupervisor } from './app/supervisor.js';
import type { CommandDeps } from './commands/context.js';
import { feedsOf, feedVariables } from './core/catalog.js';
import { cautiousTime } from './core/cautious-time.js';
import type { Clock, Log } from './core/ports.js';
import { HttpServer } from './http/server.js';
import { loadTexts } from './i18n/texts.js';
import { openStore } from './stores/open-store.js';

/** How long an end may take before what is left is given up. */
const endMs = 9_000;

/** How long a clock that was set forward must hold before anything is pruned by it: a day, in milliseconds. */
const pruneProbationMs = 24 * 3_600_000;

/** A Kabar that runs. */
export interface Running {
  /** The address of the HTTP server, or null when its port was taken. */
  web: string | null;
  /** Polls the feeds that are due now, and resolves when they are read. */
  tick(): Promise<void>;
  /** Resolves when nothing is left to do: every platform has refused its token. */
  noneLeft: Promise<void>;
  /**
   * Ends polling, finishes the sends under way, commits and closes, within 9 s.
   * @returns whether everything could be closed.
   */
  stop(): Promise<boolean>;
}

/** Where Kabar starts, and what a caller may hand in instead of the real thing. */
export interface StartOptions {
  env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths of the configuration start. */
  folder: string;
  clock?: Clock;
  log?: Log;
  /** Ends a start that is under way: it closes what is open, and rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Starts Kabar: opens the store, wires intake, delivery, commands and adapters, and begins to poll. Closes
 * everything in reverse order, even if start-up fails halfway.
 * @throws KabarError when configuration, catalog or store are not usable.
 */
export async function startKabar({
  folder,
  clock = systemClock,
  signal,
  ...given
}: StartOptions): Promise<Running> {
  const modules = await findAdapters();
  const { core, adapters, env } = loadConfig(given.env, modules, folder);
  checkWindowConfig(core);
  const source = openCatalog(core.CATALOG);
  const catalog = source.current;
  const texts = loadTexts(new URL('data/locales/', packageRoot));
  const defaults = defaultsOf(core, env);
  const { wanted, fallback } = wantedAdapters(adapters);
  const level = core.LOG_LEVEL ?? (fallback ? 'warn' : 'info');
  const log = given.log ?? createLog({ level, env, secrets: [...feedVariables(catalog()).keys()] });

  const closers = new Closers();
  let ending: Promise<string[]> | null = null;
  const stop = async () => {
    ending ??= closers.close({ clock, log, maxMs: endMs });
    return (await ending).length === 0;
  };
  try {
    const store = await openStore({ dataDir: core.DATA_DIR, databaseUrl: core.DATABASE_URL, clock, log });
    closers.push('store', () => store.close());
    signal?.throwIfAborted();
    let started = false;
    const { WEB_HOST: host, WEB_PORT: port } = core;
    const names = wanted.map(({ module }) => module.name);
    const platforms = new Platforms(names, store.sharing === undefined ? 'connecting' : 'standing by', log);
    const readiness = () => ({ ready: started && platforms.ready, platforms: platforms.all });
    const { meter, prometheus, hourly } = startMeasuring(store, { clock, log, closers });
    const own = createOwnParts(core, clock, () => (platforms.all.web === 'connected' ? 'chat/' : null));
    const door = machineDoor(core, own.door);
    const metrics = answerScrapes(prometheus, door);
    const http = new HttpServer({ host, port, readiness, metrics, clock, log });
    const { fetcher, publicFetcher, reader } = openReading(core, {
      env,
      secrets: secretNames(modules),
      clock,
      closers,
    });
    const finding = { files: core.CATALOG, source, fetcher, publicFetcher, reader, store, clock, log };
    const feeds = createFeedFinder(finding);
    const userFeeds = { who: core.USER_FEEDS, perChat: core.USER_FEEDS_PER_CHAT };
    // The person at the terminal runs this Kabar, so that no list of chats applies.
    const access = { chats: fallback ? [] : core.ALLOWED_CHATS, operators: core.OPERATORS };
    const asked = { store, catalog, texts, defaults, access, feeds, userFeeds };
    const { mount } = http;
    const sending = {
      ...asked,
      adapters: wanted,
      fallback,
      platforms,
      mount,
      pages: sharedPages(core, own),
      dataDir: core.DATA_DIR,
      meter,
      clock,
      log,
    };
    const { announce, load } = await startRuntimes(sending, closers);
    signal?.throwIfAborted();

    const { tick, poll } = startIntake({
      core,
      store,
      source,
      fetcher,
      publicFetcher: userFeeds.who === 'off' ? undefined : publicFetcher,
      reader,
      mount,
      clock,
      log,
      closers,
      onEntries: announce,
      meter,
    });
    const operable = { files: core.CATALOG, source, finder: feeds, poll, texts, clock, log };
    const operations = createOperations(operable);
    mountApi({ store, catalog, texts, clock, log }, door, mount);
    const statuses = () => platforms.all;
    prometheus.watch({ feeds: feedCounter(store, catalog, clock), load, platforms: statuses });
    const machine = machineOf(core, hourly, load);
    const shown = { ...asked, chatTexts: texts, operations, machine, platforms: statuses, clock, log };
    openWindow(core, own, shown, mount);
    const pruneBy = cautiousTime(clock, pruneProbationMs);
    closers.push(
      'pruning',
      every('17 * * * *', () => store.prune(pruneBy()), { clock, log }),
    );
    closers.push('HTTP server', () => http.stop());
    await tidyMemory();
    const web = await http.start().catch((error: unknown) => sayUnreachable(log, error));
    signal?.throwIfAborted();
    started = true;
    const counts = { feeds: feedsOf(catalog()).length, topics: catalog().topics.length };
    log.info({ adapters: names, ...counts, web }, 'Kabar runs');
    closers.push('supervisor', tellSupervisor({ env, readiness, clock, log }));
    return { web, tick, stop, noneLeft: platforms.noneLeft };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a new chat gets. Nobody has chosen the language if the variable is not set. */
function defaultsOf(core: CoreConfig, env: StartOptions['env']): CommandDeps['defaults'] {
  return {
    language: core.DEFAULT_LANGUAGE,
    timezone: core.DEFAULT_TIMEZONE,
    isLanguageAssumed: !env.DEFAULT_LANGUAGE?.trim(),
  };
}

/** Kabar brings the news without its HTTP server too, e.g. when a second one on this machine has the port. */
function sayUnreachable(log: Log, error: unknown): null {
  log.warn({ err: error }, 'the HTTP server does not run: set WEB_PORT to a free port, or to 0');
  return null;
}
