import type { Capabilities } from '../../src/core/ports.js';

/** https://discord.com/developers/docs/components/reference#button */
export const capabilities: Capabilities = {
  maxActionBytes: 100,
  // https://discord.com/developers/docs/resources/message#create-message speaks of "the past few minutes".
  nonce: { maxLength: 25, windowMs: 180_000 },
  buttons: { maxInRow: 5, maxInAll: 25 },
  publishing: true,
  storyThreads: true,
  faces: true,
  pictures: true,
};
