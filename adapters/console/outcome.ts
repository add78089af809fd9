import type { Outcome } from '../../src/core/delivery.js';

/** What a write that failed stands for: a stream that broke takes nothing any more. Pure. */
export function outcomeOf(error: Error): Outcome {
  return { kind: 'fatal', reason: `The terminal takes no more text: ${error.message}` };
}
