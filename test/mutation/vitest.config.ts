import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The quick tests of the rules: no database, no process, no platform. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: [
      'test/core/**/*.test.ts',
      'test/delivery/{nonce,windows,compose,work}.test.ts',
      'test/intake/history.test.ts',
      'test/adapters/{telegram,discord,console}/escape.test.ts',
    ],
    pool: 'threads',
  },
});
