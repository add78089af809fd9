import type { Log } from '../core/ports.js';

/** From this many unreachable feeds in one round on, one log line stands for all. */
const oneLineFrom = 3;

/**
 * Logs feeds that cannot be reached. Without a network all of them fail in the same round, and one line says more
 * than one for each.
 */
export class Outages {
  readonly #log: Log;
  readonly #held: (() => void)[] = [];
  #rounds = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  /** A round of polls. @returns what they return. */
  async during<T>(polls: number, run: () => Promise<T>): Promise<T> {
    this.#rounds += 1;
    try {
      return await run();
    } finally {
      this.#rounds -= 1;
      this.#flush(polls);
    }
  }

  /** A feed cannot be reached, for the first time. `tell` says so of this feed alone. */
  add(tell: () => void): void {
    if (this.#rounds === 0) tell();
    else this.#held.push(tell);
  }

  #flush(polls: number): void {
    const held = this.#held.splice(0);
    if (held.length < oneLineFrom) {
      for (const tell of held) tell();
      return;
    }
    const facts = { unreachable: held.length, feeds: Math.max(polls, held.length) };
    const cause = facts.unreachable === facts.feeds ? ': no network? I keep trying' : ': I keep trying';
    const message = `${facts.unreachable} of ${facts.feeds} feeds cannot be reached${cause}`;
    this.#log.warn(facts, message);
  }
}
