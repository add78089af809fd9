import { join, resolve } from 'node:path';
import { KabarError } from '../../core/errors.js';
import type { FeedState } from '../../core/feed.js';
import type { Clock, Installation, Log } from '../../core/ports.js';
import { DataFiles, type DataFilesOptions } from './data-files.js';
import { diskFiles, type Files, remedyFor } from './files.js';
import { Journal, listSegments, readSegment, segmentName } from './journal.js';
import { inspectMarkers, type Marked, writeMarkers } from './marker.js';
import { claim } from './owner.js';
import { type Keeping, usualKeeping } from './prune.js';
import type { State } from './state.js';
import { LowdbStore } from './store.js';

/** What the embedded store needs. */
export interface LowdbOptions {
  /** The folder that it keeps its files in; made when it is missing. */
  dataDir: string;
  clock: Clock;
  log: Log;
  /** For tests that break the disk. Default: the real one. */
  files?: Files;
  /** When the journal is folded into the data files. Default: past 8 MB or 20,000 lines; less costs more writing. */
  foldAt?: { bytes: number; lines: number };
  /** What `prune` keeps. Default: see `usualKeeping`. */
  keeping?: Keeping;
}

/**
 * Opens the embedded store. Throws a KabarError when another process uses the folder, when it cannot be
 * written, or when the data that should be in it are not there.
 */
export async function openLowdb(options: LowdbOptions): Promise<LowdbStore> {
  const files = options.files ?? diskFiles;
  const folder = resolve(options.dataDir);
  try {
    // Before anything is made: an empty mount point shall stay as it is.
    const marked = await inspectMarkers(files, folder);
    await files.makeFolder(folder);
    const ownership = await claim(folder);
    try {
      return await openOwned({ ...options, files, folder, marked, ownership });
    } catch (error) {
      await ownership.release();
      throw error;
    }
  } catch (error) {
    if (error instanceof KabarError) throw error;
    throw new KabarError(`Kabar cannot use the data folder ${folder}.`, remedyFor(error, folder), {
      cause: error,
    });
  }
}

type OwnedOptions = LowdbOptions & {
  files: Files;
  folder: string;
  marked: Marked;
  ownership: Awaited<ReturnType<typeof claim>>;
};

async function openOwned({ ownership, marked, ...options }: OwnedOptions): Promise<LowdbStore> {
  const { files, folder, log, clock } = options;
  const loaded = await load({ files, folder, clock, log }, marked.inside);
  const { state, dataFiles } = loaded;
  const journal = new Journal({ files, folder, log, apply: (change) => state.apply(change) });
  let installation: Installation;
  try {
    const last = await journal.rotate(loaded.lastSegment + 1);
    if (loaded.mustFold) await dataFiles.write(state, last);
    installation = await writeMarkers(files, folder, marked, state.news.head, log);
  } catch (error) {
    await journal.close();
    throw error;
  }
  const foldAt = options.foldAt ?? { bytes: 8_000_000, lines: 20_000 };
  const keeping = options.keeping ?? usualKeeping;
  const parts = { files, folder, clock, log, state, journal, dataFiles, ownership, foldAt, keeping };
  return new LowdbStore({ ...parts, installation });
}

interface Loaded {
  state: State;
  dataFiles: DataFiles;
  /** The highest segment of the journal that has ever been there. */
  lastSegment: number;
  /** Whether the memory holds more than the data files. */
  mustFold: boolean;
}

/** The state as the data files and the journal behind them tell it, reconciled. */
async function load(options: DataFilesOptions, expected: boolean): Promise<Loaded> {
  const { files, folder, log } = options;
  const dataFiles = new DataFiles(options);
  const state = await dataFiles.read(expected);
  const segments = await listSegments(files, folder);
  let { damaged, highestDamagedSeq } = dataFiles;
  let changes = 0;
  for (const segment of segments.filter((number) => number > dataFiles.covers)) {
    const text = await readSegment(files, folder, segment);
    for (const change of text.changes) state.apply(change);
    changes += text.changes.length;
    highestDamagedSeq = Math.max(highestDamagedSeq, text.highestDamagedSeq);
    if (text.damaged > 0) {
      damaged = true;
      const facts = { file: segmentName(segment), lines: text.damaged };
      log.error(facts, 'Lines of the journal are damaged: they are left out.');
    } else if (text.changes.length === 0) {
      await files.remove(join(folder, segmentName(segment)));
    }
  }
  // A number is never given twice, whatever was lost: chats have settled up to it.
  state.news.raiseHead(Math.max(highestDamagedSeq, state.chats.highestSeq(), state.ledger.highestSeq));
  if (damaged) forgetValidators(state.feeds);
  const lastSegment = Math.max(0, dataFiles.newest, ...segments);
  return { state, dataFiles, lastSegment, mustFold: damaged || changes > 0 || dataFiles.stale };
}

/** Makes every feed be read again as a whole: what was lost with a damaged file is found once more. */
function forgetValidators(feeds: Map<string, FeedState>): void {
  for (const [id, feed] of feeds) {
    feeds.set(id, { ...feed, etag: null, lastModified: null, bodyHash: null, nextPollAt: 0 });
  }
}
