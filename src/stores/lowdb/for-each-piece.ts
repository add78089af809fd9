import { errorCode } from '../../core/system-errors.js';
import type { Files, SourceFile } from './files.js';

/** How much is read at a time, in bytes. */
const pieceLength = 256 * 1024;

/** Takes up a piece, and says whether to go on. */
type Take = (piece: Buffer, isRest: boolean) => boolean;

/**
 * Reads a file in pieces of whole lines, then what is behind the last line break, if anything is. All pieces share one buffer,
 * because allocating takes longer than reading and checking.
 * @returns whether all pieces were taken; false where the file is missing or a folder.
 */
export async function forEachPiece(files: Files, path: string, take: Take): Promise<boolean> {
  try {
    const file = await files.openToRead(path);
    return file !== null && (await forEachPieceOf(file, take).finally(() => file.close()));
  } catch (error) {
    if (errorCode(error) === 'EISDIR') return false;
    throw error;
  }
}

async function forEachPieceOf(file: SourceFile, take: Take): Promise<boolean> {
  let bytes = Buffer.allocUnsafeSlow(pieceLength);
  let [position, kept] = [0, 0];
  for (;;) {
    const count = await file.read(bytes.subarray(kept), position);
    if (count === 0) break;
    position += count;
    const end = kept + count;
    const whole = bytes.lastIndexOf(10, end - 1) + 1;
    if (whole > kept) {
      if (!take(bytes.subarray(0, whole), false)) return false;
      bytes.copyWithin(0, whole, end);
      kept = end - whole;
    } else kept = end;
    if (kept === bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length);
  }
  return kept === 0 || take(bytes.subarray(0, kept), true);
}
