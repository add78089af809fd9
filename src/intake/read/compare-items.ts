import { noteCuts } from './cuts.js';
import type { ParsedItem } from './parsed-feed.js';
import { noteRepeated } from './repeated.js';
import { dropSharedImages } from './signs.js';

/**
 * Notes on the items what only all of them together tell: which sentences and pictures are the publisher's own, and whether
 * it cuts its texts.
 * @param unread how the items are written that are not read whole.
 */
export function compareItems(items: readonly ParsedItem[], unread: readonly string[]): void {
  noteRepeated(items, unread);
  dropSharedImages(items, unread);
  noteCuts(items, unread);
}
