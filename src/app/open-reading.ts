import type { Clock } from '../core/ports.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import { createReader } from '../intake/read/reader.js';
import type { Closers } from './closers.js';
import type { CoreConfig } from './config.js';
import { fetcherFor, publicFetcherFor } from './create-fetcher.js';
import type { Environment } from './secret-files.js';

interface ReadingParts {
  /** The environment that feeds may refer to. */
  env: Environment;
  /** The names of Kabar's own secrets, which they may not. */
  secrets: readonly string[];
  clock: Clock;
  closers: Closers;
}

/** Opens what fetches and reads feeds and pages. `publicFetcher` is for what people name. */
export function openReading(core: CoreConfig, { env, secrets, clock, closers }: ReadingParts) {
  const fetcher: Fetcher = fetcherFor(core, env, secrets, clock);
  closers.push('fetcher', () => fetcher.close());
  // Addresses that people name must never lead into the operator's own network.
  const publicFetcher: Fetcher = publicFetcherFor(core, clock);
  closers.push('fetcher for people', () => publicFetcher.close());
  const reader = createReader({ clock });
  closers.push('reader', () => reader.close());
  return { fetcher, publicFetcher, reader };
}
