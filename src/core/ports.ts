/*
 * The ports of the core: what its rooms need of each other, and of the world. One place to import them from, so that
 * nobody has to know in which file of the core a port is written.
 */

export type * from './ports/admin.js';
export type * from './ports/archive.js';
export type * from './ports/article-reader.js';
export type { Browsed, BrowseQuestion } from './ports/browse.js';
export type { Ability, Capabilities } from './ports/capabilities.js';
export type * from './ports/chat-adapter.js';
export type * from './ports/chat-store.js';
export type * from './ports/clock.js';
export type * from './ports/commands.js';
export type * from './ports/delivery-store.js';
export type { EmbeddingModel } from './ports/embedding-model.js';
export type { FeedFinder, FeedList, FeedOffer } from './ports/feed-finder.js';
export type * from './ports/figure-store.js';
export type * from './ports/log.js';
export type { Meter, QueueLoad } from './ports/meter.js';
export type * from './ports/news-store.js';
export type * from './ports/sharing.js';
export type * from './ports/store.js';
export type { ThreadMaker } from './ports/thread-maker.js';
export type * from './ports/web-pages.js';
