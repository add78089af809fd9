import type { Catalog } from '../core/catalog.js';
import type { ChatStore, Clock, DeliveryStore, Log, Meter } from '../core/ports.js';
import type { Texts } from '../i18n/texts.js';
import type { Serves } from './served-chats.js';

/** What delivering needs, beside the adapter. */
export interface DeliveryDeps {
  store: DeliveryStore & ChatStore;
  catalog: () => Catalog;
  texts: Texts;
  clock: Clock;
  log: Log;
  /** See {@link Serves}. Default: all chats are served. */
  serves?: Serves;
  /** Called with each post. Default: nothing is called. */
  meter?: Meter;
  /** Called when a platform has refused the token. Default: nothing is called. */
  refused?: (adapter: string) => void;
}
