import type { Clock, Log } from '../../core/ports.js';
import type { DataFiles } from './data-files.js';
import { eraseFromAside } from './erase.js';
import type { Files } from './files.js';
import type { Journal } from './journal.js';
import type { Marker } from './marker.js';
import { listSegments, segmentName } from './segments.js';
import type { State } from './state.js';

/** What folding needs. The journal is folded when it is past `foldAt`. */
export interface FoldParts {
  files: Files;
  folder: string;
  clock: Clock;
  log: Log;
  state: State;
  journal: Journal;
  dataFiles: DataFiles;
  marker: Marker;
  foldAt: { bytes: number; lines: number };
}

/** A chat that was forgotten is erased from all files this much later, together with others. In milliseconds; a minute is promised. */
const erasingDelay = 20_000;

/**
 * Carries the journal over into the data files, in the background. Where that fails nothing is lost: all
 * is in the journal, which the next start reads.
 */
export class Fold {
  readonly #parts: FoldParts;
  #underWay: Promise<void> | null = null;
  #cancelErasing: (() => void) | null = null;
  #isClosing = false;

  constructor(parts: FoldParts) {
    this.#parts = parts;
  }

  /** Begins to fold, if the journal has grown enough, or is no longer there. */
  whenGrown(): void {
    const { journal, foldAt, dataFiles } = this.#parts;
    // What is written must stay in proportion to what there is to write.
    const bytes = Math.max(foldAt.bytes, dataFiles.bytes / 2);
    const isGrown = journal.bytes > bytes || journal.lines > foldAt.lines;
    if ((isGrown || journal.isRemoved) && this.#underWay === null && !this.#isClosing)
      this.#begin(() => this.#fold());
  }

  /** Schedules the erasure of the chats that the marker names, from all files. */
  eraseSoon(): void {
    if (this.#cancelErasing !== null || this.#isClosing) return;
    const { clock } = this.#parts;
    this.#cancelErasing = clock.after(erasingDelay, () => {
      this.#cancelErasing = null;
      void this.#eraseNext();
    });
  }

  /** Folds what is left and closes the journal. */
  async close(): Promise<void> {
    const { journal, dataFiles, state, files, folder, marker } = this.#parts;
    this.#isClosing = true;
    this.#cancelErasing?.();
    while (this.#underWay !== null) await this.#underWay;
    await this.#attempt(async () => {
      const isErasing = marker.erasing.size > 0;
      // Erasing takes away what was written, and one journal has to stay: a folder without any has lost it.
      const [isGrown, covers] = [journal.lines > 0, isErasing ? await journal.rotate() : journal.segment];
      await journal.close();
      if (isErasing) await erase(this.#parts, covers);
      else if (isGrown) await dataFiles.write(state, covers);
      else if ((await listSegments(files, folder)).length > 1)
        await files.remove(`${folder}/${segmentName(covers)}`);
    });
  }

  async #eraseNext(): Promise<void> {
    while (this.#underWay !== null) await this.#underWay;
    if (this.#isClosing) return;
    const { journal, marker } = this.#parts;
    this.#begin(async () => {
      await erase(this.#parts, await journal.rotate());
    });
    await this.#underWay;
    // It failed, or somebody else was forgotten meanwhile.
    if (marker.erasing.size > 0) this.eraseSoon();
  }

  async #fold(): Promise<void> {
    const { journal, dataFiles, state, marker } = this.#parts;
    const covers = await journal.rotate();
    // Where the files no longer say that a chat was forgotten, the marker has to.
    await marker.settled();
    await dataFiles.write(state, covers);
  }

  #begin(work: () => Promise<void>): void {
    this.#underWay = this.#attempt(work).finally(() => {
      this.#underWay = null;
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the journal could not be folded: it is kept as it is');
    }
  }
}

/**
 * Writes all files so that nothing of the chats that the marker names is in any of them, then takes them out of the marker.
 * If Kabar is killed meanwhile, the marker still names them, and the next start does it again.
 * @param covers the last segment of the journal, all of which is in memory.
 */
export async function erase(
  {
    dataFiles,
    state,
    marker,
    files,
    folder,
  }: Pick<FoldParts, 'dataFiles' | 'state' | 'marker' | 'files' | 'folder'>,
  covers: number,
): Promise<void> {
  const asked = new Map(marker.erasing);
  const chats = [...asked.keys()];
  for (const chat of chats) state.ledger.touchAll(chat);
  await dataFiles.write(state, covers);
  await dataFiles.eraseFromLedger(chats);
  // Now what was written first becomes the previous copy, and the journal goes.
  await dataFiles.write(state, covers);
  await eraseFromAside(files, folder, chats);
  await marker.erased(asked);
}
