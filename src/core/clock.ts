/** Time, as an argument: tests hand in one that they move themselves. */
export interface Clock {
  /** Milliseconds since 1970. It may jump, when the machine's clock is set. */
  now(): number;
  /** Milliseconds since some moment in the past. It only ever goes on: by it is measured how long something takes, or has to wait. */
  elapsed(): number;
  /** Calls `run` once, `ms` from now; the function returned prevents it. */
  after(ms: number, run: () => void): () => void;
}
