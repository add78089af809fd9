import type { Capabilities } from '../../src/core/ports.js';

/**
 * https://core.telegram.org/bots/api#inlinekeyboardbutton for the bytes of an action; of keyboards the server takes 12
 * buttons a row and 300 in all. There is no key by which it would know a repeated send.
 */
export const capabilities: Capabilities = {
  maxActionBytes: 64,
  nonce: null,
  buttons: { maxInRow: 12, maxInAll: 300 },
  pictures: true,
};
