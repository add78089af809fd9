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
  const journal = await readJournal(options, dataFiles, state, inside);
  // A number is never given twice, whatever was lost: chats have settled up to it.
  state.news.raiseHead(Math.max(state.chats.highestSeq(), state.ledger.highestSeq));
  const isLost = dataFiles.isDamaged || journal.isLost;
  const highest = Math.max(state.news.head, seq, dataFiles.highestDamagedSeq, journal.highestDamagedSeq);
  const { changes, end, nextSegment, forgotten } = journal;
  const mustFold = isLost || changes > 0 || dataFiles.stale || options.isOld || damages.length > 0;
  const lostUpTo = isLost ? highest : null;
  return { state, dataFiles, nextSegment, end, mustFold, damages: journal.damages, lostUpTo, forgotten };
}

interface JournalRead extends Pick<Loaded, 'damages' | 'end' | 'nextSegment' | 'forgotten'> {
  changes: number;
  /** Whether something that was written may be missing. */
  isLost: boolean;
  highestDamagedSeq: number;
}

async function readJournal(
  { files, folder, log, isOld }: DataFilesOptions,
  dataFiles: DataFiles,
  state: State,
  isMarked: boolean,
): Promise<JournalRead> {
  const segments = await listSegments(files, folder);
  const read: JournalRead = {
    damages: [],
    forgotten: [],
    end: { segment: dataFiles.newest, lines: 0 },
    nextSegment: Math.max(dataFiles.newest, ...segments) + 1,
    changes: 0,
    isLost: false,
    highestDamagedSeq: 0,
  };
  // A folder in use has one, even after an orderly stop.
  if (isMarked && !isOld && !segments.some((segment) => segment >= dataFiles.newest)) {
    read.isLost = true;
    log.error({ folder }, 'the journal is missing: what it held is lost. Restore a backup if there is one');
  }
  const lines = new Map<number, number>();
  const damaged = (segment: number, fault: string, isNeeded: boolean) => {
    const path = join(folder, segmentName(segment));
    if (!read.damages.some((each) => each.path === path)) read.damages.push({ path, fault, isNeeded });
    read.isLost ||= isNeeded;
  };
  for (const segment of segments) {
    if (segment <= dataFiles.covers) {
      const fault = await faultInSegment(files, folder, segment, isOld);
      if (fault !== null) damaged(segment, fault, false);
      continue;
    }
    const { changes, after, fault, highestDamagedSeq } = await readSegment(
      files,
      folder,
      segment,
      isOld,
      (change) => {
        state.apply(change);
        read.forgotten.push(...forgottenBy(change));
      },
    );
    if (after !== null && after.segment > dataFiles.readCovers && !segments.includes(after.segment)) {
      read.isLost = true;
      log.error(
        { file: segmentName(after.segment) },
        'a file of the journal is missing: what it held is lost',
      );
    }
    if (after !== null && after.lines > (lines.get(after.segment) ?? after.lines)) {
      damaged(after.segment, 'it is cut off', true);
    }
    lines.set(segment, changes);
    read.changes += changes;
    read.highestDamagedSeq = Math.max(read.highestDamagedSeq, highestDamagedSeq);
    if (fault !== null) damaged(segment, fault, true);
    else if (changes === 0 && segment === segments.at(-1)) {
      // Nobody has written to it: its number is used again, so that starts that are killed pile up none.
      read.nextSegment = segment;
      return read;
    }
    read.end = { segment, lines: changes };
  }
  return read;
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
