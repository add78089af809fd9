import { parse, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { loadCatalog } from '../app/catalog/files.js';
import { type CoreConfig, coreSecrets, loadConfig } from '../app/config.js';
import { fetcherFor } from '../app/create-fetcher.js';
import { feedVariablesFrom } from '../app/secret-files.js';
import type { Catalog } from '../core/catalog.js';
import { describeError } from '../core/errors.js';
import type { Clock, Log, Store } from '../core/ports.js';
import { maskerFor } from '../core/secrets.js';
import { harmless } from '../core/text.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import type { ParsedFeed, ReadOptions } from '../intake/read/parsed-feed.js';
import { createReader, type Reader } from '../intake/read/reader.js';
import { type Control, openControl } from '../stores/open-control.js';
import { openStore, type StoreOptions } from '../stores/open-store.js';

/** What a command works with: the process's own, or those of a test. */
export interface Io {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'getColorDepth'>>;
  stderr: Writable & { isTTY?: boolean };
  env: Readonly<Record<string, string | undefined>>;
  /** The names of all secrets of this Kabar. Default: those that no adapter brings. */
  secrets?: readonly string[];
  /** Where relative paths of the configuration and of arguments start. */
  folder: string;
  clock: Clock;
}

/** The reader of the output has gone (`| head`). That is not an error, but there is nothing left to do. */
export class OutputClosed extends Error {}

/** One call of `kabar`: its streams, and what its command needs, made when it is first asked for. */
export class Session {
  /** The exit code of the process: 1 if something is wrong. */
  exitCode = 0;
  #config: CoreConfig | null = null;
  #fetcher: Fetcher | null = null;
  #reader: Reader | null = null;
  #control: Promise<Control> | null = null;
  #progress = false;
  /** Masks the secrets of the environment and of addresses in messages about faults. */
  readonly #masked: (text: string) => string;

  constructor(readonly io: Io) {
    this.#masked = maskerFor(io.env);
    // Each write reports its error by its callback, but without a listener an error would end the process.
    for (const stream of [io.stdout, io.stderr]) stream.on('error', () => {});
  }

  /** @throws KabarError that names every fault of the environment. */
  get config(): CoreConfig {
    this.#config ??= loadConfig(this.io.env, [], this.io.folder).core;
    return this.#config;
  }

  /** Reads a variable that a feed of the catalog refers to. @throws Error that says why it cannot be had. */
  readonly feedVariable = (name: string) => {
    const { env, secrets = coreSecrets } = this.io;
    return feedVariablesFrom(env, secrets)(name);
  };

  get fetcher(): Fetcher {
    const { env, secrets = coreSecrets, clock } = this.io;
    this.#fetcher ??= fetcherFor(this.config, env, secrets, clock);
    return this.#fetcher;
  }

  /** @throws KabarError that names every fault of the catalog. */
  catalog(): Catalog {
    return loadCatalog(this.config.CATALOG);
  }

  /** Where the configuration says that the data are. */
  get storeOptions(): StoreOptions {
    const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = this.config;
    return { dataDir, databaseUrl, clock: this.io.clock, log: this.log() };
  }

  /** Opens the store that the configuration names. The caller closes it. @throws KabarError when it cannot be used. */
  openStore(): Promise<Store> {
    return openStore(this.storeOptions);
  }

  /** Asks about the data, whether a Kabar runs on them or not. Closed with the session. @throws KabarError */
  control(): Promise<Control> {
    this.#control ??= openControl(this.storeOptions);
    return this.#control;
  }

  /** A file's path as a person would type it. */
  displayPath(file: string): string {
    const short = relative(this.io.folder, file);
    // From the root it would lack its first slash.
    return short.startsWith('..') || this.io.folder === parse(this.io.folder).root ? file : short;
  }

  /** The same reader that intake uses. */
  read(body: Uint8Array, options: ReadOptions): Promise<ParsedFeed> {
    this.#reader ??= createReader({ clock: this.io.clock });
    return this.#reader.read(body, options);
  }

  /** Writes a line, or several, and resolves when the stream has taken it. `text` may not hold what a feed said as it stands. */
  async print(text = ''): Promise<void> {
    this.progress(null);
    await new Promise<void>((resolve, reject) => {
      this.io.stdout.write(`${text}\n`, (error) => {
        const isGone =
          error && 'code' in error && ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(`${error.code}`);
        if (error) reject(isGone ? new OutputClosed() : error);
        else resolve();
      });
    });
  }

  /** Writes a fault to standard error. */
  printError(text: string): void {
    this.progress(null);
    this.io.stderr.write(`${this.#masked(text)}\n`);
  }

  /** Shows progress, only on a terminal that can wipe it again. Null clears it. */
  progress(text: string | null): void {
    if (!this.io.stderr.isTTY || this.#isDumb || (text === null && !this.#progress)) return;
    this.#progress = text !== null;
    this.io.stderr.write(`\r\u001b[2K${harmless(this.#masked(text ?? ''))}`);
  }

  /** Whether the terminal takes nothing but text: the system edits the lines that are typed there. */
  get #isDumb(): boolean {
    const { TERM = '' } = this.io.env;
    return TERM === 'dumb';
  }

  /** Asks a person for a line; empty when there is nobody to answer. */
  async question(text: string): Promise<string> {
    this.progress(null);
    const { stdin: input, stderr: output } = this.io;
    const lines = createInterface({ input, output, ...(this.#isDumb && { terminal: false }) });
    try {
      const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
      return (await Promise.race([lines.question(text), closed])).trim();
    } finally {
      lines.close();
    }
  }

  /** A log on standard error for the parts that a command uses. */
  log(least: 'warn' | 'error' = 'warn'): Log {
    const log: Log = {
      debug: () => {},
      info: () => {},
      warn: (facts, message) => least === 'warn' && this.printError(withFacts(message, facts)),
      error: (facts, message) => this.printError(withFacts(message, facts)),
      child: () => log,
    };
    return log;
  }

  async close(): Promise<void> {
    this.progress(null);
    await (await this.#control?.catch(() => null))?.close();
    await this.#fetcher?.close();
    await this.#reader?.close();
  }
}

/** `setAside` as two words. */
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A line of a log as a person reads it: what happened, and what it is about. */
function withFacts(message: string, facts: object): string {
  const shown = Object.entries(facts).map(([name, value]) =>
    name === 'err'
      ? describeError(value)
      : `${spaced(name)} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return harmless(shown.length === 0 ? message : `${message} (${shown.join(', ')})`);
}
