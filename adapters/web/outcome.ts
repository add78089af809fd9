import type { Outcome } from '../../src/core/delivery.js';
import { describeError } from '../../src/core/errors.js';

/** When a disk that took nothing is tried again, in milliseconds. */
const restMs = 5_000;

/** What a failed write stands for: nothing was kept, and the next one would most likely fail as well. Pure. */
export function outcomeOf(error: unknown): Outcome {
  const reason = `the browser chat cannot keep a message: ${describeError(error)}`;
  return { kind: 'retry-later', afterMs: restMs, scope: 'token', reason };
}
