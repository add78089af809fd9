import { createInterface, type Interface } from 'node:readline';
import type { Io } from './session.js';

/** Asks a person one thing after the other, on standard error, and reads the answers from standard input. */
export class Questions {
  readonly #io: Pick<Io, 'stdin' | 'stderr'>;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;

  constructor(io: Pick<Io, 'stdin' | 'stderr'>) {
    this.#io = io;
    this.#lines = createInterface({ input: io.stdin });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /** Asks until the answer is right. Null when there is nobody to answer any more. @param fault what is wrong with it, or null. */
  async ask(
    text: string,
    fault: (answer: string) => Promise<string | null> | string | null = () => null,
  ): Promise<string | null> {
    for (;;) {
      this.#io.stderr.write(`${text} `);
      const { value, done } = await this.#answers.next();
      if (done) return null;
      const answer = String(value).trim();
      const wrong = await fault(answer);
      if (wrong === null) return answer;
      this.#io.stderr.write(`${wrong}\n`);
    }
  }

  close(): void {
    this.#lines.close();
  }
}
