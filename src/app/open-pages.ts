import type { FeedFinder, HttpMount, Store } from '../core/ports.js';
import type { Intake } from '../intake/intake.js';
import type { Machine } from '../window/machine.js';
import type { MachineDoor } from './machine-door.js';
import { feedCounter, type Measuring, machineOf } from './measuring.js';
import { createOperations } from './operations.js';
import type { Platforms } from './platforms.js';
import type { Prepared } from './prepare.js';
import { mountApi } from './start-api.js';
import type { Runtimes } from './start-runtimes.js';
import { type OwnParts, openWindow } from './start-window.js';

interface PageParts {
  store: Store;
  platforms: Platforms;
  measuring: Measuring;
  own: OwnParts;
  door: MachineDoor;
  feeds: FeedFinder;
  poll: Intake['poll'];
  load: Machine['load'];
  leaders: Machine['leaders'];
  belongsTo: Runtimes['belongsTo'];
  forget: Runtimes['forget'];
  mount: HttpMount;
}

/** Opens what this Kabar shows of itself: the window to its operator, the API and the figures to machines. */
export function openPages(
  { core, source, texts, defaults, clock, log }: Prepared,
  { store, platforms, measuring, own, door, feeds, poll, load, leaders, belongsTo, forget, mount }: PageParts,
): void {
  const catalog = source.current;
  const statuses = () => platforms.all;
  mountApi({ store, catalog, texts, belongsTo, clock, log }, door, mount);
  measuring.prometheus.watch({ feeds: feedCounter(store, catalog, clock), load, platforms: statuses });
  const parts = { files: core.CATALOG, source, finder: feeds, poll, store, forget, texts, clock, log };
  const shown = {
    store,
    catalog,
    chatTexts: texts,
    operations: createOperations(parts),
    defaults,
    platforms: statuses,
    invites: () => platforms.invites,
    belongsTo,
    machine: machineOf(core, measuring.hourly, { load, leaders }),
    clock,
    log,
  };
  openWindow(core, own, shown, mount);
}
