import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // Loading the platforms' SDKs once for each file would cost more than the tests.
    pool: 'threads',
    isolate: false,
    reporters: ['default', './test/closing-line.ts'],
  },
});
