/** The time, passed as an argument, so that tests can pass a clock that they move. */
export interface Clock {
  /** Milliseconds since 1970. It may jump, when the machine's clock is set. */
  now(): number;
  /** A monotonic clock, in milliseconds since some moment in the past. Durations and waits are measured by it. */
  elapsed(): number;
  /** Calls `run` once, `ms` from now; the function returned prevents it. */
  after(ms: number, run: () => void): () => void;
}
