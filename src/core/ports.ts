/*
 * The ports of the core: what its rooms need of each other, and of the world. One place to import them from, so that
 * nobody has to know in which file of the core a port is written.
 */
export type { Browsed, BrowseQuestion } from './browse.js';
export type { Ability, Capabilities } from './capabilities.js';
export type * from './chat-adapter.js';
export type * from './clock.js';
export type * from './commands.js';
export type { EmbeddingModel } from './embedding-model.js';
export type { FeedFinder, FeedList, FeedOffer } from './feed-finder.js';
export type * from './log.js';
export type { Meter, QueueLoad } from './meter.js';
export type * from './stores/admin.js';
export type * from './stores/archive.js';
export type * from './stores/article-reader.js';
export type * from './stores/chat-store.js';
export type * from './stores/delivery-store.js';
export type * from './stores/figure-store.js';
export type * from './stores/news-store.js';
export type * from './stores/sharing.js';
export type * from './stores/store.js';
export type { ThreadMaker } from './thread-maker.js';
export type * from './web-pages.js';
