import { basename } from 'node:path';
import type { FeedFinder, Log } from '../core/ports.js';
import type { Intake } from '../intake/intake.js';
import type { Operations } from '../window/operations.js';
import { exportOpml, importOpml } from './catalog/exchange-opml.js';
import { removeFeed } from './catalog/remove-feed.js';
import { saveTopic } from './catalog/save-topic.js';
import type { CatalogSource } from './catalog/source.js';

/** What the operations of the window are made of. */
export interface OperationParts {
  /** The files of the catalog; the second is the operator's own. */
  files: readonly string[];
  source: CatalogSource;
  finder: FeedFinder;
  poll: Intake['poll'];
  log: Log;
}

/** What the operator can have this process do. A changed catalog is in force at once. */
export function createOperations({ files, source, finder, poll, log }: OperationParts): Operations {
  return {
    find: (address) => finder.find(address),
    add: (offer) => finder.add(offer),
    async poll(feed) {
      const report = await poll(feed);
      if (report === null) return null;
      if (report.outcome !== 'failed') return { kind: 'read', entries: report.entries.length };
      return { kind: 'failed', reason: report.reason ?? '' };
    },
    async removeFeed(feed) {
      await removeFeed(files, source.current(), feed, basename);
      source.refresh(log);
    },
    exportFeeds: () => exportOpml(source.current()),
    async importFeeds(opml) {
      const result = await importOpml(files, source.current(), opml);
      source.refresh(log);
      return result;
    },
    async saveTopic(topic) {
      await saveTopic(files, topic);
      source.refresh(log);
    },
  };
}
