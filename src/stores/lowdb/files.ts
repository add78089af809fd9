import { constants, fstatSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KabarError } from '../../core/errors.js';
import { errorCode, faultOf } from '../../core/system-errors.js';

/** A file that is being written. Nothing of it is durable before `sync` resolved. */
export interface OpenFile {
  /** Writes all of the text at this byte. */
  write(text: Uint8Array, position: number): Promise<void>;
  /** Cuts the file off at this length in bytes. */
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  /** Whether somebody has removed it: what is written then is gone with it. */
  isRemoved(): boolean;
  close(): Promise<void>;
}

/** A file that is being read. */
export interface SourceFile {
  /** Reads from a place on into some bytes. @returns how many could be read; 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

/** The little that the store needs of a file system: tests hand in one that breaks. Errors are Node's own. */
export interface Files {
  /** A file's bytes; null when there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** Opens a file, to read it piece by piece; null when there is none. */
  openToRead(path: string): Promise<SourceFile | null>;
  /** The names in a folder; none when it does not exist. */
  list(folder: string): Promise<string[]>;
  /** Makes a folder and those above it, for its owner alone. */
  makeFolder(path: string): Promise<void>;
  /**
   * Makes a file, or empties it, readable for its owner alone.
   * @param use `often synced`: each write is about to be followed by a `sync`, and may be made durable at once.
   */
  create(path: string, use?: 'often synced'): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, if it is there. */
  remove(path: string): Promise<void>;
  /** Makes what was created, renamed and removed in a folder durable. */
  syncFolder(path: string): Promise<void>;
}

/** The real file system. */
export const diskFiles: Files = {
  read: (path) => orWhenMissing(readFile(path), null),
  openToRead: (path) => orWhenMissing(openSource(path), null),
  list: (folder) => orWhenMissing(readdir(folder), []),
  makeFolder: makeFolders,
  create: async (path, use) => {
    // To write and sync in one go takes a third less CPU. Elsewhere the disk itself may keep back what was written so.
    const durably = use === 'often synced' && process.platform === 'linux' ? constants.O_DSYNC : 0;
    const handle = await open(
      path,
      constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | durably,
      0o600,
    );
    let isDurable = durably > 0;
    return {
      write: async (text, position) => {
        for (let done = 0; done < text.length; ) {
          const { bytesWritten } = await handle.write(text, done, text.length - done, position + done);
          done += bytesWritten;
        }
      },
      truncate: async (length) => {
        isDurable = false;
        await handle.truncate(length);
      },
      sync: async () => {
        if (isDurable) return;
        await handle.datasync();
        isDurable = durably > 0;
      },
      isRemoved: () => fstatSync(handle.fd).nlink === 0,
      close: () => handle.close(),
    };
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (path) => {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

async function openSource(path: string): Promise<SourceFile> {
  const handle = await open(path, 'r');
  return {
    read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
    close: () => handle.close(),
  };
}

/**
 * Node's own `recursive` says of a read-only file system that something is missing, and never ends below one that makes no
 * folders, such as /proc.
 */
async function makeFolders(path: string): Promise<void> {
  // Another part of Kabar may make it at the same time.
  const unlessFolder = async (error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
    if ((await stat(path)).isDirectory()) return;
    throw Object.assign(new Error(`ENOTDIR: not a directory, mkdir '${path}'`), { code: 'ENOTDIR', path });
  };
  const make = () => mkdir(path, { mode: 0o700 }).catch(unlessFolder);
  try {
    await make();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolders(dirname(path));
    await make();
  }
}

async function orWhenMissing<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return otherwise;
    throw error;
  }
}

/**
 * A file system's error in words, with what to do about it, for the person who runs Kabar.
 * @param what what cannot be done, up to the folder's name.
 */
export function folderError(what: string, folder: string, cause: unknown): KabarError {
  const reason = cause instanceof Error ? faultOf(cause)?.reason : undefined;
  const message = reason === undefined ? `${what} ${folder}.` : `${what} ${folder}: ${reason}.`;
  return new KabarError(message, remedyFor(cause), { cause });
}

function remedyFor(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Make room on its disk.';
    case 'EACCES':
    case 'EPERM':
      return 'Let the user that runs Kabar read and write it, or set DATA_DIR to a folder that they may use.';
    case 'EROFS':
      return 'Mount it for writing, or set DATA_DIR to another folder.';
    case 'ENOTDIR':
      return 'Set DATA_DIR to a folder.';
    case 'ENOENT':
      return 'Set DATA_DIR to a folder that can be made.';
    default:
      return 'Look after its disk.';
  }
}

/** The error of a change that could not be made durable. */
export function cannotWrite(folder: string, cause: unknown): KabarError {
  return folderError('The store cannot write to', folder, cause);
}

/** Replaces a file as a whole: whatever is cut off, the old or the new text stands there afterwards. */
export async function replaceFile(
  files: Files,
  path: string,
  pieces: Iterable<string | Uint8Array>,
): Promise<void> {
  const fresh = `${path}.new`;
  try {
    await writePieces(await files.create(fresh), pieces);
    await files.rename(fresh, path);
  } catch (error) {
    await files.remove(fresh).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}

/** Writes the pieces one behind the other, many in one go, makes them durable and closes the file. Returns how many bytes they are. */
export async function writePieces(file: OpenFile, pieces: Iterable<string | Uint8Array>): Promise<number> {
  let position = 0;
  let gathered = '';
  const write = async (bytes: Uint8Array) => {
    await file.write(bytes, position);
    position += bytes.length;
  };
  const flush = async () => {
    const bytes = Buffer.from(gathered);
    gathered = '';
    await write(bytes);
  };
  try {
    for (const piece of pieces) {
      if (typeof piece === 'string') gathered += piece;
      else {
        await flush();
        await write(piece);
      }
      if (gathered.length > 100_000) await flush();
    }
    await flush();
    await file.sync();
    return position;
  } finally {
    await file.close();
  }
}
