import { join } from 'node:path';
import { Low } from 'lowdb';
import type { ChatId } from '../../core/chat.js';
import { KabarError } from '../../core/errors.js';
import type { Clock, Log } from '../../core/ports.js';
import { articleIn, keyIn } from './article-line.js';
import { articlesFileSchema, chatsFileSchema, feedsFileSchema } from './change.js';
import { chatIn } from './chat-line.js';
import { DurableFile, type DurableFileOptions } from './durable-file.js';
import type { Files } from './files.js';
import { LedgerFiles } from './ledger-files.js';
import type { Dump } from './pieces.js';
import { format } from './seal.js';
import { listSegments, segmentName } from './segments.js';
import { State } from './state.js';

/** One of the data files behind lowdb. Its data lie in {@link State}; lowdb holds them only while it reads or writes. */
class DataFile<T extends { covers: number }> {
  readonly file: DurableFile<T>;
  readonly #low: Low<T>;
  readonly #empty: T;
  /** The last segment of the journal that the copy on the disk holds all of. */
  covers = 0;

  constructor(options: DurableFileOptions<T>) {
    this.file = new DurableFile(options);
    this.#low = new Low(this.file, options.empty);
    this.#empty = options.empty;
  }

  async read(): Promise<T> {
    await this.#low.read();
    const { data } = this.#low;
    this.#low.data = this.#empty;
    this.covers = data.covers;
    return data;
  }

  /** Writes what `data` holds while it is gone through. */
  async write(data: Dump<T>): Promise<void> {
    // lowdb only hands it on to the adapter.
    this.#low.data = data as T;
    try {
      await this.#low.write();
    } finally {
      this.#low.data = this.#empty;
    }
    this.covers = data.covers as number;
  }
}

/** Where the data files lie, and what reading them needs. */
export interface DataFilesOptions {
  files: Files;
  folder: string;
  clock: Clock;
  log: Log;
  /** Whether the folder is one of version 0.1. */
  isOld: boolean;
}

/**
 * `articles.json`, `feeds.json`, the ledger's files and `chats.json`: the whole state as it was when the
 * journal was last folded. They are written in this order, so that a feed is never ahead of its articles.
 */
export class DataFiles {
  readonly #options: DataFilesOptions;
  readonly #articles;
  readonly #feeds;
  readonly #chats;
  readonly #ledger: LedgerFiles;

  constructor(options: DataFilesOptions) {
    this.#options = options;
    const { folder, ...rest } = options;
    const at = (name: string) => ({ ...rest, path: join(folder, name) });
    const start = { format, covers: 0 } as const;
    this.#articles = new DataFile({
      ...at('articles.json'),
      schema: articlesFileSchema,
      readers: { articles: articleIn, keys: keyIn },
      empty: { ...start, head: 0, articles: [], log: [], keys: [], profiles: [] },
    });
    this.#feeds = new DataFile({
      ...at('feeds.json'),
      schema: feedsFileSchema,
      empty: { ...start, feeds: [] },
    });
    this.#chats = new DataFile({
      ...at('chats.json'),
      schema: chatsFileSchema,
      readers: { chats: chatIn },
      empty: { ...start, chats: [], plans: [], refusals: [], ledgerBefore: 0 },
    });
    this.#ledger = new LedgerFiles(options);
  }

  /** The last segment of the journal that all files hold all of. */
  get covers(): number {
    return Math.min(...this.#all.map((each) => each.covers));
  }

  /** The same of those files that could be read; one that could not needs all segments that there are. */
  get readCovers(): number {
    return Math.min(...this.#all.filter(({ file }) => file.condition !== 'lost').map((each) => each.covers));
  }

  /** The last segment that any of the files speaks of. */
  get newest(): number {
    return Math.max(...this.#all.map((each) => each.covers));
  }

  /** How long they are together, in bytes. */
  get bytes(): number {
    return this.#all.reduce((sum, { file }) => sum + file.bytes, 0);
  }

  /** Whether one of the files has not been written yet: the folder is new, or its first start was cut off. */
  get incomplete(): boolean {
    return this.#all.some(({ file }) => file.condition === 'absent');
  }

  /** Whether they should be written at once: some are missing, or damaged. */
  get stale(): boolean {
    return this.incomplete || this.#all.some(({ file }) => file.isDamaged) || this.#ledger.isDamaged;
  }

  /** Whether what was read may lack something that was written. What only a copy lacks that is not needed does not count. */
  get isDamaged(): boolean {
    return this.#all.some(({ file }) => file.isIncomplete) || this.#ledger.isDamaged;
  }

  /** The highest `seq` seen in the text of damaged files. */
  get highestDamagedSeq(): number {
    return Math.max(this.#ledger.highestDamagedSeq, ...this.#all.map(({ file }) => file.highestDamagedSeq));
  }

  /**
   * Reads the files into a new state. `expected`: the folder has been in use, so that each of them has to be
   * there, or its previous copy; else a KabarError.
   */
  async read(expected: boolean): Promise<State> {
    const state = new State();
    // One is taken up while another is read.
    const reading = [this.#articles.read(), this.#feeds.read(), this.#chats.read()] as const;
    const [articles, feeds, chats] = await Promise.all(reading);
    if (expected && this.incomplete) {
      const { folder } = this.#options;
      throw new KabarError(
        `${folder} has lost data files: articles.json, feeds.json and chats.json have to be there.`,
        `Restore them from a backup; to start afresh, remove ${folder} and ${folder}.kabar.`,
      );
    }
    state.news.fill(articles);
    for (const feed of feeds.feeds) state.feeds.set(feed.id, feed);
    state.chats.fill(chats);
    state.ledger.forgetBefore(chats.ledgerBefore);
    for (const item of chats.ledger ?? []) state.ledger.put(item);
    await this.#ledger.read(state.ledger, (id) => state.chats.record(id)?.chat.id);
    return state;
  }

  /**
   * Writes the state, which holds all segments up to `covers`, then removes the segments that not even a
   * previous copy needs: with one damaged file, the copy before and the journal still give everything.
   */
  async write(state: State, covers: number): Promise<void> {
    const kept = this.#all.map((each) => each.covers);
    const header = { format, covers } as const;
    await this.#articles.write({ ...header, ...state.news.dump() });
    await this.#feeds.write({ ...header, feeds: state.feeds.values() });
    // Before the chats, whose copy says that it needs no journal for what was posted in them.
    await this.#ledger.write(state.ledger);
    await this.#chats.write({ ...header, ...state.chats.dump(), ledgerBefore: state.ledger.before });
    const { files, folder } = this.#options;
    for (const segment of await listSegments(files, folder)) {
      if (segment <= Math.min(...kept)) await files.remove(join(folder, segmentName(segment)));
    }
  }

  /** Erases these chats from the closed files of the ledger. */
  eraseFromLedger(chats: readonly ChatId[]): Promise<void> {
    return this.#ledger.erase(chats);
  }

  get #all() {
    return [this.#articles, this.#feeds, this.#chats];
  }
}
