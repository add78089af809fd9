import { hash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What stands before the code: the checksums of the program and of the code. */
const headLength = 64;

/** A program of ours: its file, and the checksum of what stood there when it was loaded. */
export interface Program {
  path: string;
  checksum: Buffer;
}

/** The checksum of a program, or of code: SHA-256, which takes a fifth of the time of CRC-32 here. */
export const checksumOf = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

/**
 * Where compiled code may lie, the best place first: beside the program, where whoever can write could change the program
 * too; else in the folder for caches that the supervisor or the user has.
 */
export function placesFor(path: string, env: Readonly<Record<string, string | undefined>>): string[] {
  const name = `${basename(path)}.${process.version}-${process.arch}.compiled`;
  const { CACHE_DIRECTORY: ofService, XDG_CACHE_HOME: caches, HOME: home } = env;
  const ofUser = caches || (home && join(home, '.cache'));
  const folder = ofService || (ofUser && join(ofUser, 'kabar'));
  return [dirname(path), ...(folder ? [folder] : [])].map((each) => join(each, name));
}

/** All that an open file holds, in this memory where that is large enough. */
export function readInto(memory: Buffer, file: number): Buffer {
  const { size } = fstatSync(file);
  const bytes = size > memory.length ? Buffer.allocUnsafeSlow(size) : memory;
  let end = 0;
  for (let read = -1; read !== 0 && end < size; end += read)
    read = readSync(file, bytes, end, size - end, null);
  return bytes.subarray(0, end);
}

/**
 * The code that a former start compiled this very program to; null where none is kept, or what is kept is damaged, of
 * another program or of another user. The engine itself judges only its own version and flags, and trusts the rest.
 * @param memory is used for it: reading into memory in use takes a tenth of the time.
 */
export function readCompiled(program: Program, places: readonly string[], memory: Buffer): Buffer | null {
  for (const place of places) {
    const code = codeIn(place, program, memory);
    if (code !== null) return code;
  }
  return null;
}

/** Keeps compiled code for the next start, in the first place that can be written. Without any the next start compiles anew. */
export function keepCompiled(program: Program, places: readonly string[], code: Buffer): void {
  for (const place of places) if (write(place, program, code)) return;
}

function codeIn(place: string, program: Program, memory: Buffer): Buffer | null {
  try {
    const file = openSync(place, 'r');
    try {
      if (!isTrusted(file, program.path)) return null;
      const kept = readInto(memory, file);
      const code = kept.subarray(headLength);
      const isWhole = kept.length > headLength && kept.subarray(0, headLength).equals(headOf(program, code));
      return isWhole ? code : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Whether none but root, whoever runs this process and the owner of the program could have written a file. */
function isTrusted(file: number, path: string): boolean {
  const own = process.getuid?.();
  // Where users have no numbers, such files lie in folders of the user's own.
  if (own === undefined) return true;
  const program = openSync(path, 'r');
  try {
    const { uid, mode } = fstatSync(file);
    return (mode & 0o022) === 0 && [0, own, fstatSync(program).uid].includes(uid);
  } finally {
    closeSync(program);
  }
}

const headOf = ({ checksum }: Program, code: Buffer) => Buffer.concat([checksum, checksumOf(code)]);

/** Replaces the file as a whole: another process may read it at this moment. */
function write(place: string, program: Program, code: Buffer): boolean {
  const fresh = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    writeFileSync(fresh, Buffer.concat([headOf(program, code), code]), { mode: 0o644, flag: 'wx' });
    renameSync(fresh, place);
    return true;
  } catch {
    removeRest(fresh);
    return false;
  }
}

function removeRest(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder cannot be changed, so that nothing of ours lies in it.
  }
}
