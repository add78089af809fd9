import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../src/app/package-root.js';

const command = fileURLToPath(new URL('dist/src/cli/kabar.js', packageRoot));

/** How long a start, or an end by itself, may take. In milliseconds. */
const patience = 60_000;

/** A built Kabar in a process of its own. */
export class KabarProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  /** All that it has written so far: its log, as lines of JSON. */
  output = '';

  /** @param preload a module that is loaded before it, e.g. to move its clock. */
  constructor(env: Readonly<Record<string, string>>, preload?: string) {
    const before = preload === undefined ? [] : ['--import', preload];
    // As `npm start` does.
    this.#child = spawn(process.execPath, ['--v8-pool-size=1', ...before, command, 'start'], {
      cwd: env.FOLDER,
      env: { PATH: process.env.PATH, MALLOC_TRIM_THRESHOLD_: '131072', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += chunk;
      });
    }
    this.#ended = once(this.#child, 'exit').then(([code]) => code as number | null);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Resolves when the log says this; rejects when the process ends before. */
  async says(text: string): Promise<void> {
    const deadline = Date.now() + patience;
    let ended = false;
    void this.#ended.then(() => {
      ended = true;
    });
    while (!this.output.includes(text)) {
      if (ended) throw new Error(`Kabar ended before it said "${text}":\n${this.output.slice(-2000)}`);
      if (Date.now() > deadline) throw new Error(`Kabar did not say "${text}":\n${this.output.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** How many polls it has finished so far, by its own metrics; 0 while it cannot be asked. */
  async polls(): Promise<number> {
    const address = /"web":"([^"]+)"/.exec(this.output)?.[1];
    if (address === undefined) return 0;
    const metrics = await fetch(new URL('/metrics', address)).then(
      (response) => response.text(),
      () => '',
    );
    const finished = metrics.matchAll(/^kabar_polls_total\{outcome="(?:changed|unchanged)"\} (\d+)$/gm);
    return [...finished].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** The code that it ended with by itself. */
  ended(): Promise<number | null> {
    return this.#ended;
  }
}
