import type { LogEntry } from '../core/article.js';
import type { Clock, HttpMount, Log, Meter, NewsStore } from '../core/ports.js';
import { createMeanings, type Meanings } from '../intake/embeddings/meanings.js';
import { createEnricher } from '../intake/enrich/enrich.js';
import { wholePages } from '../intake/enrich/page-fetcher.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import { createIntake, type Intake, type IntakeOptions } from '../intake/intake.js';
import type { Reader } from '../intake/read/reader.js';
import { createWebSub, type WebSub } from '../intake/websub/websub.js';
import type { CatalogSource } from './catalog/source.js';
import type { Closers } from './closers.js';
import type { CoreConfig } from './config.js';
import { embeddingModelOf } from './embedding-model.js';
import { version } from './package-root.js';
import { every } from './schedule.js';

/** How long an article waits at most for the facts of its page, in milliseconds. */
const maxHoldMs = 8_000;

/** What intake needs. */
interface IntakeParts {
  core: CoreConfig;
  store: NewsStore;
  source: CatalogSource;
  fetcher: Fetcher;
  /** Reaches the public internet alone: for the feeds that people added. */
  publicFetcher: Fetcher;
  reader: Reader;
  mount: HttpMount;
  clock: Clock;
  log: Log;
  closers: Closers;
  onEntries: (entries: LogEntry[]) => void;
  meter: Meter;
}

/** Starts polling feeds on schedule, and accepts pushes of hubs if `PUBLIC_URL` is set. */
export function startIntake(parts: IntakeParts): Pick<Intake, 'tick' | 'poll'> {
  const { core, store, source, fetcher, publicFetcher, reader, clock, log, closers, onEntries, meter } =
    parts;
  const enrichBy = (by: Fetcher) => enrichFromPages(by, clock, log, core.USER_AGENT);
  const intake = createIntake({
    store,
    catalog: source.current,
    fetcher,
    clock,
    log,
    feedIntervalSeconds: core.FEED_INTERVAL,
    read: reader.read,
    enrich: enrichBy(fetcher),
    ...(core.USER_FEEDS !== 'off' && {
      personal: { fetcher: publicFetcher, enrich: enrichBy(publicFetcher) },
    }),
    meanings: startMeanings(parts),
    onEntries,
    meter,
    onHub: (feed, hub) => void webSub?.seen(feed, hub),
  });
  closers.push('intake', () => intake.stop());
  const webSub = core.PUBLIC_URL === undefined ? null : startWebSub(core.PUBLIC_URL, intake, fetcher, parts);

  const tick = () => {
    source.refresh(log);
    return intake.tick();
  };
  // Not awaited, so that a slow feed does not delay the others.
  closers.push(
    'polling',
    every(core.POLL_CRON, async () => void tick(), { clock, log }),
  );
  void tick();
  return { tick, poll: intake.poll };
}

/** The stage that reads the pages of new articles for facts that their feeds lack. */
export function enrichFromPages(
  fetcher: Fetcher,
  clock: Clock,
  log: Log,
  userAgent = `Kabar/${version}`,
): NonNullable<IntakeOptions['enrich']> {
  const enricher = createEnricher({ fetcher: wholePages(fetcher), clock, log, userAgent, maxHoldMs });
  return (items, feed, signal) => enricher.enrich(items, feed.publisher, { signal });
}

/** Begins to try the embedding model, if there is one. */
function startMeanings({ core, clock, log, closers }: IntakeParts): Meanings | undefined {
  const model = embeddingModelOf(core);
  if (model === null) return undefined;
  const meanings = createMeanings({ model, clock, log });
  closers.push('embeddings', async () => {
    meanings.stop();
    await meanings.settled();
    await model.close();
  });
  return meanings;
}

function startWebSub(publicUrl: string, intake: Intake, fetcher: Fetcher, parts: IntakeParts): WebSub {
  const { mount, clock, log, closers } = parts;
  const webSub = createWebSub({
    publicUrl,
    mount,
    post: fetcher.post,
    states: intake.states,
    state: intake.state,
    change: intake.changePush,
    isWatched: intake.watches,
    push: async (feed, body, contentType) => void (await intake.push(feed, body, contentType)),
    clock,
    log,
  });
  closers.push('WebSub', () => webSub.stop());
  // Not awaited either, so that an unreachable hub does not delay the others.
  closers.push(
    'WebSub leases',
    every('* * * * *', async () => void webSub.tick(), { clock, log }),
  );
  return webSub;
}
