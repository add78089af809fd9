import { setImmediate } from 'node:timers/promises';
import type { LogEntry } from '../../core/article.js';
import { KeyedMutex } from '../../core/keyed-mutex.js';
import type { Clock, RecordBatch } from '../../core/ports.js';
import { type Database, isRefusal } from './connect.js';
import { GroupCommit } from './group-commit.js';
import type { Instant } from './instant.js';
import { failedForItsName } from './prepared.js';
import { type PreparedPoll, prepare, record, recordNothing } from './recording.js';
import { Stories } from './stories.js';

/** How much is committed together at the most: polls that found nothing, and articles of the others. */
const maxAtOnce = { unchanged: 500, articles: 100 };

/** What recording needs. */
export interface RecorderParts {
  db: Database;
  instant: Instant;
  clock: Clock;
}

/** Records what polls found. Polls that come while others are being committed are committed together. */
export class Recorder {
  readonly #parts: RecorderParts;
  /** Recording runs one at a time in this process, because the book of stories is that of the last commit. */
  readonly #mutex = new KeyedMutex();
  readonly #stories = new Stories();
  readonly #recording = new GroupCommit<PreparedPoll, LogEntry[] | null>({
    commit: (polls) => this.#record(polls),
    maxWeight: maxAtOnce.articles,
    weightOf: ({ items }) => items.length,
    gather: () => setImmediate(),
    isOfOneItem: isRefusal,
  });
  readonly #unchanged = new GroupCommit<PreparedPoll, LogEntry[] | null>({
    commit: (polls) => recordNothing(this.#parts.db, polls, this.times()),
    maxWeight: maxAtOnce.unchanged,
    isOfOneItem: isRefusal,
  });

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /** Returns null where the topics of the articles are out of date. */
  async record(batch: RecordBatch): Promise<LogEntry[] | null> {
    // What others have locked, or this process itself, need not wait for it.
    const poll = prepare(batch);
    return (poll.items.length === 0 ? this.#unchanged : this.#recording).add(poll);
  }

  /** Runs something that changes articles while nothing is recorded. The book of stories is read again afterwards. */
  alone(run: () => Promise<void>): Promise<void> {
    return this.#mutex.run([oneAtATime], async () => {
      await run();
      this.#stories.rolledBack();
    });
  }

  /** The times that new rows bear. */
  times(): { ownNow: number; instant: Instant } {
    return { ownNow: this.#parts.clock.now(), instant: this.#parts.instant };
  }

  /** Waits for what is being recorded. */
  async idle(): Promise<void> {
    await Promise.all([this.#recording.idle(), this.#unchanged.idle()]);
    await this.#mutex.idle();
  }

  #record(polls: readonly PreparedPoll[]): Promise<(LogEntry[] | null)[]> {
    const attempt = async () => {
      try {
        const entries = await record(this.#parts.db, polls, { stories: this.#stories, ...this.times() });
        this.#stories.committed();
        return entries;
      } catch (error) {
        this.#stories.rolledBack();
        throw error;
      }
    };
    return this.#mutex.run([oneAtATime], () =>
      attempt().catch((error: unknown) => {
        // From now on no statement is prepared: this happens once.
        if (failedForItsName(error)) return attempt();
        throw error;
      }),
    );
  }
}

const oneAtATime = 'record';
