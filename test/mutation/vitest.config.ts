import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The quick tests of the rules: no database, no process, no platform, and nothing that counts through years. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: [
      'test/core/{pending,subscription,subscription-words,mute,digest,quiet-hours,delivery}.test.ts',
      'test/core/time/clock-time.test.ts',
      'test/delivery/{compose,compose-digest,compose-page,compose-stories,nonce,rate-limiter,resolve,failed-attempts,token-gate}.test.ts',
      'test/intake/history.test.ts',
      'test/adapters/{telegram,discord}/escape.test.ts',
    ],
    pool: 'threads',
  },
});
