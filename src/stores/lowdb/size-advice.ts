import type { Log } from '../../core/ports.js';

/** Above this many chats, the log advises to use PostgreSQL. */
const maxChats = 10_000;

/** Advises the operator of a large folder to use PostgreSQL, once per process. */
export class SizeAdvice {
  readonly #log: Log;
  #isGiven = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** To be called whenever the number of chats may have grown. */
  check(chats: number): void {
    if (this.#isGiven || chats <= maxChats) return;
    this.#isGiven = true;
    this.#log.warn(
      { chats },
      'the folder holds more than 10,000 chats: PostgreSQL (DATABASE_URL) serves so many better',
    );
  }
}
