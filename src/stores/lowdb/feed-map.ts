import type { FeedState } from '../../core/feed.js';
import { packedFeed } from '../../core/packed-feed.js';

/** The states of all feeds by their ids, packed. */
export class FeedMap extends Map<string, FeedState> {
  override set(id: string, state: FeedState): this {
    return super.set(id, packedFeed(state));
  }
}
