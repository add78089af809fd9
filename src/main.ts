import { systemClock } from './app/clock.js';
import { Closers } from './app/closers.js';
import { createFeedFinder } from './app/feed-finder.js';
import { holdRoomForNew } from './app/heap-flags.js';
import { machineDoor } from './app/machine-door.js';
import { startMeasuring } from './app/measuring.js';
import { keepMemoryTidy } from './app/memory.js';
import { openPages } from './app/open-pages.js';
import { openReading } from './app/open-reading.js';
import { Platforms } from './app/platforms.js';
import { forRuntimes, type Given, prepare } from './app/prepare.js';
import { startIntake } from './app/start-intake.js';
import { answerScrapes } from './app/start-metrics.js';
import { startPruning } from './app/start-pruning.js';
import { startRuntimes } from './app/start-runtimes.js';
import { createOwnParts, sharedPages } from './app/start-window.js';
import { tellSupervisor } from './app/supervisor.js';
import { type Catalog, feedsOf } from './core/catalog.js';
import type { Clock, Log } from './core/ports.js';
import { faultOf, wordsOf } from './core/system-errors.js';
import { HttpServer } from './http/server.js';
import { openStore } from './stores/open-store.js';

/** How long an end may take before what is left is given up. */
const endMs = 9_000;

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
export interface StartOptions extends Given {
  clock?: Clock;
  /** Ends a start that is under way: it closes what is open, and rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Starts Kabar: reads what is written down, opens the store, wires adapters, commands, delivery and intake, and begins to
 * poll. Closes everything in reverse order, even if start-up fails halfway.
 * @throws KabarError when configuration, catalog or store are not usable.
 */
export async function startKabar({ clock = systemClock, signal, ...given }: StartOptions): Promise<Running> {
  const prepared = await prepare({ ...given, clock });
  const { core, source, names, log } = prepared;
  const closers = new Closers();
  let ending: Promise<string[]> | null = null;
  const stop = async () => {
    ending ??= closers.close({ clock, log, maxMs: endMs });
    return (await ending).length === 0;
  };
  try {
    const store = await openStore({ dataDir: core.DATA_DIR, databaseUrl: core.DATABASE_URL, clock, log });
    closers.push('store', () => store.close());
    holdRoomForNew(false);
    signal?.throwIfAborted();

    const platforms = new Platforms(names, store.sharing === undefined ? 'connecting' : 'standing by', log);
    let isStarted = false;
    const readiness = () => ({ ready: isStarted && platforms.ready, platforms: platforms.all });
    const measuring = startMeasuring(store, { clock, log, closers });
    const { meter } = measuring;
    const own = createOwnParts(core, clock, () => (platforms.all.web === 'connected' ? 'chat/' : null));
    const door = machineDoor(core, own.door);
    const metrics = answerScrapes(measuring.prometheus, door);
    const http = new HttpServer({ host: core.WEB_HOST, port: core.WEB_PORT, readiness, metrics, clock, log });
    const { mount } = http;

    const reading = openReading(core, { ...prepared, closers });
    const feeds = createFeedFinder({ files: core.CATALOG, source, ...reading, store, clock, log });
    const pages = sharedPages(core, own);
    const parts = { ...forRuntimes(prepared), store, feeds, platforms, mount, pages, meter };
    const { announce, ...ofRuntimes } = await startRuntimes(parts, closers);
    signal?.throwIfAborted();

    const polling = { ...reading, core, store, source, mount, clock, log, closers, meter };
    const { tick, poll } = startIntake({ ...polling, onEntries: announce });
    openPages(prepared, { store, platforms, measuring, own, door, feeds, poll, ...ofRuntimes, mount });
    startPruning(store, { clock, log, closers });
    closers.push('HTTP server', () => http.stop());
    const cancelTidying = keepMemoryTidy(clock);
    closers.push('memory', async () => cancelTidying());
    const address = await http.start().catch((error: unknown) => sayUnreachable(log, error));
    signal?.throwIfAborted();

    isStarted = true;
    log.info({ adapters: names, ...sizesOf(source.current()), web: address }, 'Kabar runs');
    closers.push('supervisor', tellSupervisor({ env: prepared.env, readiness, clock, log }));
    return { web: address, tick, stop, noneLeft: platforms.noneLeft };
  } catch (error) {
    await stop();
    throw error;
  }
}

const sizesOf = (catalog: Catalog) => ({ feeds: feedsOf(catalog).length, topics: catalog.topics.length });

/** Kabar brings the news without its HTTP server too, e.g. when a second one on this machine has the port. */
function sayUnreachable(log: Log, error: unknown): null {
  const fault = error instanceof Error ? faultOf(error) : null;
  // A port in use needs no stack.
  const facts = fault === null ? { err: error } : { reason: wordsOf(fault) };
  log.warn(facts, 'the HTTP server does not run: set WEB_PORT to a free port, or to 0');
  return null;
}
