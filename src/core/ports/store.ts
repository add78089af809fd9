import type { Admin } from './admin.js';
import type { Archive } from './archive.js';
import type { ChatStore } from './chat-store.js';
import type { DeliveryStore } from './delivery-store.js';
import type { FigureStore } from './figure-store.js';
import type { NewsStore } from './news-store.js';
import type { Sharing } from './sharing.js';

/**
 * Everything that Kabar keeps. What a method promises is durable when it resolves: it survives `kill -9` and a power cut.
 * Every implementation passes `test/contracts/store.ts`. Only the wiring names it; all others name the port they need.
 */
export interface Store extends NewsStore, ChatStore, DeliveryStore, Archive, Admin, FigureStore {
  readonly sharing?: Sharing;
}
