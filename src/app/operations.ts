import { basename } from 'node:path';
import type { ChatId } from '../core/chat.js';
import type { ChatStore, Clock, FeedFinder, Log } from '../core/ports.js';
import type { Texts } from '../i18n/texts.js';
import type { Intake } from '../intake/intake.js';
import type { Operations } from '../window/operations.js';
import { exportOpml, importOpml } from './catalog/exchange-opml.js';
import { pauseFeed } from './catalog/pause-feed.js';
import { removeFeed } from './catalog/remove-feed.js';
import { saveTopic } from './catalog/save-topic.js';
import type { CatalogSource } from './catalog/source.js';
import { composeLook } from './looks.js';

/** What the operations of the window are made of. */
interface OperationParts {
  /** The files of the catalog; the second is the operator's own. */
  files: readonly string[];
  source: CatalogSource;
  finder: FeedFinder;
  poll: Intake['poll'];
  store: Pick<ChatStore, 'forgetChat'>;
  /** Erases what adapters keep of a chat. */
  forget: (chat: ChatId) => Promise<void>;
  texts: Texts;
  clock: Clock;
  log: Log;
}

/** What the operator can have this process do. A changed catalog is in force at once. */
export function createOperations(parts: OperationParts): Operations {
  const { files, source, finder, poll, store, forget, texts, clock, log } = parts;
  return {
    // The operator never has to wait.
    find: async (address) => (await finder.find(address)) ?? [],
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
    async pauseFeed(feed, isPaused) {
      await pauseFeed(files, feed, isPaused);
      source.refresh(log);
    },
    exportFeeds: () => exportOpml(source.current()),
    async importFeeds(opml) {
      const result = await importOpml(files, source.current(), opml);
      source.refresh(log);
      return result;
    },
    look: (question) => composeLook(question, { catalog: source.current, texts, clock }),
    async forgetChat(chat) {
      await store.forgetChat(chat);
      await forget(chat);
    },
    async saveTopic(topic) {
      await saveTopic(files, topic);
      source.refresh(log);
    },
  };
}
