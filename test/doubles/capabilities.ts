import type { Capabilities } from '../../src/core/ports.js';

/** A platform that can do as little as any that there is, but for what a test changes. */
export const makeCapabilities = (changes: Partial<Capabilities> = {}): Capabilities => ({
  maxActionBytes: 64,
  nonce: null,
  buttons: { maxInRow: 5, maxInAll: 25 },
  pictures: true,
  ...changes,
});
