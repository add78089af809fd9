import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { systemClock } from '../../src/app/clock.js';
import { run } from '../../src/cli/program.js';
import type { Io } from '../../src/cli/session.js';
import type { Clock, Store } from '../../src/core/ports.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { afterTest } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';

/** What a command wrote, and what it ended with. */
export interface Ended {
  code: number;
  out: string;
  err: string;
  /** Standard output as lines of JSON. */
  json: () => Record<string, unknown>[];
}

/** What a test may hand to a command. */
export interface Given extends Partial<Pick<Io, 'env' | 'folder'>> {
  stdin?: string | Buffer;
  clock?: Clock;
  /** Whether standard error is a terminal. */
  tty?: boolean;
  /** Standard output breaks with this error at the first write. */
  broken?: NodeJS.ErrnoException;
}

/** Runs `kabar` in this process. */
export async function kabar(argv: readonly string[], given: Given = {}): Promise<Ended> {
  const [out, err] = [sink(given.broken), sink()];
  const code = await run(argv, {
    stdin: Readable.from([Buffer.from(given.stdin ?? '')]),
    stdout: out.stream,
    stderr: Object.assign(err.stream, { isTTY: given.tty ?? false }),
    // Any port: nothing that runs on this machine shall be seen.
    env: { FETCH_ALLOW_HOSTS: '127.0.0.1', WEB_PORT: '0', ...given.env },
    folder: given.folder ?? '/nonexistent',
    clock: given.clock ?? systemClock,
  });
  const json = () =>
    out
      .text()
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { code, out: out.text(), err: err.text(), json };
}

/** Opens the data in a folder as a Kabar that runs there does. It closes when the test ends. */
export async function openAsRunning(folder: string): Promise<Store> {
  const store = await openLowdb({
    dataDir: join(folder, 'data/db'),
    clock: systemClock,
    log: new RecordedLog(),
  });
  afterTest(() => store.close());
  return store;
}

function sink(broken?: Error): { stream: Writable; text: () => string } {
  const pieces: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      if (broken === undefined) pieces.push(String(chunk));
      done(broken);
    },
  });
  return { stream, text: () => pieces.join('') };
}
