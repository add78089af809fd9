import type { Log } from '../../core/ports.js';
import type { DataFiles } from './data-files.js';
import type { Files } from './files.js';
import { type Journal, segmentName } from './journal.js';
import type { State } from './state.js';

/** What folding needs. The journal is folded when it is past `foldAt`. */
export interface FoldParts {
  files: Files;
  folder: string;
  log: Log;
  state: State;
  journal: Journal;
  dataFiles: DataFiles;
  foldAt: { bytes: number; lines: number };
}

/**
 * Carries the journal over into the data files, in the background. Where that fails nothing is lost: all
 * is in the journal, which the next start reads.
 */
export class Fold {
  readonly #parts: FoldParts;
  #underWay: Promise<void> | null = null;

  constructor(parts: FoldParts) {
    this.#parts = parts;
  }

  /** Begins to fold, if the journal has grown enough. */
  whenGrown(): void {
    const { journal, foldAt, dataFiles, state } = this.#parts;
    // What is written must stay in proportion to what there is to write.
    const bytes = Math.max(foldAt.bytes, dataFiles.bytes / 2);
    const grown = journal.bytes > bytes || journal.lines > foldAt.lines;
    if (!grown || this.#underWay !== null) return;
    this.#underWay = this.#tried(async () => dataFiles.write(state, await journal.rotate())).finally(() => {
      this.#underWay = null;
    });
  }

  /** Folds what is left and closes the journal. */
  async close(): Promise<void> {
    const { journal, dataFiles, state, files, folder } = this.#parts;
    await this.#underWay;
    await this.#tried(async () => {
      await journal.close();
      if (journal.lines > 0) await dataFiles.write(state, journal.segment);
      else await files.remove(`${folder}/${segmentName(journal.segment)}`);
    });
  }

  async #tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the journal could not be folded: it is kept as it is');
    }
  }
}
