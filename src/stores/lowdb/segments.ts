import { join } from 'node:path';
import { type Change, changeOf } from './change.js';
import type { Files } from './files.js';
import { type LineFile, readLineFile, readPiecewise, type Taker } from './line-file.js';
import { format } from './seal.js';
import { newerFault, readBytes } from './set-aside.js';
import { settleIn } from './settle-line.js';

/** The journal's file of this number. */
export function segmentName(segment: number): string {
  return `journal-${String(segment).padStart(6, '0')}.jsonl`;
}

/** The numbers of the journal's files in a folder, in order. */
export async function listSegments(files: Files, folder: string): Promise<number[]> {
  const names = await files.list(folder);
  const numbers = names.map((name) => Number(/^journal-(\d{6,})\.jsonl$/.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((left, right) => left - right);
}

/** The end of what was written before a segment was begun: nothing stands between the two. */
export interface Predecessor {
  segment: number;
  lines: number;
}

/** What the first line of a segment says. */
export function segmentHead(segment: number, after: Predecessor): object {
  return { journal: segment, format, after };
}

/** What one file of the journal turned out to be. */
export interface SegmentText {
  /** How many changes it holds. */
  changes: number;
  after: Predecessor | null;
  /** What is wrong with it; null when it is as it was written. */
  fault: string | null;
  /** The highest `seq` that damaged lines show. */
  highestDamagedSeq: number;
}

/**
 * Reads a file of the journal, and hands over each change as it is read. A line that was cut off at its very end was being written: it was promised to nobody.
 * Throws a KabarError when a newer Kabar wrote it.
 * @param isOld whether the folder is one of version 0.1, whose segments may be empty.
 */
export async function readSegment(
  files: Files,
  folder: string,
  segment: number,
  isOld: boolean,
  apply: (change: Change) => void,
): Promise<SegmentText> {
  const take = (change: Change | null) => {
    if (change === null) return false;
    apply(change);
    return true;
  };
  const { file, fault } = await readLines(files, join(folder, segmentName(segment)), isOld, {
    value: (value) => take(changeOf(value)),
    bytes: (bytes, from, end) => take(settleIn(bytes, from, end)),
  });
  const after = (file.head?.after as Predecessor | undefined) ?? null;
  const { lines, unknown, highestSeq } = file;
  const unknownFault = unknown > 0 ? `${unknown} of its lines say nothing that is known` : null;
  return {
    changes: lines - unknown,
    after,
    fault: fault ?? unknownFault,
    highestDamagedSeq: highestSeq,
  };
}

/** What is wrong with a segment that is not needed any more; null when it is whole. Looks at nothing but its checksums. */
export async function faultInSegment(
  files: Files,
  folder: string,
  segment: number,
  isOld: boolean,
): Promise<string | null> {
  return (
    await readLines(files, join(folder, segmentName(segment)), isOld, {
      value: () => true,
      bytes: () => true,
    })
  ).fault;
}

async function readLines(
  files: Files,
  path: string,
  isOld: boolean,
  taker: Taker,
): Promise<{ file: LineFile; fault: string | null }> {
  const piecewise = await readPiecewise(files, path, taker);
  const bytes = piecewise === null ? await readBytes(files, path) : null;
  const file = piecewise ?? readLineFile(Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0), taker);
  if (file.isNewer) throw newerFault(path);
  if (bytes === 'folder') return { file, fault: 'it is a folder' };
  if (file.damaged > 0) return { file, fault: `${file.damaged} of its lines are damaged` };
  const isEmpty = file.head === null && file.lines === 0;
  return { file, fault: isEmpty && !isOld ? 'it has no beginning' : null };
}
