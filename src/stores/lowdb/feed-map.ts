import type { FeedState } from '../../core/feed.js';
import { packedFeed, withFields } from '../../core/packed-feed.js';
import type { FeedTimes } from '../../core/ports.js';

/** The states of all feeds by their ids, packed. */
export class FeedMap extends Map<string, FeedState> {
  override set(id: string, state: FeedState): this {
    return super.set(id, packedFeed(state));
  }

  /** Takes up when feeds were polled; those that are not known are left out. */
  noteTimes(times: readonly FeedTimes[]): void {
    for (const { id, ...fields } of times) {
      const known = this.get(id);
      if (known !== undefined) this.set(id, withFields(known, fields));
    }
  }
}
