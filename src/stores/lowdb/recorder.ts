import type { LogEntry } from '../../core/article.js';
import type { Clock, RecordBatch, RecordItem } from '../../core/ports.js';
import type { Change } from './change.js';
import type { KeywordVersion } from './keyword-version.js';
import type { Marker } from './marker.js';
import type { PendingWrites } from './pending-writes.js';
import type { State } from './state.js';
import { Stories } from './stories.js';

/** What recording needs. */
export interface RecorderParts {
  clock: Clock;
  marker: Marker;
  state: State;
  /** The changes that are on their way to the disk. */
  pendingWrites: PendingWrites;
  keywords: KeywordVersion;
  /** The state. It throws when the store is closed. */
  open: () => State;
  commit: (change: Change) => Promise<void>;
}

/** Records what polls found: gives articles their stories, and entries their numbers and their time. */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #stories: Stories;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#stories = new Stories(parts.state.news);
  }

  /** Returns null where the topics of the articles are out of date. */
  async record({ feed, items, keywords }: RecordBatch): Promise<LogEntry[] | null> {
    const { clock, commit } = this.#parts;
    const making = this.#stories.making(clock.now());
    if (making !== null) await making;
    for (;;) {
      const reserving = this.#parts.marker.reserve(this.#head() + items.length);
      if (reserving === null) break;
      await reserving;
    }
    // Nothing may be awaited from here until the batch is in the journal's queue: its numbers would be given twice.
    if (keywords !== undefined && keywords !== this.#parts.keywords.version) return null;
    const now = clock.now();
    const at = Math.max(now, this.#lastAt());
    const assigned = this.#stories.assign(items, now);
    const numbered = withNumbers(assigned, this.#head(), at);
    await commit({ kind: 'record', feed, items: numbered }).catch((error: unknown) => {
      this.#stories.forget(assigned);
      throw error;
    });
    return numbered.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  }

  /** The head after all pending writes. */
  #head(): number {
    return this.#parts.pendingWrites.head(this.#parts.open().news.head);
  }

  /** The time of the last entry after all pending writes. */
  #lastAt(): number {
    return this.#parts.pendingWrites.lastAt(this.#parts.open().news.log.at(-1)?.at ?? 0);
  }
}

/** The items as they are stored: their entries bear the numbers after the head, and what delivery asks of the article. */
function withNumbers(items: readonly RecordItem[], head: number, at: number) {
  let seq = head;
  return items.map(({ article, keys, entry, bodyProfile }) => {
    const { id, language, story } = article;
    const facts = { article: id, publisher: article.publisher.id, language, story };
    return { article, keys: [...keys], entry: entry && { ...entry, ...facts, seq: ++seq, at }, bodyProfile };
  });
}
