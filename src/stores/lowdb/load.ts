import { join } from 'node:path';
import type { ChatId } from '../../core/chat.js';
import type { Change } from './change.js';
import { DataFiles, type DataFilesOptions } from './data-files.js';
import type { MarkerState } from './marker.js';
import { faultInSegment, listSegments, type Predecessor, readSegment, segmentName } from './segments.js';
import type { Damage } from './set-aside.js';
import type { State } from './state.js';

/** A damaged file of the journal. */
export interface SegmentDamage extends Damage {
  /** Whether something of it stands in no other file yet. */
  isNeeded: boolean;
}

/** What a data folder holds. */
export interface Loaded {
  state: State;
  dataFiles: DataFiles;
  /** The segment of the journal to go on with. */
  nextSegment: number;
  /** Where the journal ends before it. */
  end: Predecessor;
  /** Whether the memory holds more than the data files. */
  mustFold: boolean;
  /** Damaged files of the journal. */
  damages: SegmentDamage[];
  /** Chats that the journal says were forgotten, so that they may still stand in files. */
  forgotten: ChatId[];
  /** The highest number that may have been given, where something may be lost; else null. */
  lostUpTo: number | null;
}

/** The state as the data files and the journal behind them tell it, reconciled. Changes nothing in the folder. */
export async function load(
  options: DataFilesOptions,
  { inside, seq, damages }: MarkerState,
): Promise<Loaded> {
  const dataFiles = new DataFiles(options);
  const state = await dataFiles.read(inside);
  const journal = new JournalReader(options, dataFiles, state);
  await journal.read(inside);
  // A number is never given twice, whatever was lost: chats have settled up to it.
  state.news.raiseHead(Math.max(state.chats.highestSeq(), state.ledger.highestSeq));
  const isLost = dataFiles.isDamaged || journal.isLost;
  const highest = Math.max(state.news.head, seq, dataFiles.highestDamagedSeq, journal.highestDamagedSeq);
  const { changes, end, nextSegment, forgotten } = journal;
  const mustFold = isLost || changes > 0 || dataFiles.stale || options.isOld || damages.length > 0;
  const lostUpTo = isLost ? highest : null;
  return { state, dataFiles, nextSegment, end, mustFold, damages: journal.damages, lostUpTo, forgotten };
}

/** Reads the journal behind the data files into the state, and notes what of it is missing or damaged. */
class JournalReader {
  readonly damages: SegmentDamage[] = [];
  readonly forgotten: ChatId[] = [];
  end: Predecessor;
  nextSegment = 0;
  /** How many changes stand in no data file. */
  changes = 0;
  /** Whether something that was written may be missing. */
  isLost = false;
  highestDamagedSeq = 0;
  readonly #options: DataFilesOptions;
  readonly #dataFiles: DataFiles;
  readonly #state: State;
  /** How many changes each segment holds that was read. */
  readonly #lines = new Map<number, number>();

  constructor(options: DataFilesOptions, dataFiles: DataFiles, state: State) {
    this.#options = options;
    this.#dataFiles = dataFiles;
    this.#state = state;
    this.end = { segment: dataFiles.newest, lines: 0 };
  }

  async read(isMarked: boolean): Promise<void> {
    const { files, folder, isOld } = this.#options;
    const { newest, covers } = this.#dataFiles;
    const segments = await listSegments(files, folder);
    this.nextSegment = Math.max(newest, ...segments) + 1;
    // A folder in use has one, even after an orderly stop.
    if (isMarked && !isOld && !segments.some((segment) => segment >= newest))
      this.#noteLoss(
        { folder },
        'the journal is missing: what it held is lost. Restore a backup if there is one',
      );
    for (const segment of segments) {
      if (segment > covers) await this.#readSegment(segment, segments);
      else {
        const fault = await faultInSegment(files, folder, segment, isOld);
        if (fault !== null) this.#noteDamage(segment, fault, false);
      }
    }
  }

  async #readSegment(segment: number, segments: readonly number[]): Promise<void> {
    const { files, folder, isOld } = this.#options;
    const read = await readSegment(files, folder, segment, isOld, (change) => {
      this.#state.apply(change);
      this.forgotten.push(...forgottenBy(change));
    });
    const { changes, after, fault, highestDamagedSeq } = read;
    if (after !== null) this.#checkPredecessor(after, segments);
    this.#lines.set(segment, changes);
    this.changes += changes;
    this.highestDamagedSeq = Math.max(this.highestDamagedSeq, highestDamagedSeq);
    if (fault !== null) this.#noteDamage(segment, fault, true);
    // Where nobody has written to the last, its number is used again, so that starts that are killed pile up none.
    if (fault === null && changes === 0 && segment === segments.at(-1)) this.nextSegment = segment;
    else this.end = { segment, lines: changes };
  }

  /** Looks whether what was written before a segment is there as a whole. */
  #checkPredecessor(after: Predecessor, segments: readonly number[]): void {
    if (after.segment > this.#dataFiles.readCovers && !segments.includes(after.segment)) {
      this.#noteLoss(
        { file: segmentName(after.segment) },
        'a file of the journal is missing: what it held is lost',
      );
    }
    if (after.lines > (this.#lines.get(after.segment) ?? after.lines))
      this.#noteDamage(after.segment, 'it is cut off', true);
  }

  #noteLoss(facts: object, message: string): void {
    this.isLost = true;
    this.#options.log.error(facts, message);
  }

  #noteDamage(segment: number, fault: string, isNeeded: boolean): void {
    const path = join(this.#options.folder, segmentName(segment));
    if (!this.damages.some((each) => each.path === path)) this.damages.push({ path, fault, isNeeded });
    this.isLost ||= isNeeded;
  }
}

function forgottenBy(change: Change): readonly ChatId[] {
  switch (change.kind) {
    case 'forget':
      return [change.chat];
    case 'prune':
      return change.gone;
    default:
      return [];
  }
}
