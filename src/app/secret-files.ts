import { closeSync, constants, openSync, readSync } from 'node:fs';
import { errorCode } from '../core/system-errors.js';

/** The environment, and what a `.env` file adds to it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A file of this size, in bytes, holds no secret but was named by mistake. */
const maxBytes = 65_536;

/** Why a secret could not be read: the variable at fault, and what to do. It never holds a value. */
interface SecretFault {
  name: string;
  message: string;
}

/**
 * Reads secrets from files: `NAME_FILE=/run/secrets/name` sets `NAME`, for each name of the list, as Docker's and
 * systemd's secrets want it. White space at the end of the file is no part of the secret. What could not be read stays
 * as it was in `env`, and is a fault.
 */
export function readSecretFiles(
  env: Environment,
  names: readonly string[],
): { env: Record<string, string | undefined>; faults: SecretFault[] } {
  const read: Record<string, string | undefined> = { ...env };
  const faults: SecretFault[] = [];
  for (const name of names) {
    const variable = `${name}_FILE`;
    const file = env[variable]?.trim() ?? '';
    if (file === '') continue;
    if (isSet(env[name])) {
      faults.push({ name, message: `and ${variable} are both set: keep one of them` });
      continue;
    }
    const secret = readSecret(file);
    if ('fault' in secret) {
      faults.push({ name: variable, message: secret.fault });
      continue;
    }
    read[name] = secret.value;
    delete read[variable];
  }
  return { env: read, faults };
}

const isSet = (value: string | undefined) => value !== undefined && value.trim() !== '';

/** Editors and shells of Windows write UTF-8 and UTF-16 behind a mark, which is no part of the text. */
export function decodeText(bytes: Buffer): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

const remedies: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file: create it, or correct the path',
  ENOTDIR: 'there is no such file: create it, or correct the path',
  EISDIR: 'it is a folder: name the file in it',
  EACCES: 'its rights do not allow it: let the user that runs Kabar read it',
  EPERM: 'its rights do not allow it: let the user that runs Kabar read it',
};

function readSecret(file: string): { value: string } | { fault: string } {
  try {
    const bytes = readAtMost(maxBytes + 1, file);
    if (bytes.length > maxBytes)
      return { fault: `names a file that is too large to hold a secret (${file})` };
    const value = decodeText(bytes).trimEnd();
    if (value === '')
      return {
        fault: `names an empty file, or a pipe that nobody writes to (${file}): write the secret into it`,
      };
    if (/[\r\n]/.test(value.trim()))
      return { fault: `names a file of several lines (${file}): leave nothing but the secret in it` };
    return { value };
  } catch (error) {
    const code = errorCode(error) ?? '';
    return { fault: `names ${file}, which cannot be read: ${remedies[code] ?? 'look after its disk'}` };
  }
}

/** Waits for what the writer of a pipe has to say, but not, as a plain read does, for somebody to become its writer. */
function readAtMost(limit: number, file: string): Buffer {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  const bytes = Buffer.alloc(limit);
  let length = 0;
  try {
    for (;;) {
      const count = readWhenReady(handle, bytes, length);
      length += count;
      if (count === 0 || length === limit) return bytes.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function readWhenReady(handle: number, into: Buffer, offset: number): number {
  for (;;) {
    try {
      return readSync(handle, into, { offset });
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') throw error;
      // A start has nothing else to do meanwhile.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/**
 * Where the secrets of feeds are: a variable of the environment, or the file that `NAME_FILE` names. Asked anew for
 * each poll, so that a file may change.
 * @param own Kabar's own secrets. No feed may have them, whoever wrote its entry in the catalog.
 * @returns the value of a variable. Throws with words for the operator if there is none.
 */
export function feedVariablesFrom(env: Environment, own: readonly string[]): (name: string) => string {
  return (name) => {
    if (own.includes(name)) throw new Error(`the catalog may not send ${name} to a publisher`);
    const { env: read, faults } = readSecretFiles(env, [name]);
    const [fault] = faults;
    if (fault !== undefined) throw new Error(`${fault.name} ${fault.message}`);
    const value = read[name];
    if (value === undefined || value === '') {
      throw new Error(
        `the variable ${name} is not set: set it in .env, or ${name}_FILE to a file that holds it`,
      );
    }
    return value;
  };
}
