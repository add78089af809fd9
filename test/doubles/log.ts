import type { Log } from '../../src/core/ports.js';

/** One line that was logged. */
export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  facts: object;
  message: string;
}

/** A log that keeps its lines, so that a test can read them. */
export class RecordedLog implements Log {
  readonly lines: LogLine[];
  readonly #facts: object;

  constructor(lines: LogLine[] = [], facts: object = {}) {
    this.lines = lines;
    this.#facts = facts;
  }

  debug = (facts: object, message: string) => this.#add('debug', facts, message);
  info = (facts: object, message: string) => this.#add('info', facts, message);
  warn = (facts: object, message: string) => this.#add('warn', facts, message);
  error = (facts: object, message: string) => this.#add('error', facts, message);

  child(facts: object): Log {
    return new RecordedLog(this.lines, { ...this.#facts, ...facts });
  }

  #add(level: LogLine['level'], facts: object, message: string): void {
    this.lines.push({ level, facts: { ...this.#facts, ...facts }, message });
  }
}
