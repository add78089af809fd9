import { statSync } from 'node:fs';
import type { Catalog } from '../../core/catalog.js';
import type { Log } from '../../core/ports.js';
import { loadCatalog } from './files.js';

/** The current catalog. Changes of its files are picked up while Kabar runs. */
export interface CatalogSource {
  current(): Catalog;
  /** Reads all files again if one has changed. If the catalog is invalid, that is logged and the last valid one stays. */
  refresh(log: Log): void;
}

/** @throws KabarError if the catalog is invalid at the start. */
export function openCatalog(files: readonly string[]): CatalogSource {
  let seen = fingerprint(files);
  let catalog = loadCatalog(files);
  return {
    current: () => catalog,
    refresh(log) {
      const now = fingerprint(files);
      if (now === seen) return;
      seen = now;
      try {
        catalog = loadCatalog(files);
        log.info(
          { publishers: catalog.publishers.length, topics: catalog.topics.length },
          'the catalog was read again',
        );
      } catch (error) {
        log.error({ err: error }, 'the changed catalog is not used; the last good one stays');
      }
    },
  };
}

function fingerprint(files: readonly string[]): string {
  return files
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stat) => (stat === undefined ? '-' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`))
    .join('|');
}
