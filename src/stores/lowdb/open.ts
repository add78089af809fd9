import { resolve } from 'node:path';
import { KabarError } from '../../core/errors.js';
import type { Clock, Log } from '../../core/ports.js';
import type { RetentionPolicy } from '../shared/retention.js';
import { FigureFile } from './figure-file.js';
import { diskFiles, type Files, folderError } from './files.js';
import { Journal } from './journal.js';
import { load } from './load.js';
import { inspectMarkers, Marker, type MarkerState, reservedBehind } from './marker.js';
import { claim } from './owner.js';
import { defaultRetention } from './prune.js';
import { removeUnfinished, setAside } from './set-aside.js';
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
  /** What `prune` keeps. Default: see `defaultRetention`. */
  retention?: RetentionPolicy;
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
    throw folderError('Kabar cannot use the data folder', folder, error);
  }
}

type OwnedOptions = LowdbOptions & {
  files: Files;
  folder: string;
  marked: MarkerState;
  ownership: Awaited<ReturnType<typeof claim>>;
};

async function openOwned({ ownership, marked, ...options }: OwnedOptions): Promise<LowdbStore> {
  const { files, folder, log, clock } = options;
  const folderTools = { files, folder, clock, log };
  // Reading changes nothing, so that a folder which a newer Kabar has used stays as it is.
  const loaded = await load({ ...folderTools, isOld: marked.isOld }, marked);
  const { state, dataFiles, damages } = loaded;
  const erasing = [...new Set([...marked.erasing, ...loaded.forgotten])];
  const head = Math.max(state.news.head, loaded.lostUpTo ?? 0);
  const isWhole = marked.isWhole && loaded.forgotten.length === 0 && marked.seq > head;
  const seq = Math.max(marked.seq, reservedBehind(head));
  const marker = new Marker({ ...marked, erasing, isWhole, seq }, head, folder, folderTools);
  // An old folder is marked before its files are, so that no older Kabar takes them for damaged.
  if (marked.inside) await marker.writeInside();
  const journal = new Journal({ files, folder, log, apply: (change) => state.apply(change) });
  const tidying = { ...folderTools, state, journal, dataFiles, marker };
  try {
    const last = await journal.rotate(loaded.nextSegment, loaded.end);
    if (loaded.lostUpTo !== null) await journal.append({ kind: 'damaged', head: loaded.lostUpTo });
    for (const damage of damages.filter(({ isNeeded }) => !isNeeded)) await setAside(damage, folderTools);
    if (loaded.mustFold) await dataFiles.write(state, last);
    for (const damage of damages.filter(({ isNeeded }) => isNeeded)) await setAside(damage, folderTools);
    // What was set aside is in no previous copy either.
    if (damages.length > 0 || loaded.lostUpTo !== null || (marked.isOld && marked.inside))
      await dataFiles.write(state, last);
    await removeUnfinished(folderTools);
    // A new folder is marked at last: one that is marked has to have data files.
    if (!marked.inside) await marker.writeInside();
    await marker.writeBeside();
  } catch (error) {
    await journal.close();
    throw error;
  }
  const foldAt = options.foldAt ?? { bytes: 8_000_000, lines: 20_000 };
  const retention = options.retention ?? defaultRetention;
  const figures = await FigureFile.open(`${folder}/figures.json`, folderTools);
  return new LowdbStore({
    ...tidying,
    figures,
    ownership,
    foldAt,
    retention,
    installation: marker.installation,
  });
}
