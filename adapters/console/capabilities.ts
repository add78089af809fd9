import type { Capabilities } from '../../src/core/ports.js';

/** Lines of text have no bounds, and no pictures. */
export const capabilities: Capabilities = {
  maxActionBytes: Number.POSITIVE_INFINITY,
  nonce: null,
  buttons: { maxInRow: Number.POSITIVE_INFINITY, maxInAll: Number.POSITIVE_INFINITY },
  pictures: false,
};
