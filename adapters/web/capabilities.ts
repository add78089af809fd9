import type { Capabilities } from '../../src/core/ports.js';

/** A page has room for everything. It loads nothing from elsewhere, and so shows no pictures. */
export const capabilities: Capabilities = {
  maxActionBytes: 1_024,
  // Every message is kept with its nonce until so many others have come that nothing in doubt can be that old.
  nonce: { maxLength: 64, windowMs: 600_000 },
  buttons: { maxInRow: Number.POSITIVE_INFINITY, maxInAll: Number.POSITIVE_INFINITY },
  pictures: false,
};
