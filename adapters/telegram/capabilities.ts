import type { Capabilities } from '../../src/core/ports.js';

/**
 * https://core.telegram.org/bots/api#inlinekeyboardbutton for the bytes of an action. What keyboards hold is documented
 * nowhere: servers refused more than 100 buttons, and 8 in a row can still be read. There is no key by which a repeated
 * send would be known.
 */
export const capabilities: Capabilities = {
  maxActionBytes: 64,
  nonce: null,
  buttons: { maxInRow: 8, maxInAll: 100 },
  pictures: true,
};
